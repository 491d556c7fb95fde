"""Call & Answer: one calls, the others answer."""

import pytest

from server.core.errors import Refused
from server.protocol import LEADER, LeaderOn, SetSeats
from tests.core.techniques.beats import BEAT, cue, heard, last_turn, start, to_beat
from tests.harness import ScriptedRoom, member


@pytest.fixture
def room() -> ScriptedRoom:
    return ScriptedRoom().sits(1, 2, 3).at(0.5)


def parts(room: ScriptedRoom, count: int, first: int = 4, beats: int = 4) -> list[tuple[str, set[int]]]:
    found: list[tuple[str, set[int]]] = []
    for part in range(count):
        to_beat(room, first + (part + 0.5) * beats)
        found.append((cue(room).phase, heard(room)))
    return found


def test_the_therapist_calls_and_all_answer(room: ScriptedRoom) -> None:
    """[C2] During the call nobody else is heard; the therapist's own tones sound at once."""
    room.conducts(start("call_answer", beats=4))
    assert parts(room, 3) == [("call", set()), ("answer", {1, 2, 3}), ("call", set())]
    assert cue(room).now == [LEADER]
    assert last_turn(room, 1).plays == [LEADER]
    room.forget().plays(1, pad=0)
    room.conducts(LeaderOn(note=1, key=60.0, velocity=0.7))
    assert [sound.seat for sound in room.heard()] == [LEADER]


def test_those_who_answer_see_it_coming(room: ScriptedRoom) -> None:
    """[C2][D1] Two beats, and the moment."""
    room.conducts(start("call_answer", beats=4))
    to_beat(room, 6.2)
    turn = last_turn(room, 2)
    assert (turn.mine, turn.plays) == (True, [LEADER])
    assert turn.at == pytest.approx(8 * BEAT)
    assert turn.soon == pytest.approx([6 * BEAT, 7 * BEAT])


def test_a_seat_calls_and_rests_while_it_is_answered(room: ScriptedRoom) -> None:
    """[C2] Only it is heard in the call."""
    room.conducts(start("call_answer", beats=4, leader=2))
    assert parts(room, 4) == [("call", {2}), ("answer", {1, 3}), ("call", {2}), ("answer", {1, 3})]


def test_one_by_one_each_answer_has_its_call(room: ScriptedRoom) -> None:
    """[C2] Round the circle."""
    room.conducts(start("call_answer", beats=4, one_by_one=True))
    found = parts(room, 8)
    assert [who for phase, who in found if phase == "answer"] == [{1}, {2}, {3}, {1}]
    assert [phase for phase, _ in found] == ["call", "answer"] * 4


def test_chosen_seats_answer_and_the_others_play_freely(room: ScriptedRoom) -> None:
    """[C2] The seat that calls needn't be among those chosen."""
    room.sits(4).conducts(start("call_answer", beats=4, leader=3, seats=(1, 2)))
    assert parts(room, 2) == [("call", {3, 4}), ("answer", {1, 2, 4})]


def test_the_caller_who_leaves_is_stood_in_for(room: ScriptedRoom) -> None:
    """[R1][C2] By the next one round the circle, until it is back."""
    room.conducts(start("call_answer", beats=4, leader=2))
    to_beat(room, 5)
    room.goes(member(2))
    to_beat(room, 6.9)
    assert (cue(room).phase, heard(room)) == ("answer", {1, 3})
    to_beat(room, 11)
    assert (cue(room).phase, heard(room)) == ("call", {3})
    room.comes(member(2))
    to_beat(room, 19)
    assert (cue(room).phase, heard(room)) == ("call", {2})


def test_a_caller_with_nobody_to_answer_plays_on(room: ScriptedRoom) -> None:
    """[C2] Nobody sits in silence alone."""
    room.goes(member(1)).goes(member(3)).conducts(start("call_answer", beats=4, leader=2))
    assert parts(room, 3) == [("call", {2}), ("answer", {2}), ("call", {2})]


def test_a_caller_that_is_not_there_is_refused(room: ScriptedRoom) -> None:
    """[C2] With the number of seats there are."""
    with pytest.raises(Refused, match="no seat 40"):
        room.conducts(start("call_answer", leader=40))


def test_whoever_may_not_play_is_not_asked(room: ScriptedRoom) -> None:
    """[C1] Neither to answer nor to call."""
    room.conducts(SetSeats(seats=[1], rest=True), start("call_answer", beats=4, leader=1, one_by_one=True))
    found = parts(room, 4)
    assert found == [("call", {2}), ("answer", {3}), ("call", {2}), ("answer", {3})]
