"""Touches at the edges of a turn, and in each seat's own time."""

import pytest

from server.protocol import (
    Go,
    NoteOn,
    SetSeats,
    SetTiming,
    SoundOff,
    StartTechnique,
    Stop,
    TechniqueState,
)
from tests.harness import ScriptedRoom, member

BEAT = 60 / 72
BEGINS, ENDS = 8 * BEAT, 12 * BEAT
"""When Moon's turn begins and ends."""


@pytest.fixture
def room() -> ScriptedRoom:
    """Three people take turns of four beats, from the first bar on; it is Sun's turn, and Moon has been told."""
    room = ScriptedRoom().sits(1, 2, 3)
    turns = StartTechnique(TechniqueState(technique="turns", beats=4))
    return room.at(0.5).conducts(turns).at(7 * BEAT)


def test_a_touch_just_before_its_turn_sounds_with_it(room: ScriptedRoom) -> None:
    """[C2] People anticipate the beat they see coming: up to 120 ms."""
    room.at(BEGINS - 0.1).plays(2, pad=0)
    (sound,) = room.heard(2)
    assert sound.at == pytest.approx(BEGINS)
    assert room.room.seat(2).held[1].sound == sound.id


def test_a_touch_well_before_its_turn_only_glows(room: ScriptedRoom) -> None:
    """[C2] Nobody sounds outside their turn."""
    room.at(BEGINS - 0.13).plays(2, pad=0)
    assert room.heard(2) == []


def test_who_is_not_next_does_not_anticipate(room: ScriptedRoom) -> None:
    """[C2] Only whoever's turn begins."""
    room.at(BEGINS - 0.05).plays(3, pad=0)
    assert room.heard(3) == []


def test_an_early_tap_is_as_long_as_it_was(room: ScriptedRoom) -> None:
    """[P4] Lifted before the turn has begun: begun with it, and ended after as long."""
    room.conducts(SetSeats(seats=[2], instrument="strings"))
    note = room.at(BEGINS - 0.1).plays(2, pad=0)
    room.at(BEGINS - 0.04).lifts(2, note)
    (off,) = room.ended()
    assert off.at == pytest.approx(BEGINS + 0.06)


def test_an_early_touch_sounds_the_scale_of_the_turn(room: ScriptedRoom) -> None:
    """[P3] It sounds later, so it sounds what holds later; and never twice."""
    room.at(BEGINS - 0.1)
    touch = NoteOn(pad=0, velocity=0.8, note=1)
    room.says(member(2), touch, touch).at(BEGINS + 1)
    assert len(room.heard(2)) == 1


def test_a_touch_that_would_wait_beyond_its_turn_sounds_at_once(room: ScriptedRoom) -> None:
    """[C2][M3] Loop would put it on the first beat of the next one's turn."""
    room.conducts(SetTiming(mode="loop", grid=1)).at(BEGINS - 0.3).plays(1, pad=0)
    (sound,) = room.heard(1)
    assert sound.at is None


def test_what_waits_within_the_turn_waits(room: ScriptedRoom) -> None:
    """[M3] On the next beat, which is still its own."""
    room.conducts(SetTiming(mode="loop", grid=1)).at(7.2 * BEAT - BEAT).plays(1, pad=0)
    (sound,) = room.heard(1)
    assert sound.at == pytest.approx(7 * BEAT)


def test_a_touch_the_network_brings_just_too_late_is_heard(room: ScriptedRoom) -> None:
    """[C2] Made in time and struck: the end of the phrase."""
    room.at(BEGINS + 0.05).plays(1, pad=0, touched=BEGINS - 0.03)
    assert len(room.heard(1)) == 1


def test_a_touch_the_network_brings_much_too_late_only_glows(room: ScriptedRoom) -> None:
    """[C2] It would break into the next one's playing."""
    room.at(BEGINS + 0.2).plays(1, pad=0, touched=BEGINS - 0.03)
    assert room.heard(1) == []


def test_a_lasting_tone_never_begins_after_its_turn(room: ScriptedRoom) -> None:
    """[C2] All of it would lie in another's turn."""
    room.conducts(SetSeats(seats=[1], instrument="strings"))
    room.at(BEGINS + 0.05).plays(1, pad=0, touched=BEGINS - 0.03)
    assert room.heard(1) == []


def test_a_touch_made_after_the_turn_is_not_late_but_silent(room: ScriptedRoom) -> None:
    """[C2]"""
    room.at(BEGINS + 0.05).plays(1, pad=0, touched=BEGINS + 0.01)
    assert room.heard(1) == []


def test_whoever_was_sent_to_rest_is_not_late_but_silent(room: ScriptedRoom) -> None:
    """[C1] The grace is for turns, not for the conductor's word."""
    room.at(BEGINS - 0.2).conducts(SetSeats(seats=[1], rest=True))
    room.at(BEGINS - 0.15).plays(1, pad=0, touched=BEGINS - 0.25)
    assert room.heard(1) == []


def test_a_touch_just_before_go_sounds_with_it() -> None:
    """[C1] Everybody counts along and lands a little early."""
    room = ScriptedRoom().sits(1, 2).at(1.0).conducts(Stop()).at(5.0).conducts(Go())
    counting = room.room.counting
    assert counting is not None
    room.at(counting.go - 0.4).plays(1, pad=0)
    assert room.heard(1) == []
    room.at(counting.go - 0.08).plays(2, pad=0)
    assert [sound.at for sound in room.heard(2)] == [pytest.approx(counting.go)]


def test_what_was_planned_and_may_not_begin_is_called_off() -> None:
    """[C1] A tablet that goes takes along what has not sounded yet, struck or lasting."""
    room = ScriptedRoom().sits(1).conducts(SetTiming(mode="loop", grid=1))
    room.at(0.1).plays(1, pad=0)
    (sound,) = room.heard(1)
    room.at(0.2).goes(member(1))
    assert [off.id for off in room.facts(SoundOff)] == [sound.id]


def test_a_seat_may_have_a_timing_of_its_own() -> None:
    """[M3] One is gathered to the beat, the others play as they play."""
    room = ScriptedRoom().sits(1, 2).conducts(SetSeats(seats=[2], timing="loop"))
    room.at(0.1)
    room.plays(1, pad=0)
    room.plays(2, pad=0)
    assert [room.heard(seat)[0].at for seat in (1, 2)] == [None, pytest.approx(BEAT / 2)]
    room.conducts(SetSeats(seats=[2], timing=None)).at(1.0).plays(2, pad=0)
    assert room.heard(2)[-1].at is None


def test_swing_and_grid_are_the_rooms() -> None:
    """[M3] The off-beat in thirds."""
    room = ScriptedRoom().sits(1).conducts(SetTiming(mode="loop", swing=2 / 3))
    room.at(0.1).plays(1, pad=0)
    assert room.heard(1)[0].at == pytest.approx(BEAT * 2 / 3)


def test_both_times_of_a_touch_are_kept() -> None:
    """[M3] When it was made and when it sounded, and the same of its end."""
    room = ScriptedRoom().sits(1).conducts(SetSeats(seats=[1], instrument="strings"), SetTiming(mode="loop"))
    note = room.at(0.1).plays(1, pad=0, touched=0.08)
    room.at(0.2).lifts(1, note)
    touched, lifted = list(room.room.tape)[-2:]
    assert (touched.touched, touched.sounded) == (0.08, pytest.approx(BEAT / 2))  # type: ignore[union-attr]
    assert (lifted.at, lifted.ended) == (0.2, pytest.approx(BEAT / 2 + 0.12))  # type: ignore[union-attr]
