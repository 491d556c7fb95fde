"""Parts on the beat: what holds for every technique that goes from part to part."""

from collections import Counter

import pytest

from server.protocol import Go, MoreSeats, NextPart, SetSeats, SetTempo, Stop, Turn, Undo
from tests.core.techniques.beats import BEAT, cue, heard, last_turn, start, to_beat
from tests.harness import ScriptedRoom, member

IN_PARTS = ("turns", "pass_on", "call_answer", "stop_go", "build")


@pytest.fixture
def room() -> ScriptedRoom:
    return ScriptedRoom().sits(1, 2, 3)


@pytest.mark.parametrize("name", IN_PARTS)
def test_the_first_part_begins_on_the_bar(room: ScriptedRoom, name: str) -> None:
    """[C2] Until then everybody plays on."""
    room.at(0.5).conducts(start(name, beats=4))
    to_beat(room, 3.99)
    assert heard(room) == {1, 2, 3}
    to_beat(room, 4)
    assert cue(room).began == 4.0


@pytest.mark.parametrize("name", IN_PARTS)
def test_begun_just_before_a_bar_it_waits_for_the_next(room: ScriptedRoom, name: str) -> None:
    """[C2] A quarter of a second is not enough for every tablet to hear of it."""
    room.at(4 * BEAT - 0.2).conducts(start(name, beats=4))
    to_beat(room, 7.9)
    assert heard(room) == {1, 2, 3}
    to_beat(room, 8)
    assert cue(room).began == 8.0


@pytest.mark.parametrize("name", IN_PARTS)
def test_stopped_in_every_part_it_goes_on_after_the_count_in(room: ScriptedRoom, name: str) -> None:
    """[C1][C2] Nobody is heard meanwhile, and somebody is from the first beat on."""
    room.at(0.5).conducts(start(name, beats=4))
    for beat in (2, 6, 11, 15):
        to_beat(room, max(beat, room.room.transport.beat_at(room.now)))
        room.conducts(Stop())
        assert heard(room) == set()
        room.at(room.now + 3).conducts(Go())
        counting = room.room.counting
        assert counting is not None
        room.at(counting.go - 0.01)
        assert heard(room) == set()
        room.at(counting.go + 0.01)
        assert heard(room) or cue(room).phase == "call"


@pytest.mark.parametrize("name", IN_PARTS)
def test_begun_while_the_room_is_stopped_it_begins_with_go(room: ScriptedRoom, name: str) -> None:
    """[C2] On the very first beat."""
    room.at(1.0).conducts(Stop(), start(name, beats=4)).at(9.0).conducts(Go())
    counting = room.room.counting
    assert counting is not None
    room.at(counting.go + 0.01)
    assert cue(room).began == counting.beat


@pytest.mark.parametrize("name", IN_PARTS)
def test_begun_while_the_room_is_counted_in_it_begins_with_go(room: ScriptedRoom, name: str) -> None:
    """[C2] The count is its lead-in; another tempo meanwhile changes nothing of that."""
    room.at(1.0).conducts(Stop()).at(2.0).conducts(Go())
    counting = room.room.counting
    assert counting is not None
    room.at(counting.go - 1.0).conducts(start(name, beats=4), SetTempo(bpm=120.0))
    room.at(counting.go + 0.01)
    assert cue(room).began == counting.beat


@pytest.mark.parametrize("name", IN_PARTS)
def test_everybody_leaves_in_mid_part_and_somebody_comes_back(room: ScriptedRoom, name: str) -> None:
    """[C2] An empty circle waits; the first to come is heard within a round."""
    room.at(0.5).conducts(start(name, beats=2))
    to_beat(room, 6.5)
    for seat in (1, 2, 3):
        room.goes(member(seat))
    to_beat(room, 40)
    room.comes(member(2))
    beats = []
    for beat in range(41, 52):
        to_beat(room, beat + 0.5)
        beats.append(2 in heard(room))
    assert any(beats)


@pytest.mark.parametrize("name", IN_PARTS)
def test_resting_is_never_overruled(room: ScriptedRoom, name: str) -> None:
    """[C1] Whoever rests is silent in every part, and back in the circle afterwards."""
    room.at(0.5).conducts(start(name, beats=2), SetSeats(seats=[1], rest=True))
    for beat in range(4, 24):
        to_beat(room, beat + 0.5)
        assert 1 not in heard(room)
    room.conducts(SetSeats(seats=[1], rest=False))
    heard_again = False
    for beat in range(24, 44):
        to_beat(room, beat + 0.5)
        heard_again |= 1 in heard(room)
    assert heard_again


@pytest.mark.parametrize("name", ["turns", "pass_on"])
def test_solo_gives_the_turn_to_whoever_has_it(room: ScriptedRoom, name: str) -> None:
    """[C1] Nobody waits for a turn of somebody who may not play."""
    room.at(0.5).conducts(start(name, beats=4))
    to_beat(room, 5)
    room.conducts(SetSeats(seats=[3], solo=True))
    to_beat(room, 7)
    assert heard(room) == {3}
    to_beat(room, 30)
    assert heard(room) == {3}


@pytest.mark.parametrize("name", IN_PARTS)
def test_more_seats_take_part_at_once(room: ScriptedRoom, name: str) -> None:
    """[C2] Another dozen in the middle of it, and somebody sits there."""
    room.at(0.5).conducts(start(name, beats=2))
    to_beat(room, 5)
    room.conducts(MoreSeats()).sits(13)
    heard_once = False
    for beat in range(6, 22):
        to_beat(room, beat + 0.5)
        heard_once |= 13 in heard(room)
    assert heard_once


@pytest.mark.parametrize("name", IN_PARTS)
def test_what_was_told_ahead_is_what_happens(room: ScriptedRoom, name: str) -> None:
    """[C2][D1] Each tablet's last word, once its moment has come, says whether it is heard; at any tempo."""
    room.at(0.5).conducts(start(name, beats=3))
    for step in range(60):
        room.at(room.now + 0.31)
        if step == 20:
            room.conducts(SetTempo(bpm=130.0, over=8.0))
        if step == 45:
            room.conducts(SetTempo(bpm=45.0))
        for seat in (1, 2, 3):
            told = room.room.ensemble.told(seat)
            mine = told.mine if told.at is None or told.at <= room.now else not told.mine
            assert mine == (seat in heard(room)), (step, seat, told)


@pytest.mark.parametrize(("name", "most"), [("turns", 3), ("pass_on", 3), ("call_answer", 3), ("stop_go", 2)])
def test_no_tablet_is_told_more_than_it_needs(room: ScriptedRoom, name: str, most: int) -> None:
    """[C2][F3] Two or three words in each part, for each tablet, whatever else happens in the room."""
    room.at(0.5).conducts(start(name, beats=4))
    to_beat(room, 8)
    began = {cue(room).began}
    room.forget()
    for step in range(64):
        to_beat(room, 8 + step / 2)
        began.add(cue(room).began)
        room.lifts(1, room.plays(1, pad=0))
    told = Counter(entry.to for entry in room.told if isinstance(entry.fact, Turn))
    assert max(told.values()) <= most * len(began)
    assert len(began) >= 4


def test_the_same_is_not_told_twice(room: ScriptedRoom) -> None:
    """[F3] A tablet that knew ahead needs no word when the moment comes."""
    room.at(0.5).conducts(start("turns", beats=4))
    to_beat(room, 6.5)
    room.forget()
    to_beat(room, 9)
    assert room.facts(Turn, to=1) == []
    assert room.facts(Turn, to=2) == []
    assert [turn.plays for turn in room.facts(Turn, to=3)] == [[2]]


def test_while_stopped_each_tablet_knows_whether_it_will_begin(room: ScriptedRoom) -> None:
    """[C1][C2] Without moments, as nobody knows when GO comes."""
    room.at(0.5).conducts(start("turns", beats=4))
    to_beat(room, 9)
    room.conducts(Stop())
    assert last_turn(room, 2) == Turn(mine=True)
    assert not last_turn(room, 1).mine
    assert last_turn(room, 3) == Turn(mine=False, plays=[2])


def test_a_tablet_that_comes_back_is_told_where_it_is(room: ScriptedRoom) -> None:
    """[R1][C2] It may have missed everything."""
    room.at(0.5).conducts(start("turns", beats=4))
    to_beat(room, 5)
    room.goes(member(3)).forget().comes(member(3))
    assert last_turn(room, 3) == Turn(mine=False, plays=[1])


def test_undone_and_done_again(room: ScriptedRoom) -> None:
    """[C1] Undo lets all play and tells everybody so."""
    room.at(0.5).conducts(start("turns", beats=4))
    to_beat(room, 5)
    room.conducts(Undo())
    assert heard(room) == {1, 2, 3}
    assert last_turn(room, 2) == Turn(mine=True)


@pytest.mark.parametrize("name", ["turns", "pass_on", "call_answer", "stop_go", "build"])
def test_next_is_on_the_next_beat_and_needs_something_that_runs(room: ScriptedRoom, name: str) -> None:
    """[C2] Pressed twice quickly it is still one."""
    room.at(0.5).conducts(start(name, beats=32))
    to_beat(room, 5.1)
    before = cue(room).began
    next_part = NextPart(technique=name)  # type: ignore[arg-type]
    room.conducts(next_part, next_part)
    to_beat(room, 6.5)
    assert (before, cue(room).began) == (4.0, 6.0)


def test_a_part_in_which_somebody_remains_goes_on(room: ScriptedRoom) -> None:
    """[C2] Of two who play, one leaves: the other plays to the end."""
    room.at(0.5).conducts(start("pass_on", beats=4))
    to_beat(room, 5)
    room.goes(member(1))
    to_beat(room, 7.9)
    assert heard(room) == {2}
