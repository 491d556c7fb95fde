"""A recording through the real server: onto the disk while it runs, whole when the server ends, gone when it must."""

from pathlib import Path
from typing import TypeVar

import pytest

from server.core.tape import Event, Kept, Lifted, SeatKept, SoundBegan, Touched
from server.protocol import (
    KeepSeats,
    LightOn,
    Lights,
    Mark,
    NoteOff,
    NoteOn,
    Recording,
    RecordingSign,
    SessionView,
    StartRecording,
    StopRecording,
    Surface,
)
from server.storage.archive import Archive
from tests.e2e.rooms import Room
from tests.e2e.serving import Server
from tests.e2e.socket_client import SocketClient
from tests.patience import until

E = TypeVar("E", bound=Event)


def of(kind: type[E], events: list[Event]) -> list[E]:
    return [event for event in events if isinstance(event, kind)]


def kept(data: Path, session: str) -> tuple[SessionView, list[Event]]:
    """A session as it lies on the disk. May be asked while the server writes."""
    archive = Archive.open(f"sqlite:///{data / 'roundelay.db'}")
    try:
        return archive.session(session), list(archive.events(session))
    finally:
        archive.close()


def recorded(room: Room, **how: object) -> str:
    """The therapist starts a recording; gives back its session."""
    room.conductor.send(StartRecording(**how))  # type: ignore[arg-type]
    return room.conductor.next(Recording, lambda told: told.state == "on").session or ""


def touched(tablet: SocketClient, note: int, pad: int = 0) -> None:
    tablet.send(NoteOn(pad=pad, velocity=0.7, note=note), NoteOff(note=note))


def lights(page: SocketClient) -> list[LightOn]:
    return [light for told in page.all(Lights) for light in told.on]


def test_what_is_played_is_on_the_disk_while_it_is_played(own_server: Server) -> None:
    """[K1] [T1] And nothing of the seat that is left out, nor of the time before."""
    with Room(own_server) as room:
        first, second = room.member(), room.member()
        surfaces = [tablet.next(Surface).seat for tablet in (first, second)]
        display = room.client("display")
        assert display.next(RecordingSign).state == "off"
        touched(first, 1)
        until(lambda: len(lights(display)) == 1)
        session = recorded(room, title="Friday", series="Blue group")
        assert display.next(RecordingSign).state == "on"
        assert second.next(RecordingSign, lambda sign: sign.state == "on").left_out is False
        room.conductor.send(KeepSeats(seats=[surfaces[1]], kept=False))
        second.next(RecordingSign, lambda sign: sign.left_out)
        for note in range(2, 6):
            touched(first, note)
            touched(second, note)
        until(lambda: len(lights(display)) == 9)
        until(lambda: session in states(own_server.data))
        until(lambda: len(of(Touched, kept(own_server.data, session)[1])) == 4)
        view, events = kept(own_server.data, session)
        assert (view.line.title, view.line.series, view.line.state) == ("Friday", "Blue group", "running")
        assert {event.seat for event in of(Touched, events)} == {surfaces[0]}
        assert len(of(SoundBegan, events)) == 4
        assert [event.seat for event in of(SeatKept, events)] == [surfaces[1]]


def test_a_server_that_is_asked_to_end_ends_its_recordings(own_server: Server) -> None:
    """[T1] Ctrl-C in the middle: everything until then is kept, with its end."""
    with Room(own_server) as room:
        tablet, display = room.member(), room.client("display")
        tablet.next(Surface)
        session = recorded(room)
        touched(tablet, 1)
        room.conductor.send(Mark(icon="heart", word="here"))
        room.conductor.next(Recording, lambda told: bool(told.marks))
        until(lambda: len(lights(display)) == 1)
        own_server.stop()
    view, events = kept(own_server.data, session)
    assert view.line.state == "ended"
    assert events[-1] == Kept(at=view.line.length, what="ended")
    assert len(of(Touched, events)) == len(of(Lifted, events)) == 1
    assert [(mark.icon, mark.word) for mark in view.marks] == [("heart", "here")]


def test_a_server_that_is_killed_leaves_the_recording_to_be_found(own_server: Server) -> None:
    """[T1] As a power cut does it: the next start says until when it is kept."""
    with Room(own_server) as room:
        tablet = room.member()
        tablet.next(Surface)
        session = recorded(room)
        touched(tablet, 1)
        until(lambda: session in states(own_server.data))
        until(lambda: bool(of(Lifted, kept(own_server.data, session)[1])))
        own_server.kill()
    own_server.start()
    with Room(own_server) as room:
        assert any("It is kept to 0:00:0" in notice.text for notice in room.state.notices)
    view, events = kept(own_server.data, session)
    assert view.line.state == "cut"
    assert len(of(Touched, events)) == 1


@pytest.mark.parametrize("closes", [True, False])
def test_a_session_kept_for_no_day_goes_with_its_room(own_server: Server, closes: bool) -> None:
    """[K5] Not before: it may be heard once more in it."""
    with Room(own_server) as room:
        session = recorded(room, keep_days=0)
        room.conductor.send(StopRecording())
        room.conductor.next(Recording, lambda told: told.state == "off")
        until(lambda: states(own_server.data).get(session) == "ended")
        if closes:
            room.host.post(f"/api/rooms/{room.id}/close", {})
            until(lambda: session not in states(own_server.data))
            return
        other = recorded(room)  # an occasion on which what is due would go
        room.conductor.send(StopRecording())
        until(lambda: states(own_server.data).get(other) == "ended")
        until(lambda: (own_server.data / "backups").is_dir())
        assert session in states(own_server.data)


def states(data: Path) -> dict[str, str]:
    """Every session on the disk."""
    archive = Archive.open(f"sqlite:///{data / 'roundelay.db'}")
    try:
        return {line.id: line.state for line in archive.sessions()}
    finally:
        archive.close()
