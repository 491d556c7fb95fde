"""Where the recordings of the rooms go."""

from datetime import UTC, datetime

import pytest

from server.core.effects import EndSession, OpenSession
from server.core.errors import Refused
from server.core.tape import Kept, Touched
from server.recordings import Recordings
from tests.harness import ScriptedRoom
from tests.test_hub import Desk

ASKED = OpenSession(title="Friday", series="Blue group", keep_days=7)


def recordings(desk: Desk) -> Recordings:
    return Recordings(desk, lambda: datetime(2026, 6, 3, 9, 30, 15, tzinfo=UTC))


def test_a_session_is_begun_before_anything_of_it_is_handed_over() -> None:
    """[K1] With its title, its group, when it began, how long it is kept, and who is there."""
    desk, room = Desk(), ScriptedRoom().sits(1, 2)
    mine = recordings(desk)
    mine.open(ASKED, room.room, "room", room.now)
    (new,) = desk.begun
    assert (new.title, new.series, new.keep_days, new.began) == (
        "Friday",
        "Blue group",
        7,
        "2026-06-03T09:30:15Z",
    )
    assert [seat.key for seat in new.seats] == ["1 Sun", "2 Moon"]
    assert mine.running == mine.of_open_rooms == {new.id: "room"}
    assert room.room.recorder.session == new.id
    mine.hand_over(room.room)
    assert desk.tape(new.id)[0] == Kept(at=0.0, what="began")
    room.room.recorder.note(Touched(1, 1, 0, 60.0, 0.8, 0.0, None, None))
    mine.hand_over(room.room)
    mine.hand_over(room.room)
    assert len([event for event in desk.tape(new.id) if isinstance(event, Touched)]) == 1


def test_no_session_is_begun_that_cannot_be_kept() -> None:
    """[K1] The disk is full: nothing is begun, the room goes on."""
    desk, room = Desk(), ScriptedRoom()
    desk.full = Refused("no_room_to_record", "Only 3 MB are free.")
    with pytest.raises(Refused, match="3 MB"):
        recordings(desk).open(ASKED, room.room, "room", room.now)
    assert desk.begun == []
    assert room.room.recorder.state == "off"


def test_an_ended_session_belongs_to_its_room_until_that_closes() -> None:
    """[K5] What isn't to outlast the room may be heard in it once more."""
    desk, room, ended = Desk(), ScriptedRoom(), []
    mine = recordings(desk)
    mine.ended = lambda: ended.append(1)
    mine.open(ASKED, room.room, "room", room.now)
    session = desk.begun[0].id
    mine.end(EndSession(session, length=4.0))
    assert desk.ended == [(session, 4.0)]
    assert (mine.running, mine.of_open_rooms, ended) == ({}, {session: "room"}, [1])
    mine.room_closed("another")
    mine.room_closed("room")
    assert mine.of_open_rooms == {}
