"""Recording by the therapist's hand."""

import pytest

from server.core import recording
from server.core.errors import Refused
from server.core.tape import Event, Kept, Marked, Touched
from server.protocol import (
    AskAssent,
    Command,
    GiveAssent,
    KeepSeats,
    Mark,
    MarkView,
    PauseRecording,
    Plan,
    Recording,
    SessionSeat,
    SetPlan,
    StartRecording,
    StopRecording,
)
from tests.core.test_planning import HELLO
from tests.harness import ScriptedRoom, member


def test_nothing_leaves_a_room_that_is_not_recorded(room: ScriptedRoom) -> None:
    """[K1] Recording is off until the therapist turns it on."""
    room.sits(1).plays(1, pad=0)
    room.at(10.0)
    assert room.kept == []
    assert room.facts(Recording)[-1].state == "off"


def test_a_recording_has_a_beginning_and_an_end(room: ScriptedRoom) -> None:
    """[K1] What is played before and after is not on it."""
    room.sits(1).plays(1, pad=0)
    room.at(2.0).records().at(3.0).plays(1, pad=1)
    room.at(5.5).conducts(StopRecording())
    room.plays(1, pad=2)
    assert [event.pad for event in room.of(Touched)] == [1]
    assert room.of(Kept) == [Kept(at=0.0, what="began"), Kept(at=3.5, what="ended")]
    assert [(over.session, over.length) for over in room.sessions] == [("abc123def456", 3.5)]


def test_another_recording_is_another_session(room: ScriptedRoom) -> None:
    """[K2] It begins at 0 and knows nothing of the one before."""
    room.sits(1).records().at(3.0).conducts(Mark(icon="star"), StopRecording())
    room.kept.clear()
    room.at(8.0).records().at(9.0).plays(1, pad=0)
    assert room.kept[0] == Kept(at=0.0, what="began")
    assert room.of(Touched)[0].touched == 1.0
    assert room.of(Touched)[0].sound == 1
    assert room.facts(Recording)[-1].marks == []


def test_a_moment_is_marked_in_one_tap(room: ScriptedRoom) -> None:
    """[K2] With an icon and, if one likes, a word; the dashboard lists them."""
    room.at(1.0).records().at(4.0).conducts(Mark(icon="heart", word="together"))
    room.at(6.0).conducts(Mark(icon="star", at=5.0), Mark(icon="flag", at=99.0))
    assert room.of(Marked) == [
        Marked(at=3.0, icon="heart", word="together"),
        Marked(at=4.0, icon="star"),
        Marked(at=5.0, icon="flag"),
    ]
    assert room.facts(Recording)[-1].marks[0] == MarkView(id=1, at=3.0, icon="heart", word="together")


def test_a_pause_keeps_nothing_and_the_clock_goes_on(room: ScriptedRoom) -> None:
    """[K1] Moments stay those of the clock on the wall."""
    room.sits(1).records().at(2.0).conducts(PauseRecording(paused=True)).at(3.0).plays(1, pad=0)
    room.at(4.0).conducts(PauseRecording(paused=False)).at(5.0).plays(1, pad=1)
    assert [(event.pad, event.touched) for event in room.of(Touched)] == [(1, 5.0)]
    assert [(event.what, event.at) for event in room.of(Kept)] == [
        ("began", 0.0),
        ("paused", 2.0),
        ("resumed", 4.0),
    ]


def test_a_paused_recording_can_be_ended(room: ScriptedRoom) -> None:
    """[K1] Without going on first."""
    room.records().at(2.0).conducts(PauseRecording(paused=True)).at(3.0).conducts(StopRecording())
    assert room.kept[-2:] == [Kept(at=2.0, what="paused"), Kept(at=3.0, what="ended")]


def test_the_rooms_end_is_the_recordings_end(room: ScriptedRoom) -> None:
    """[K1] By whatever hand; a room without a recording has nothing to end."""
    assert recording.end(room.room, room.now) == []
    room.records().at(2.0).take(recording.end(room.room, room.now))
    assert room.kept[-1] == Kept(at=2.0, what="ended")
    assert len(room.sessions) == 1


def test_a_session_without_a_name_is_called_by_its_plan(room: ScriptedRoom) -> None:
    """[K2] So that it can be found again."""
    room.conducts(
        SetPlan(plan=Plan(format="roundelay plan 1", name="Hello to goodbye", scenes=(HELLO,)))
    ).records()
    assert room.facts(Recording)[-1].title == "Hello to goodbye"


def test_a_session_knows_who_is_in_the_room(room: ScriptedRoom) -> None:
    """[K1] By seat, never by name; whether it is kept, and what was answered."""
    room.sits(1, 2, 3).conducts(KeepSeats(seats=[2], kept=False), AskAssent(seats=[1, 3]))
    room.says(member(3), GiveAssent(yes=True))
    assert recording.seats_of(room.room) == [
        SessionSeat(seat=1, key="1 Sun", kept=True),
        SessionSeat(seat=2, key="2 Moon", kept=False),
        SessionSeat(seat=3, key="3 Fish", kept=True, assent="yes"),
    ]


@pytest.mark.parametrize(
    ("before", "message", "code"),
    [
        ([], StopRecording(), "not_recording"),
        ([], PauseRecording(paused=True), "not_recording"),
        ([], Mark(icon="star"), "not_recording"),
        ([StartRecording()], StartRecording(), "recording_runs"),
        ([StartRecording(), PauseRecording(paused=True)], StartRecording(), "recording_runs"),
        ([StartRecording(), PauseRecording(paused=True)], Mark(icon="star"), "recording_paused"),
        ([StartRecording()], Mark(icon="star", at=4.9), "mark_too_early"),
        ([StartRecording()], Mark(icon="star", at=float("nan")), "mark_too_early"),
        ([StartRecording(), *[Mark(icon="star")] * recording.MARKS_MOST], Mark(icon="star"), "marks_most"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    room: ScriptedRoom, before: list[Command], message: Command, code: str
) -> None:
    """[K1] [K2] And changes nothing."""
    room.at(5.0).conducts(*before)
    state, kept = room.room.recorder.state, list[Event](room.kept)
    with pytest.raises(Refused, match=r"^[A-Z].*\.$") as refused:
        room.conducts(message)
    assert refused.value.code == code
    assert room.room.recorder.state == state
    assert room.kept == kept
