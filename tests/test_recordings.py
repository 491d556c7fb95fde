"""Where the recordings of the rooms go."""

from datetime import UTC, datetime

import pytest

from server.core.effects import EndSession, OpenSession
from server.core.errors import Refused
from server.core.said import Said
from server.core.tape import Kept, Lifted, Moved, SoundBegan, Touched, told_at
from server.protocol import NoteOn, Recording, StartRecording, StopRecording
from server.recordings import Recordings
from tests.harness import ScriptedRoom
from tests.test_hub import Desk, House


@pytest.fixture
def house() -> House:
    return House()


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
    desk, room = Desk(), ScriptedRoom()
    ended: list[int] = []
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


# --- in the hub


def recorded(house: House) -> str:
    """A dashboard starts a recording; gives back its session."""
    house.page("conductor")
    house.hub.receive("conductor", StartRecording(title="Friday"))
    return house.desk.begun[-1].id


def test_what_happens_is_handed_over_with_the_message_it_came_of(house: House) -> None:
    """[T1] Nothing waits in the room: what a touch was is on its way before the next one comes."""
    house.tablet("tablet")
    session = recorded(house)
    assert len(session) == 12
    house.hub.receive("tablet", NoteOn(pad=0, velocity=0.8, note=1))
    assert [type(event) for event in house.desk.tape(session)[-2:]] == [Touched, SoundBegan]
    assert house.hub.rooms[house.room.id].room.recorder.pending == []


def test_what_the_room_does_by_itself_is_handed_over_when_it_wakes(house: House) -> None:
    """[T1] A tone whose tablet has fallen silent ends on the tape, too."""
    house.tablet("tablet")
    session = recorded(house)
    house.hub.receive("tablet", NoteOn(pad=0, velocity=0.8, note=1))
    house.alarms.go_to(3.0)
    assert [event.why for event in house.desk.tape(session) if isinstance(event, Lifted)] == ["lease"]


def test_whoever_comes_by_the_door_is_on_the_tape(house: House) -> None:
    """[K2] And so are touches that ended because their page said goodbye by other means."""
    session = recorded(house)
    token = house.tablet("tablet")
    house.hub.receive("tablet", NoteOn(pad=0, velocity=0.8, note=1))
    house.hub.let_go(token)
    tape = house.desk.tape(session)
    assert [event.what for event in tape if isinstance(event, Moved)] == ["admitted", "came"]
    assert [event.why for event in tape if isinstance(event, Lifted)] == ["left"]


def test_a_recording_ends_by_the_hand_that_began_it(house: House) -> None:
    """[K1] The library knows that it runs, and that it runs no more."""
    session = recorded(house)
    assert house.hub.recordings.running == {session: house.room.id}
    house.clock.go_to(5.0)
    house.hub.receive("conductor", StopRecording())
    assert house.desk.ended == [(session, 5.0)]
    assert house.desk.tape(session)[-1] == Kept(at=5.0, what="ended")
    assert house.hub.recordings.running == {}


@pytest.mark.parametrize("end", ["close", "farewell"])
def test_a_recording_ends_with_its_room_and_with_the_server(house: House, end: str) -> None:
    """[K1] [T1] Nobody has to remember it."""
    session = recorded(house)
    house.clock.go_to(2.0)
    if end == "close":
        house.hub.close_room(house.room.id)
    else:
        house.hub.farewell()
    assert house.desk.ended == [(session, 2.0)]
    assert told_at(house.desk.tape(session)[-1]) == 2.0


def test_two_rooms_record_apart_from_each_other(house: House) -> None:
    """[R5] [K1] A room that isn't recorded is on nobody's tape."""
    session = recorded(house)
    other = house.hub.start_room()
    joined = house.hub.join(invitation=other.link_token, code=None, device=None)
    house.hello("stranger", joined.token)
    house.hub.receive("stranger", NoteOn(pad=0, velocity=0.8, note=1))
    assert not [event for event in house.desk.tape(session) if isinstance(event, Touched | Moved)]
    assert len(house.desk.begun) == 1


def test_a_full_disk_is_a_sentence_and_the_room_goes_on(house: House) -> None:
    """[T1] Before a recording it can't begin; during one the dashboard says so, and in later rooms as well."""
    house.page("conductor")
    house.desk.full = Refused("no_room_to_record", "Only 3 MB are free on the disk.")
    with pytest.raises(Refused, match="3 MB"):
        house.hub.receive("conductor", StartRecording())
    assert house.post.to("conductor", Recording)[-1].state == "off"
    house.desk.full = None
    house.hub.receive("conductor", StartRecording())
    house.desk.trouble = Said("The disk is full.", "record.trouble.full")
    house.hub.tell_trouble(house.desk.trouble)
    assert house.post.to("conductor", Recording)[-1].trouble_text == "The disk is full."
    house.hub.tell_trouble(None)
    assert house.post.to("conductor", Recording)[-1].trouble is None
    other = house.hub.start_room()
    house.hello("another", house.hub.pass_for(other.id, "conductor"))
    assert house.post.to("another", Recording)[-1].trouble_text == "The disk is full."
