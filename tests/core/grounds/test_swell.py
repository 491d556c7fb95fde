"""How a ground comes in and goes."""

import pytest

from server.core.grounds.swell import FULL, Swell


def test_it_goes_evenly_from_level_to_level() -> None:
    """[M4] From a third to full within a bar."""
    swell = Swell(begins=4.0, ends=8.0, low=0.2, high=1.0)
    assert [swell.at(beat) for beat in (0.0, 4.0, 6.0, 8.0, 99.0)] == pytest.approx([0.2, 0.2, 0.6, 1.0, 1.0])


def test_a_change_of_mind_goes_on_from_where_it_is() -> None:
    """[M4] Switched off and on again half way, nothing jumps."""
    off = FULL.toward(0.0, 4.0, 4.0)
    again = off.toward(1.0, 6.0, 4.0)
    assert off.at(6.0) == again.at(6.0) == pytest.approx(0.5)
    assert again.at(10.0) == 1.0
