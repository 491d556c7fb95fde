"""Levels, mute, solo and place."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.core.mixer import LEVEL_DB, gain, mix, pan_of, sounds
from server.core.settings import starting

SETTINGS = starting("major_pentatonic", 0)


def test_a_room_starts_at_minus_twelve() -> None:
    """[A3] Never a startling start."""
    assert mix(SETTINGS, frozenset()).master == pytest.approx(10 ** (-12 / 20), abs=1e-4)


def test_steps_rise_and_nothing_is_silence() -> None:
    """[A3] Eleven steps from silence to full, each louder than the one before."""
    assert list(LEVEL_DB) == sorted(LEVEL_DB)
    assert gain(LEVEL_DB[0]) == 0.0
    assert gain(LEVEL_DB[10]) == 1.0


@given(st.sets(st.integers(1, 12)), st.sets(st.integers(1, 12)))
def test_who_sounds(rest: set[int], solo: set[int]) -> None:
    """[A4] Rest always wins; a solo rests all who have none."""
    seats = tuple(
        replace(seat, rest=number in rest, solo=number in solo)
        for number, seat in enumerate(SETTINGS.seats, start=1)
    )
    settings = replace(SETTINGS, seats=seats)
    for number in range(1, 13):
        expected = number not in rest and (number in solo or not solo)
        assert sounds(settings, number) is expected
        assert (mix(settings, frozenset()).seats[number - 1].gain > 0) is expected


def test_pan_follows_the_chairs() -> None:
    """[A4] Right of the top is right, left is left, and the far and near chairs are in the middle."""
    assert pan_of(3) > 0.7
    assert pan_of(9) < -0.7
    assert pan_of(0) == pytest.approx(0.0, abs=1e-3)
    assert pan_of(6) == pytest.approx(0.0, abs=1e-3)
    assert pan_of(3) > pan_of(15) > pan_of(4)


def test_only_instruments_in_use_are_loaded() -> None:
    """[A4] Those of taken seats, and the drone's while it is on."""
    assert mix(SETTINGS, frozenset({1, 2})).instruments == ["kalimba", "marimba"]
