"""Levels, mute, solo and place."""

from dataclasses import replace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.core.mixer import LEVEL_DB, gain, mix, pan_of, sounds
from server.core.settings import starting
from server.protocol import BED, TechniqueState

SETTINGS = starting("major_pentatonic", 0)


def test_a_room_starts_at_minus_twelve() -> None:
    """[A3] Never a startling start."""
    assert mix(SETTINGS, frozenset(), frozenset()).master == pytest.approx(10 ** (-12 / 20), abs=1e-4)


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
        assert (mix(settings, frozenset(), frozenset()).seats[number - 1].gain > 0) is expected


def test_pan_follows_the_chairs() -> None:
    """[A4] Right of the top is right, left is left, and the far and near chairs are in the middle."""
    assert pan_of(3) > 0.7
    assert pan_of(9) < -0.7
    assert pan_of(0) == pytest.approx(0.0, abs=1e-3)
    assert pan_of(6) == pytest.approx(0.0, abs=1e-3)
    assert pan_of(3) > pan_of(15) > pan_of(4)


def test_only_instruments_in_use_are_loaded() -> None:
    """[A4] Those of taken seats, and what the grounds sound with."""
    told = mix(SETTINGS, frozenset({1, 2}), frozenset({"warm_pad"}))
    assert told.instruments == ["kalimba", "marimba", "warm_pad"]


def test_hold_takes_six_decibels_from_whom_it_holds() -> None:
    """[C2] And from nobody else."""
    held = replace(SETTINGS, techniques=(TechniqueState(technique="hold", seats=(2,)),))
    before, after = mix(SETTINGS, frozenset(), frozenset()), mix(held, frozenset(), frozenset())
    ratios = [new.gain / old.gain for old, new in zip(before.seats, after.seats, strict=True)]
    assert ratios[1] == pytest.approx(10 ** (-6 / 20), abs=1e-3)
    assert {round(ratio, 3) for place, ratio in enumerate(ratios) if place != 1} == {1.0}


def test_between_two_steps_the_level_is_between_two_steps() -> None:
    """[A3] A ramp has no stairs."""
    between = mix(replace(SETTINGS, level=5.5), frozenset(), frozenset()).master
    assert gain(LEVEL_DB[5]) < between < gain(LEVEL_DB[6])
    assert mix(replace(SETTINGS, level=0), frozenset(), frozenset()).master == 0.0


def test_a_ground_lies_beneath_the_players_and_at_nothing_is_silent() -> None:
    """[M4] At 5 it is 3 dB under where a seat starts; at 0 it is not there."""

    def bed_and_seat(level: int) -> tuple[float, float]:
        bed = msgspec.structs.replace(SETTINGS.bed, level=level)
        gains = {
            one.seat: one.gain for one in mix(replace(SETTINGS, bed=bed), frozenset(), frozenset()).seats
        }
        return gains[BED], gains[1]

    assert bed_and_seat(0)[0] == 0.0
    bed, seat = bed_and_seat(5)
    assert bed / seat == pytest.approx(10 ** (-3 / 20), abs=1e-3)
