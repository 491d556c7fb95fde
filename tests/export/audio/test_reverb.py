"""[K3][A4] The one room in which everything sounds."""

import numpy as np
import pytest

from server.export.audio.arrays import RATE
from server.export.audio.reverb import echo


def test_the_echo_fades_60_db_and_is_wide() -> None:
    """[K3] As loud as a browser makes it, begins after 12 ms, differs on both sides, the same every time."""
    sides = echo()
    assert sides.shape == (2, round(1.8 * RATE))
    assert not sides[:, : round(0.012 * RATE)].any()
    assert float(np.sqrt(np.mean(sides.astype(np.float64) ** 2))) == pytest.approx(0.00125, rel=1e-4)
    early, late = (np.sqrt(np.mean(sides[:, part] ** 2)) for part in (slice(2000, 8000), slice(-6000, None)))
    assert 20 * np.log10(early / late) > 50
    assert abs(float(np.mean(sides[0] * sides[1]))) < 0.1 * 0.00125**2
    assert (echo() == sides).all()
