"""How rough tones sound together."""

import numpy as np
import pytest

from server.analysis.roughness import roughness

PUBLISHED = [0.75, 0.53, 0.42, 0.38, 0.25, 0.37, 0.13, 0.35, 0.23, 0.27, 0.37, 0.01]
"""By interval from 1 to 12 semitones above the middle C."""


def test_the_known_curve_of_intervals() -> None:
    found = [roughness(np.array([60.0, 60.0 + step]))[0, 1] for step in range(1, 13)]
    assert found == pytest.approx(PUBLISHED, abs=0.02)


def test_it_is_symmetric_and_none_with_itself() -> None:
    table = roughness(np.array([48.0, 60.5, 67.0]))
    assert np.allclose(table, table.T)
    assert (np.diag(table) == 0).all()
