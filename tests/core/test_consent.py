"""Who may be kept: the therapist's word, and the word of whoever sits there."""

import pytest

from server.core.effects import KeepAssent
from server.core.errors import Refused
from server.core.tape import SeatKept, Touched
from server.protocol import (
    AskAssent,
    Assent,
    GiveAssent,
    KeepSeats,
    Recording,
    RecordingSign,
    RemoveSeat,
)
from tests.core.sessions_at_random import helper
from tests.harness import ScriptedRoom, member


def last_sign(room: ScriptedRoom, connection: str) -> RecordingSign:
    return room.facts(RecordingSign, to=connection)[-1]


def test_a_seat_may_be_left_out_before_anything_is_recorded(room: ScriptedRoom) -> None:
    """[K1] Its tablet says so at once, and the tape says so first of all."""
    room.sits(1, 2).conducts(KeepSeats(seats=[2], kept=False))
    assert last_sign(room, "tablet 2") == RecordingSign(state="off", left_out=True)
    room.records()
    room.plays(1, pad=0)
    room.plays(2, pad=0)
    assert room.of(SeatKept) == [SeatKept(at=0.0, seat=2, kept=False)]
    assert [event.seat for event in room.of(Touched)] == [1]


def test_a_no_leaves_the_seat_out_at_once(room: ScriptedRoom) -> None:
    """[K1] In the middle of a recording, too, and the dashboard knows."""
    room.sits(1).records().conducts(AskAssent(seats=[1]))
    assert last_sign(room, "tablet 1").asked
    room.says(member(1), GiveAssent(yes=False)).plays(1, pad=0)
    assert not room.of(Touched)
    assert last_sign(room, "tablet 1") == RecordingSign(state="on", left_out=True)
    told = room.facts(Recording)[-1]
    assert (told.left_out, told.assents) == ([1], [Assent(seat=1, answer="no")])
    assert room.assents == [KeepAssent("abc123def456", 1, "no")]


def test_a_yes_never_overrides_the_therapist(room: ScriptedRoom) -> None:
    """[K1] Whoever knows of a reason not to keep a seat keeps the last word."""
    room.sits(1).conducts(KeepSeats(seats=[1], kept=False), AskAssent(seats=[1]))
    room.says(member(1), GiveAssent(yes=True))
    assert room.room.consent.left_out == {1}
    room.conducts(KeepSeats(seats=[1], kept=True))
    assert room.room.consent.left_out == frozenset()


def test_the_therapist_cannot_override_a_no(room: ScriptedRoom) -> None:
    """[K1] Only asking again can change it; and while it is asked again it still holds."""
    room.sits(1).conducts(AskAssent(seats=[1])).says(member(1), GiveAssent(yes=False))
    with pytest.raises(Refused, match="Sun said no and stays left out"):
        room.conducts(KeepSeats(seats=[1], kept=True))
    room.conducts(AskAssent(seats=[1]))
    assert room.room.consent.left_out == {1}
    room.says(member(1), GiveAssent(yes=True))
    assert room.room.consent.left_out == frozenset()


def test_a_helper_may_answer_for_the_seat(room: ScriptedRoom) -> None:
    """[K1] [X5] On the page beside it."""
    room.sits(1).comes(helper(1)).conducts(AskAssent(seats=[1]))
    assert last_sign(room, "helper 1").asked
    room.says(helper(1), GiveAssent(yes=False))
    assert room.room.consent.left_out == {1}
    assert not last_sign(room, "tablet 1").asked


def test_nobody_asks_any_more(room: ScriptedRoom) -> None:
    """[K1] An answer that was given stays."""
    room.sits(1, 2).conducts(AskAssent(seats=[1, 2])).says(member(1), GiveAssent(yes=True))
    room.conducts(AskAssent(seats=[]))
    assert room.facts(Recording)[-1].assents == [Assent(seat=1, answer="yes")]
    assert not last_sign(room, "tablet 2").asked


def test_an_answer_that_nobody_asked_for_is_refused(room: ScriptedRoom) -> None:
    """[K1] With the way out."""
    room.sits(1)
    with pytest.raises(Refused, match="Nobody asks this tablet just now") as refused:
        room.says(member(1), GiveAssent(yes=True))
    assert refused.value.code == "assent_not_asked"


def test_a_seat_that_is_not_there_can_neither_be_left_out_nor_asked(room: ScriptedRoom) -> None:
    """[K1] Nothing changes."""
    for message in (KeepSeats(seats=[1, 40], kept=False), AskAssent(seats=[40])):
        with pytest.raises(Refused, match="no seat 40"):
            room.conducts(message)
    assert room.room.consent.left_out == frozenset()
    assert room.room.consent.answers == {}


def test_the_next_one_in_a_seat_has_not_answered_yet(room: ScriptedRoom) -> None:
    """[K1] A no stays until the therapist keeps the seat; a yes isn't theirs."""
    room.sits(1, 2).conducts(AskAssent(seats=[1, 2]))
    room.says(member(1), GiveAssent(yes=False)).says(member(2), GiveAssent(yes=True))
    room.conducts(RemoveSeat(seat=1), RemoveSeat(seat=2))
    assert room.room.consent.answers == {}
    assert room.room.consent.left_out == {1}
    room.conducts(KeepSeats(seats=[1], kept=True))
    assert room.room.consent.left_out == frozenset()
