"""The room growing and fading."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.core.ramp import Ramp
from server.core.settings import starting
from server.protocol import Mix, RoomState, SetLevel, SetSeats, StepLevel, Undo
from tests.harness import SPEAKER, ScriptedRoom

OLD = starting("major_pentatonic", 0)


@given(st.floats(0, 10), st.floats(0, 10), st.floats(0.1, 600), st.floats(0, 1))
def test_it_goes_straight_from_one_level_to_the_other(
    start: float, goal: float, over: float, at: float
) -> None:
    """[C1] Never beyond either, and there on time."""
    ramp = Ramp(start)
    old = replace(OLD, level=start)
    ramp.follow(old, replace(old, level=goal, level_over=over), 100.0)
    low, high = sorted((start, goal))
    assert low - 1e-6 <= ramp.level_at(100.0 + at * over) <= high + 1e-6
    assert ramp.level_at(100.0 + over) == goal


def test_halfway_is_halfway_to_the_ear() -> None:
    """[C1] From -12 to -6 dB: after half the time -9."""
    ramp = Ramp(6)
    ramp.follow(OLD, replace(OLD, level=8, level_over=10.0), 0.0)
    assert ramp.level_at(5.0) == pytest.approx(7)


def test_a_change_on_the_way_begins_where_it_has_come_to() -> None:
    """[C1] No leap back."""
    ramp, growing = Ramp(6), replace(OLD, level=8, level_over=10.0)
    ramp.follow(OLD, growing, 0.0)
    ramp.follow(growing, replace(growing, level=4), 5.0)
    assert ramp.level_at(5.0) == pytest.approx(7)


def test_the_dashboard_sees_where_it_is_and_where_it_goes() -> None:
    """[C1] Four pictures a second while it goes, and none when it is there."""
    room = ScriptedRoom().at(1.0).conducts(SetLevel(level=9, bars=3)).forget()
    room.at(room.now + 5.0)
    states = room.facts(RoomState)
    levels = [state.level for state in states]
    assert levels == sorted(levels)
    assert 15 <= len(states) <= 25
    assert levels[-1] == pytest.approx(7.5, abs=0.1)
    assert {state.level_goal for state in states} == {9}
    room.at(room.now + 6.0)
    assert room.facts(RoomState)[-1].level == 9
    assert room.room.next_wake() == room.room.open_until


def test_a_step_on_the_way_starts_from_there() -> None:
    """[C1] Louder means louder than now."""
    room = ScriptedRoom().at(1.0).conducts(SetLevel(level=0, bars=4))
    room.at(room.now + 60 * 8 / 72).conducts(StepLevel(by=1))
    assert 0 < room.room.settings.level < 6


def test_the_speaker_is_not_made_to_begin_again() -> None:
    """[C1] Another change on the way tells the same goal; when it is over, no time is named any more."""
    room = ScriptedRoom().sits(1).at(1.0).conducts(SetLevel(level=8, bars=2))
    told = room.facts(Mix)[-1]
    assert told.over == pytest.approx(8 * 60 / 72)
    room.at(room.now + 60).forget().conducts(SetSeats(seats=[1], level=3))
    assert [mix.over for mix in room.facts(Mix)] == [0.0]
    assert room.facts(Mix)[-1].master == told.master
    room.forget().goes(SPEAKER).comes(SPEAKER)
    assert room.facts(Mix)[-1].over == 0.0


def test_undo_is_at_once_even_if_that_level_was_grown_to() -> None:
    """[C1] Taken back is taken back now, not over bars."""
    room = ScriptedRoom().at(1.0).conducts(SetLevel(level=9, bars=2)).at(30.0)
    room.conducts(SetLevel(level=3), Undo())
    assert room.state().level == 9
    assert room.facts(Mix)[-1].over == 0.0


def test_undo_on_the_way_goes_back() -> None:
    """[C1] One tap."""
    room = ScriptedRoom().at(1.0).conducts(SetLevel(level=9, bars=8)).at(5.0).conducts(Undo())
    assert room.state().level_goal == 6
    assert room.state().level == 6
