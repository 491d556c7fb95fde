"""[K3] Values that move in time as the parameters of Web Audio do."""

from math import exp

import numpy as np
import pytest

from server.export.audio.arrays import RATE
from server.export.audio.automation import Automation, Ramp


def test_a_resting_value_is_one_number() -> None:
    """[K3] Multiplying by it costs nothing."""
    value = Automation(0.5)
    assert value.over(0, RATE) == 0.5
    value.set(0.25, 2.0)
    assert value.over(0, RATE) == 0.5
    assert value.over(3 * RATE, RATE) == 0.25


def test_every_sample_of_a_way_is_where_the_moment_says() -> None:
    """[K3] A straight way, an even one, and one that comes ever nearer, over one stretch."""
    value = Automation(0.0)
    value.set(0.0, 0.1)
    value.linear(1.0, 0.2)
    value.exponential(0.25, 0.4)
    value.approach(0.0, 0.5, 0.1)
    along = value.over(0, RATE)
    assert isinstance(along, np.ndarray)
    moments = {0.05: 0.0, 0.15: 0.5, 0.2: 1.0, 0.3: 0.5, 0.45: 0.25, 0.6: 0.25 * exp(-1), 0.9: 0.25 * exp(-4)}
    for moment, expected in moments.items():
        assert along[round(moment * RATE)] == pytest.approx(expected, abs=1e-3)
        assert value.at(moment) == pytest.approx(expected, abs=1e-9)


def test_what_was_told_for_later_can_be_taken_back() -> None:
    """[K3] A way that has begun stays where it has come to once its end is cancelled and set anew."""
    value = Automation(1.0)
    value.set(1.0, 0.0)
    value.linear(0.0, 1.0)
    here = value.at(0.5)
    value.cancel(0.5)
    value.linear(here, 0.5)
    assert value.at(0.25) == pytest.approx(0.75)
    assert value.at(2.0) == pytest.approx(0.5)


def test_forgetting_changes_nothing_that_is_still_to_come() -> None:
    """[K3] Long sessions keep few points."""
    value, other = Automation(1.0), Automation(1.0)
    for one in (value, other):
        one.set(1.0, 0.5)
        one.linear(0.2, 1.0)
        one.approach(0.0, 1.5, 0.2)
    value.forget(1.6)
    assert [value.at(time) for time in (1.6, 1.8, 2.5)] == [other.at(time) for time in (1.6, 1.8, 2.5)]


def test_a_rise_takes_300_ms_for_every_12_decibels() -> None:
    """[K3][A3] And a small or a falling one 300 ms in all."""
    ramp = Ramp(0.125)
    ramp.fade(0.5, 1.0)
    assert ramp.at(1.15) == pytest.approx(0.25, rel=5e-3)
    assert ramp.at(1.31) == 0.5
    ramp.fade(0.25, 2.0)
    assert ramp.at(2.15) == pytest.approx(0.375)
    assert ramp.param.at(2.15) == pytest.approx(0.375)


def test_silence_is_left_evenly_from_where_nothing_is_heard() -> None:
    """[K3] An even way to nothing ends at nothing."""
    ramp = Ramp(1.0)
    ramp.go(0.0, 0.0, 1.0, "even")
    assert ramp.param.at(0.5) == pytest.approx(0.001**0.5)
    assert ramp.param.at(1.1) == 0.0
