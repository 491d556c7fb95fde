"""Every two seats."""

import numpy as np
import pytest

from server.analysis.pairs import STROKES_MOST, deviations, pairs, sampled
from tests.analysis.built import crowd, duo, led_pair, pulse, read


def test_lag_and_spread_are_found_on_a_whole_tape() -> None:
    """[K4]"""
    (pair,) = pairs(read(led_pair(300, 0.08, 0.02, seed=7)), lambda share: None)
    assert np.median(pair.lags) == pytest.approx(0.08, abs=0.01)
    assert pair.lags.std(ddof=1) == pytest.approx(0.02, rel=0.15)
    assert pair.chance_of_nearness() < 1e-6
    assert pair.chance_of_order() < 1e-6


def test_each_pair_once_and_only_of_those_who_could_play() -> None:
    tape = crowd(4, 30, 200).leaves_out(0, 3)
    found = [(pair.one.seat, pair.other.seat) for pair in pairs(read(tape), lambda share: None)]
    assert found == [(1, 2), (1, 4), (2, 4)]


def test_nothing_played_nothing_clear() -> None:
    (pair,) = pairs(read(duo(60)), lambda share: None)
    assert (pair.was, pair.chance_of_nearness(), pair.chance_of_order()) == (None, 1.0, 1.0)


def test_a_pulse_is_told() -> None:
    (with_pulse,) = pairs(read(pulse(led_pair(30, 0.08, 0.02, seed=1))), lambda share: None)
    assert with_pulse.pulse


def test_a_long_session_is_counted_from_minutes_spread_over_it() -> None:
    """However long it was, pairs take no longer."""
    tape = duo(7200, seats=(1,))
    for place in range(3 * STROKES_MOST):
        tape.plays(1, 1.0 + place * 1.1)
    where, share = sampled(read(tape))
    assert share == 33
    assert where[0] == (0.0, 60.0)
    assert where[-1][0] > 6800


def test_one_touch_more_is_no_deviation() -> None:
    assert deviations(1.0, np.zeros(100)) == 1.0
