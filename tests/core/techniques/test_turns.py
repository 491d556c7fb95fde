"""Turns: one at a time, round the circle."""

import pytest

from server.core.errors import Refused
from server.protocol import (
    EndTechnique,
    Go,
    NextPart,
    SetTempo,
    SoundOn,
    StartTechnique,
    Stop,
    TechniqueState,
    Turn,
    Undo,
)
from tests.harness import ScriptedRoom, member

BEAT = 60 / 72


@pytest.fixture
def room() -> ScriptedRoom:
    """Three people, at 72 beats a minute; bars begin at 0, 4 beats, 8 beats."""
    return ScriptedRoom().sits(1, 2, 3)


def turns(**more: object) -> StartTechnique:
    return StartTechnique(TechniqueState(technique="turns", beats=4, **more))  # type: ignore[arg-type]


def test_one_at_a_time_round_the_circle(room: ScriptedRoom) -> None:
    """[C2] The first on the next bar, each for four beats, and who is not in turn is not heard."""
    room.at(0.5).conducts(turns())
    for bar, seat in enumerate((1, 2, 3, 1), start=1):
        room.at((4 * bar + 1) * BEAT)
        assert room.room.sounding & {1, 2, 3} == {seat}
        assert room.state().cues[0].now == [seat]
    room.forget()
    room.plays(2, pad=0)
    assert room.heard() == []
    room.plays(1, pad=0)
    assert [sound.seat for sound in room.heard()] == [1]


def test_until_the_first_bar_everybody_plays_on(room: ScriptedRoom) -> None:
    """[C2] The music is not cut."""
    room.at(0.5).conducts(turns())
    room.plays(3, pad=0)
    assert len(room.heard(3)) == 1
    assert room.state().cues[0].next == [1]


def test_the_next_one_is_told_two_beats_ahead(room: ScriptedRoom) -> None:
    """[C2][D1] Two dots, one a beat, and the moment at which it becomes theirs."""
    room.at(0.5).conducts(turns()).at(5 * BEAT).forget().at(6 * BEAT + 0.01)
    (turn,) = room.facts(Turn, to=2)
    assert turn.mine
    assert turn.plays == [1]
    assert turn.soon == pytest.approx([6 * BEAT, 7 * BEAT])
    assert turn.at == pytest.approx(8 * BEAT)
    (last,) = room.facts(Turn, to=1)
    assert not last.mine
    assert last.at == pytest.approx(8 * BEAT)


def test_a_tempo_change_moves_the_moments(room: ScriptedRoom) -> None:
    """[C2][M2] What was told ahead is told anew."""
    room.at(0.5).conducts(turns()).at(6.5 * BEAT).forget().conducts(SetTempo(bpm=144.0)).at(7.2 * BEAT)
    turn = room.facts(Turn, to=2)[-1]
    assert turn.at == pytest.approx(7 * BEAT + BEAT / 2)


def test_whoever_leaves_in_mid_turn_hands_over(room: ScriptedRoom) -> None:
    """[C2] On the next beat, and the circle goes on without them."""
    room.at(0.5).conducts(turns()).at(5 * BEAT).goes(member(1)).at(6.5 * BEAT)
    assert room.state().cues[0].now == [2]
    room.at(20 * BEAT)
    assert 1 not in room.state().cues[0].now


def test_all_leave_and_one_comes_back(room: ScriptedRoom) -> None:
    """[C2] Nobody's turn until there is somebody again."""
    room.at(0.5).conducts(turns()).at(5 * BEAT)
    for seat in (1, 2, 3):
        room.goes(member(seat))
    room.at(20 * BEAT)
    assert room.state().cues[0].now == []
    room.comes(member(3)).at(room.now + 3 * BEAT)
    assert room.state().cues[0].now == [3]


def test_until_quiet_hands_over_two_seconds_after_the_last_touch(room: ScriptedRoom) -> None:
    """[C2] On the beat after the two seconds, not before."""
    room.at(0.5).conducts(turns(until_quiet=True)).at(5 * BEAT)
    room.lifts(1, room.plays(1, pad=0))
    quiet = room.now + 2.0
    room.at(quiet)
    assert room.room.sounding & {1, 2, 3} == {1}
    room.at(quiet + 2 * BEAT)
    assert room.room.sounding & {1, 2, 3} == {2}


def test_next_hands_over_on_the_next_beat(room: ScriptedRoom) -> None:
    """[C2] By hand, whenever it is time."""
    room.at(0.5).conducts(turns()).at(4.5 * BEAT).conducts(NextPart(technique="turns")).at(6.5 * BEAT)
    assert room.room.sounding & {1, 2, 3} == {2}


def test_stopped_in_mid_turn_the_turn_begins_again(room: ScriptedRoom) -> None:
    """[C1][C2] Nobody loses their turn to a STOP."""
    room.at(0.5).conducts(turns()).at(9 * BEAT).conducts(Stop()).at(60.0)
    assert room.state().cues[0].now == [2]
    room.conducts(Go(count_in=False)).at(room.now + 0.1)
    assert room.room.sounding & {1, 2, 3} == {2}
    room.at(room.now + 4 * BEAT)
    assert room.room.sounding & {1, 2, 3} == {3}


def test_ending_and_undo_let_all_play(room: ScriptedRoom) -> None:
    """[C1] One tap out, and one tap back."""
    room.at(0.5).conducts(turns()).at(5 * BEAT).conducts(EndTechnique(technique="turns"))
    assert {1, 2, 3} <= room.room.sounding
    assert room.facts(Turn, to=3)[-1].mine
    room.conducts(Undo())
    assert room.state().techniques[0].technique == "turns"
    with pytest.raises(Refused, match="ended already"):
        room.conducts(EndTechnique(technique="turns"), EndTechnique(technique="turns"))


def test_on_chosen_seats_the_others_play_freely(room: ScriptedRoom) -> None:
    """[C2] Two take turns; the third isn't asked."""
    room.at(0.5).conducts(turns(seats=(1, 2))).at(5 * BEAT)
    assert room.room.sounding & {1, 2, 3} == {1, 3}
    assert room.facts(SoundOn) == []
