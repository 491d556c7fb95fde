"""Whether a beat can be heard in the playing."""

import numpy as np
import pytest

from server.analysis.pulse_clarity import pulse_clarity

STARTS = np.arange(0.0, 100.0, 5.0)


def clarity(at: np.ndarray) -> float:
    return float(np.nanmedian(pulse_clarity(np.sort(at), np.ones(len(at)), STARTS, 10.0)))


@pytest.mark.parametrize(("spread", "least", "most"), [(0.02, 0.75, 1.0), (0.06, 0.3, 0.7)])
def test_a_steady_hand_is_clear_and_a_loose_one_less(spread: float, least: float, most: float) -> None:
    at = np.arange(1, 105, 0.6) + np.random.default_rng(1).normal(0, spread, 174)
    assert least < clarity(at) < most


def test_touches_at_random_are_not() -> None:
    assert clarity(np.random.default_rng(2).random(174) * 104) < 0.35


def test_too_few_have_none() -> None:
    found = pulse_clarity(np.arange(7.0), np.ones(7), STARTS, 10.0)
    assert np.isnan(found).all()
