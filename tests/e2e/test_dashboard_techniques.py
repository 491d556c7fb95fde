"""The twelve cards: one tap in, one tap out, for the seats chosen; what runs is shown and can be changed."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from server.protocol import NoteOff, NoteOn, RoomState, TechniqueName
from tests.e2e.dashboards import begun, button, card, ended, opened, peopled, seat
from tests.e2e.devices import Devices
from tests.e2e.rooms import Room
from tests.e2e.serving import Server

EVERYONE: tuple[TechniqueName, ...] = (
    "ground",
    "hold",
    "call_answer",
    "turns",
    "pass_on",
    "stop_go",
    "build",
)


@pytest.fixture(scope="module")
def group(browser: Browser, server: Server) -> Iterator[tuple[Room, Page]]:
    """Four tablets and one dashboard for all: what a test starts, it ends."""
    devices = Devices(browser, server.url)
    with Room(server, devices) as room:
        peopled(room, 4)
        yield room, opened(room)
    assert devices.leave() == []


@pytest.mark.parametrize("name", EVERYONE)
def test_one_tap_in_one_tap_out(group: tuple[Room, Page], name: TechniqueName) -> None:
    """[C2] Each card starts its technique for everyone, shows that it runs, and ends it."""
    room, page = group
    card(page, name).click()
    assert begun(room, name).seats == ()
    expect(card(page, name)).to_have_attribute("aria-pressed", "true")
    expect(card(page, "free")).to_have_attribute("aria-pressed", "false")
    expect(page.locator(f"[data-now='{name}']")).to_be_visible()
    card(page, name).click()
    ended(room)
    expect(card(page, "free")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".now-bar")).to_have_count(0)


def test_a_technique_is_for_the_seats_chosen_and_undo_takes_it_back(group: tuple[Room, Page]) -> None:
    """[C1][C2] Tap Moon and Fish, then Turns: the others play on."""
    room, page = group
    seat(page, 2).click()
    seat(page, 3).click()
    expect(page.locator(".for-whom")).to_have_text("Moon and Fish")
    card(page, "turns").click()
    assert begun(room, "turns").seats == (2, 3)
    page.keyboard.press("z")
    ended(room)
    button(page, "All: everyone").click()


def test_what_is_not_possible_says_what_is_missing(group: tuple[Room, Page]) -> None:
    """[C2] A card is never merely grey."""
    room, page = group
    expect(card(page, "lead")).to_contain_text("Choose one seat")
    expect(card(page, "echo")).to_contain_text("Nobody played yet")
    card(page, "lead").click(force=True)  # a person may press it all the same
    expect(page.get_by_role("status")).to_have_text("Choose one seat.")
    assert room.state.techniques == []


def test_lead_lends_the_cards_to_the_one_seat_chosen(group: tuple[Room, Page]) -> None:
    """[C5] Handed over and taken back; how long is one number."""
    room, page = group
    seat(page, 2).click()
    card(page, "lead").click()
    expect(page.locator("[data-now='lead']")).to_contain_text("Moon leads")
    button(page, "Time lent: more").click()
    begun(room, "lead", lambda one: one.seconds == 30)
    button(page, "End Lead").click()
    ended(room)
    button(page, "All: everyone").click()


def test_turns_say_who_and_how_long_and_are_changed_while_they_run(group: tuple[Room, Page]) -> None:
    """[C2] Who now, who next, how long; beats, until quiet, and by hand."""
    room, page = group
    card(page, "turns").click()
    line = page.locator("[data-now='turns'] small").first
    expect(line).to_have_text(re.compile(r"^Sun, [1-8] beats? left, then Moon$"))
    expect(page.locator(".map-centre b")).to_have_text("Sun")
    expect(seat(page, 1).locator(".is-full")).to_be_visible()
    expect(seat(page, 3).locator(".is-hollow")).to_be_visible()
    button(page, "Beats: more").click()
    begun(room, "turns", lambda one: one.beats == 12)
    button(page, "Until quiet").click()
    begun(room, "turns", lambda one: one.until_quiet)
    button(page, "Next seat").click()
    expect(page.locator(".map-centre b")).to_have_text("Moon")
    button(page, "End Turns").click()
    ended(room)


def test_two_run_beside_each_other_and_free_ends_both(group: tuple[Room, Page]) -> None:
    """[C2] Ground under Turns: the newest line is open, a tap opens the other."""
    room, page = group
    card(page, "turns").click()
    card(page, "ground").click()
    expect(page.locator("[data-now]")).to_have_count(2)
    expect(button(page, "Beats: more")).to_have_count(0)
    page.locator("[data-now='turns'] .now-face").click()
    expect(button(page, "Beats: more")).to_be_visible()
    card(page, "free").click()
    after = ended(room)
    assert (after.pulse.on, after.drone.on) == (False, False)


def test_a_member_may_call(group: tuple[Room, Page]) -> None:
    """[C2] Call & Answer led by the one seat chosen, answered one by one."""
    room, page = group
    card(page, "call_answer").click()
    button(page, "You call").click()
    expect(page.get_by_role("status")).to_contain_text("Choose the one seat that shall call")
    seat(page, 3).click()
    button(page, "You call").click()
    begun(room, "call_answer", lambda one: one.leader == 3)
    button(page, "One by one").click()
    begun(room, "call_answer", lambda one: one.one_by_one)
    expect(button(page, "Fish calls")).to_have_attribute("aria-pressed", "true")
    button(page, "End Call & Answer").click()
    ended(room)
    button(page, "All: everyone").click()


def test_an_iso_ramp_is_set_up_started_paused_and_ended(group: tuple[Room, Page]) -> None:
    """[C2] Two taps: the card, then start; it can be held where it is."""
    room, page = group
    card(page, "iso").click()
    button(page, "Slower in the end").click()
    button(page, "Softer in the end").click()
    button(page, "Lower").click()
    button(page, "8").click()
    button(page, "From 72 to 54 in 8 minutes").click()
    iso = begun(room, "iso").iso
    assert iso is not None
    assert (iso.minutes, iso.bpm, iso.level, iso.register, iso.density) == (8, 54, 5, -1, None)
    expect(page.locator(".drawer")).to_have_count(0)
    button(page, "Pause").click()
    begun(room, "iso", lambda one: one.iso is not None and one.iso.paused)
    card(page, "iso").click()
    ended(room)


def test_space_lasts_as_long_as_it_is_held(group: tuple[Room, Page]) -> None:
    """[M4] The grounds wait while the card, or its key, is held down."""
    room, page = group
    card(page, "space").hover()
    page.mouse.down()
    room.conductor.until(RoomState, lambda state: state.space)
    expect(card(page, "space")).to_have_attribute("aria-pressed", "true")
    page.mouse.up()
    room.conductor.until(RoomState, lambda state: not state.space)
    page.keyboard.down("8")
    room.conductor.until(RoomState, lambda state: state.space)
    page.keyboard.up("8")
    room.conductor.until(RoomState, lambda state: not state.space)
    page.keyboard.down("8")
    room.conductor.until(RoomState, lambda state: state.space)
    page.evaluate("() => window.dispatchEvent(new Event('blur'))")
    room.conductor.until(RoomState, lambda state: not state.space)
    page.keyboard.up("8")


def test_an_echo_gives_back_what_was_just_played(room: Room) -> None:
    """[C2] The card waits until there is something to give back."""
    member, *_ = peopled(room, 2)
    page = opened(room)
    with member.saying(touch_and_lift):
        expect(card(page, "echo")).to_contain_text("Give back what a seat just played")
    card(page, "echo").click()
    assert begun(room, "echo").seats == (1,)
    expect(page.locator("[data-now='echo']")).to_contain_text("Echo of Sun")


def touch_and_lift(count: int) -> NoteOn | NoteOff:
    return NoteOn(pad=1, velocity=0.6, note=count) if count % 2 else NoteOff(note=count - 1)


def test_every_card_has_its_key(room: Room) -> None:
    """[C1][C2] 6 is Turns, as its corner says."""
    peopled(room, 2)
    page = opened(room)
    expect(card(page, "turns").locator(".key")).to_have_attribute("data-cap", "6")
    page.keyboard.press("6")
    begun(room, "turns")
    expect(card(page, "turns")).to_have_attribute("aria-pressed", "true")  # the key ends what the page shows
    page.keyboard.press("Backspace")
    ended(room)
