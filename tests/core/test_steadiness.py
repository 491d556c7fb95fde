"""Steady's delay follows the tablets' networks."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.core.steadiness import LONGEST, SHORTEST, SPEED, STEADY_DELAY, Steadiness


def after(late: list[float], *, every: float = 0.1) -> Steadiness:
    """So many arrivals, evenly spread in time."""
    steadiness = Steadiness()
    for number, one in enumerate(late):
        steadiness.arrived(one, 100.0 + number * every)
    return steadiness


def test_until_something_is_known_it_is_sixty_milliseconds() -> None:
    """[M3] A guess that suits most rooms."""
    assert Steadiness().delay == STEADY_DELAY
    assert after([0.2] * 5).delay == STEADY_DELAY


def test_it_follows_what_nearly_every_touch_needs() -> None:
    """[M3] Of a hundred arrivals five may come later."""
    chance = random.Random(2)
    late = [chance.uniform(0.01, 0.05) for _ in range(2000)]
    assert after(late).delay == pytest.approx(0.048, abs=0.002)


def test_one_in_twenty_doesn_t_hold_up_the_room() -> None:
    """[M3] A few late ones sound late; all others wait no longer for them."""
    assert after([0.4 if number % 25 == 0 else 0.035 for number in range(1000)]).delay == pytest.approx(0.035)


@given(st.lists(st.floats(0, 0.5), max_size=60), st.floats(0.001, 20.0))
def test_it_stays_between_thirty_and_ninety_and_moves_gently(late: list[float], every: float) -> None:
    """[M3] Nobody feels it move: four milliseconds in a second at most, twenty after a silence."""
    steadiness, now, before = Steadiness(), 100.0, STEADY_DELAY
    for one in late:
        now += every
        steadiness.arrived(one, now)
        assert SHORTEST <= steadiness.delay <= LONGEST
        assert abs(steadiness.delay - before) <= 5 * SPEED + 1e-9
        before = steadiness.delay


def test_a_network_that_recovers_is_believed_again() -> None:
    """[M3] Half a minute later the bad moments are forgotten."""
    steadiness = after([0.12] * 300)
    assert steadiness.delay == LONGEST
    for number in range(600):
        steadiness.arrived(0.02, 200.0 + number * 0.1)
    assert steadiness.delay == SHORTEST


def test_it_says_when_what_is_shown_changes() -> None:
    """[M3] In whole milliseconds, once a second at most."""
    steadiness = Steadiness()
    said = [steadiness.arrived(0.03, 100.0 + number * 0.1) for number in range(100)]
    assert 0 < sum(said) <= 10
    assert not any(steadiness.arrived(0.03, 200.0 + number * 0.1) for number in range(20, 0, -1))
