"""A seat is a place: whatever happens to the tablet or the server, the same seat is there for it again."""

from playwright.sync_api import expect

from server.protocol import Admit, ChangeAccess, RoomState, SetSeats, SoundOn
from tests.e2e.devices import PHONE
from tests.e2e.rooms import Room, Tablet
from tests.e2e.socket_client import SocketClient


def sounds_seat(speaker: SocketClient, tablet: Tablet, pad: int = 1) -> SoundOn:
    """What a touch sounds; every test ends with playing."""
    speaker.skip()
    tablet.touch(pad)
    return speaker.next(SoundOn)


def wait_until_here(room: Room, seat: int) -> None:
    room.conductor.until(RoomState, lambda now: now.seats[seat - 1].link == "here")


def test_after_a_reload_the_same_seat_plays_the_same_tones(room: Room) -> None:
    """[R1] Seat, pads and settings are back."""
    speaker = room.speaker()
    room.open_tablet()
    tablet = room.open_tablet()
    room.conductor.send(SetSeats(seats=[2], instrument="harp"), ChangeAccess(seats=[2], changes={"pads": 8}))
    expect(tablet.pad(7)).to_be_visible()
    before = sounds_seat(speaker, tablet, pad=6)
    room.conductor.skip()
    tablet.page.reload()
    room.conductor.next(RoomState, lambda now: now.seats[1].link == "away")
    wait_until_here(room, 2)
    expect(tablet.pad(7)).to_be_visible()
    after = sounds_seat(speaker, tablet, pad=6)
    assert (
        (after.seat, after.pitch, after.instrument)
        == (before.seat, before.pitch, "harp")
        == (2, before.pitch, "harp")
    )
    assert room.here() == {1, 2}


def test_a_tablet_that_was_closed_and_scans_again_has_its_seat_again(room: Room) -> None:
    """[R1] The device remembers, not the page."""
    speaker = room.speaker()
    tablet = room.open_tablet()
    room.open_tablet(PHONE)
    wait_until_here(room, 2)
    tablet.page.close()
    room.conductor.until(RoomState, lambda now: now.seats[0].link == "away")
    again = room.open_tablet(on=tablet.context)
    wait_until_here(room, 1)
    assert sounds_seat(speaker, again).seat == 1
    assert room.here() == {1, 2}


def test_of_two_tabs_with_one_seat_the_newest_plays(room: Room) -> None:
    """[R1] The other says so, and can have it back with one tap."""
    speaker = room.speaker()
    first = room.open_tablet()
    second = Tablet(first.context.new_page(), first.context).show("/pad")
    expect(first.page.get_by_role("button", name="Play here")).to_be_visible()
    assert sounds_seat(speaker, second).seat == 1
    first.page.get_by_role("button", name="Play here").click()
    expect(second.page.get_by_role("button", name="Play here")).to_be_visible()
    expect(first.pad(1)).to_be_visible()
    wait_until_here(room, 1)
    assert sounds_seat(speaker, first).seat == 1
    assert room.here() == {1}


def test_who_comes_late_gets_the_next_seat_and_nobody_moves(room: Room) -> None:
    """[R1] Late joining always works; rows never jump."""
    speaker = room.speaker()
    early = [room.open_tablet() for _ in range(2)]
    tones = [sounds_seat(speaker, tablet).pitch for tablet in early]
    early[0].press(0)
    late = room.open_tablet(PHONE)
    wait_until_here(room, 3)
    early[0].lift()
    assert sounds_seat(speaker, late).seat == 3
    assert [sounds_seat(speaker, tablet).pitch for tablet in early] == tones
    assert [seat.place for seat in room.state.seats] == list(range(len(room.state.seats)))


def test_a_tablet_that_slept_plays_on_in_its_seat(room: Room) -> None:
    """[R1] Its page stands still in the middle of everything, as when the screen goes dark, then wakes."""
    speaker = room.speaker()
    tablet = room.open_tablet()
    wait_until_here(room, 1)
    devtools = tablet.context.new_cdp_session(tablet.page)
    devtools.send("Debugger.enable")
    devtools.send("Debugger.pause")
    room.conductor.until(RoomState, lambda now: now.seats[0].link == "away")
    devtools.send("Debugger.disable")
    wait_until_here(room, 1)
    assert sounds_seat(speaker, tablet).seat == 1


def test_a_typed_code_waits_for_one_tap_and_keeps_its_place(room: Room) -> None:
    """[R2] The seat is reserved while it waits, and its own after the tap; a reload at the door waits on."""
    tablet = room.devices.open()
    page = tablet.new_page()
    page.goto("/join")
    page.get_by_role("textbox").first.click()
    page.keyboard.type(room.code)
    page.keyboard.press("Enter")
    room.conductor.until(RoomState, lambda now: now.seats[0].link == "waiting")
    expect(page.get_by_role("heading", name="You are at the door")).to_be_visible()
    room.open_tablet()
    wait_until_here(room, 2)
    page.reload()
    room.conductor.until(RoomState, lambda now: now.seats[0].link == "waiting")
    room.conductor.send(Admit(seat=1, let_in=True))
    wait_until_here(room, 1)
    expect(page.locator("[data-pad]")).to_have_count(5)
