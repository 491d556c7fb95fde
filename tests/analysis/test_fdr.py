"""Many questions at once."""

import numpy as np
import pytest
from scipy.stats import false_discovery_control, norm

from server.analysis.fdr import above, clear


@pytest.mark.parametrize("seed", range(5))
def test_the_same_as_an_independent_library(seed: int) -> None:
    chances = np.random.default_rng(seed).random(200) ** 4
    assert (clear(chances.tolist(), 0.05) == (false_discovery_control(chances) <= 0.05)).all()


def test_nothing_asked_nothing_clear() -> None:
    assert clear([]).tolist() == []


def test_the_tail_of_the_normal_distribution() -> None:
    assert [above(z) for z in (-1.0, 0.0, 2.0, 5.0)] == pytest.approx(norm.sf([-1, 0, 2, 5]).tolist())
