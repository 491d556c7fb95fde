"""Every note ends, however its tablet goes away. The speaker here is a bare socket, so that nothing helps."""

from collections.abc import Callable

import pytest

from server.protocol import RemoveSeat, RoomState, SetSeats, SoundOff, SoundOn
from tests.e2e.cable import Cable
from tests.e2e.devices import TABLET
from tests.e2e.rooms import Room, Tablet
from tests.e2e.socket_client import SocketClient

AT_ONCE = 1.0
"""Seconds. The page or the network says that it is over; the rest is a loaded machine."""

BY_LEASE = 7.5
"""Seconds. Nobody says anything: the lease of 1.5 s, and a loaded machine."""


def flutes(room: Room) -> None:
    """Lasting tones on the first seats."""
    seats = [1, 2, 3, 4]
    room.conductor.send(SetSeats(seats=seats, instrument="flute"))
    room.conductor.until(RoomState, lambda now: all(seat.instrument == "flute" for seat in now.seats[:4]))


def held(room: Room, tablet: Tablet) -> tuple[SocketClient, SoundOn]:
    """A finger on a pad, and the tone it sounds."""
    speaker = room.speaker()
    tablet.press(2)
    tone = speaker.next(SoundOn)
    assert tone.hold
    return speaker, tone


GOINGS: dict[str, Callable[[Tablet], object]] = {
    "the finger lifts": lambda tablet: tablet.lift(),
    "the page goes": lambda tablet: tablet.page.goto("about:blank"),
    "the page is loaded again": lambda tablet: tablet.page.reload(),
    "the tab is closed": lambda tablet: tablet.page.close(),
    "the browser is closed": lambda tablet: tablet.context.close(),
}


@pytest.mark.parametrize("going", GOINGS)
def test_a_held_note_ends_when(going: str, room: Room) -> None:
    """[P4] By lift, by leaving: within a second, and once."""
    flutes(room)
    tablet = room.open_tablet()
    speaker, tone = held(room, tablet)
    GOINGS[going](tablet)
    speaker.next(SoundOff, lambda off: off.id == tone.id, seconds=AT_ONCE)
    speaker.skip()
    assert [off.id for off in speaker.all(SoundOff)] == [tone.id]


def test_a_held_note_ends_when_the_tab_is_killed(room: Room) -> None:
    """[P4] No handler of the page runs any more: the connection's end is enough."""
    room.devices.expect("crashed")
    flutes(room)
    tablet = room.open_tablet()
    speaker, tone = held(room, tablet)
    tablet.crash()
    speaker.next(SoundOff, lambda off: off.id == tone.id, seconds=BY_LEASE)


def test_held_notes_end_when_the_network_is_cut_and_play_goes_on_after_it(room: Room) -> None:
    """[P4][T2] Nothing is said, nothing arrives: the lease ends it. Back, the same seat plays; nothing comes late."""
    room.devices.expect("WebSocket|ERR_|Failed to load")
    flutes(room)
    with Cable(room.server.url) as cable:
        tablet = room.open_tablet(on=room.devices.open(TABLET, url=cable.url))
        speaker, tone = held(room, tablet)
        cable.pull()
        speaker.next(SoundOff, lambda off: off.id == tone.id, seconds=BY_LEASE)
        tablet.press(3, finger=1)
        tablet.lift(1)
        tablet.lift()
        room.conductor.until(RoomState, lambda now: now.seats[0].link == "away")
        speaker.skip()
        cable.plug()
        room.conductor.until(RoomState, lambda now: now.seats[0].link == "here")
        tablet.touch(4)
        sounded = speaker.next(SoundOn)
        assert sounded.seat == tone.seat
        assert sounded.pitch > tone.pitch
        assert len(speaker.all(SoundOn)) == 2, "a touch made while offline sounded late"


def test_the_therapist_removes_a_seat_that_holds_a_note(room: Room) -> None:
    """[P4][R2] Removing ends what sounds."""
    flutes(room)
    tablet = room.open_tablet()
    speaker, tone = held(room, tablet)
    room.conductor.send(RemoveSeat(seat=tone.seat))
    speaker.next(SoundOff, lambda off: off.id == tone.id, seconds=AT_ONCE)
