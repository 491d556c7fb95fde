"""Seats on the dashboard: who plays is seen, who knocks is let in, chairs are moved, tablets are let go."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from server.protocol import AskToLeave, Bye, NoteOff, NoteOn, RoomState, SetDoor, Surface
from server.rehearse.wire import join
from tests.e2e.rooms import Room
from tests.e2e.socket_client import SocketClient


def seat(page: Page, number: int) -> Locator:
    return page.locator(f"[data-seat='{number}']")


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def in_seat(number: int) -> Callable[[RoomState], bool]:
    return lambda state: state.seats[number - 1].link == "here"


def test_a_seat_that_plays_glows_until_it_lets_go(room: Room) -> None:
    """[C1] Who plays now is seen on the map."""
    page = room.open_dashboard()
    member = room.member()
    room.conductor.until(RoomState, in_seat(1))
    expect(seat(page, 1)).to_have_accessible_name("Seat 1, Sun: may play, level 7 of 10")
    member.send(NoteOn(pad=2, velocity=0.8, note=1))
    expect(seat(page, 1).locator(".seat-halo")).to_have_class(having("lit"))
    member.send(NoteOff(note=1))
    expect(seat(page, 1).locator(".seat-halo")).not_to_have_class(having("lit"))


def having(name: str) -> re.Pattern[str]:
    return re.compile(rf"(^|\s){name}(\s|$)")


def test_a_typed_code_waits_at_the_door_for_one_tap(room: Room) -> None:
    """[R2] Let in from the sentence at the top."""
    page = room.open_dashboard()
    joined = join(room.server.url, code=room.code)
    expect(page.get_by_text("A tablet is at the door, for seat 1, Sun.")).to_be_visible()
    expect(page.get_by_text("1 waiting")).to_be_visible()
    button(page, "Let in").click()
    with SocketClient(room.server.url, room.id, joined.token) as tablet:
        tablet.next(Surface)
        room.conductor.until(RoomState, in_seat(1))


def test_not_now_turns_a_tablet_away_kindly(room: Room) -> None:
    """[R2] In the join drawer."""
    page = room.open_dashboard()
    joined = join(room.server.url, code=room.code)
    with SocketClient(room.server.url, room.id, joined.token) as tablet:
        page.locator(".chip-room").click()
        page.locator(".at-the-door").get_by_role("button", name="Not now").click()
        assert tablet.next(Bye).reason == "declined"
    room.conductor.until(RoomState, lambda state: state.seats[0].link == "free")


def test_a_whole_group_at_the_door_is_let_in_with_one_tap(room: Room) -> None:
    """[R2] Let all in."""
    page = room.open_dashboard()
    for _ in range(3):
        join(room.server.url, code=room.code)
    page.locator(".chip-room").click()
    button(page, "Let all 3 in").click()
    room.conductor.until(
        RoomState, lambda state: [one.link for one in state.seats[:4]] == ["away"] * 3 + ["free"]
    )


def test_the_qr_code_follows_a_new_code_and_the_door(room: Room) -> None:
    """[R2] Close the door, open it, a new code."""
    page = room.open_dashboard()
    page.locator(".chip-room").click()
    picture = page.locator("img.qr")
    expect(picture).to_be_visible()
    assert picture.evaluate("(one) => one.decode().then(() => one.naturalWidth > 0)")
    first = picture.get_attribute("src")
    button(page, "New code").click()
    expect(picture).not_to_have_attribute("src", first or "")
    button(page, "Close the door").click()
    expect(picture).to_have_count(0)
    room.conductor.until(RoomState, lambda state: not state.door_open)
    button(page, "Open the door").click()
    expect(picture).to_be_visible()


def test_another_dozen_seats_and_everybody_stays_where_they_were(room: Room) -> None:
    """[R1] More seats: nobody moves."""
    page = room.open_dashboard()
    page.locator(".chip-room").click()
    button(page, "More seats").click()
    expect(page.locator("[data-seat]")).to_have_count(24)
    assert [one.place for one in room.state.seats[:12]] == list(range(12))


def test_dragging_lets_two_chairs_change_places(room: Room) -> None:
    """[R1] Seats stand as the chairs do."""
    page = room.open_dashboard()
    start, goal = seat(page, 3).bounding_box(), seat(page, 6).bounding_box()
    assert start is not None
    assert goal is not None
    page.mouse.move(start["x"] + 20, start["y"] + 20)
    page.mouse.down()
    page.mouse.move(goal["x"] - 40, goal["y"] - 40, steps=4)
    page.mouse.move(goal["x"] + 20, goal["y"] + 20, steps=4)
    page.mouse.up()
    changed = room.conductor.until(RoomState, lambda state: state.seats[2].place == 5)
    assert changed.seats[5].place == 2
    expect(seat(page, 3)).to_have_attribute("aria-pressed", "false")


def test_a_tablet_asks_to_leave_and_is_let_go(room: Room) -> None:
    """[P7] Leaving takes the therapist's word."""
    page = room.open_dashboard()
    member = room.member()
    member.send(AskToLeave())
    expect(page.get_by_text("Sun, seat 1, asks to leave.")).to_be_visible()
    button(page, "Let it leave").click()
    assert member.next(Surface, lambda surface: surface.leave).leave


def test_a_removed_tablet_is_told_and_its_seat_is_free(room: Room) -> None:
    """[R2] Remove from the room."""
    page = room.open_dashboard()
    member = room.member()
    room.conductor.until(RoomState, in_seat(1))
    seat(page, 1).click()
    button(page, "Seat: instrument, place and more").click()
    button(page, "Time and place").click()
    button(page, "Remove from the room").click()
    assert member.next(Bye).reason == "removed"
    room.conductor.until(RoomState, lambda state: state.seats[0].link == "free")


def test_what_is_done_with_nothing_chosen_is_for_everyone(room: Room) -> None:
    """[C1] Nothing chosen means everyone."""
    page = room.open_dashboard()
    members = [room.member() for _ in range(3)]
    room.conductor.until(RoomState, in_seat(3))
    expect(page.get_by_text("3 seats; tap to choose")).to_be_visible()
    button(page, "Rest").click()
    room.conductor.until(RoomState, lambda state: all(one.rest for one in state.seats[:3]))
    assert all(member.next(Surface, lambda surface: surface.state == "rest") for member in members)
    expect(button(page, "Rest")).to_have_attribute("aria-pressed", "true")


def test_the_door_can_be_closed_by_somebody_else(room: Room) -> None:
    """[C1] The state shown is the room's, whoever changed it."""
    page = room.open_dashboard()
    expect(page.get_by_text("door open", exact=True)).to_be_visible()
    room.conductor.send(SetDoor(open=False))
    expect(page.get_by_text("door closed", exact=True)).to_be_visible()
