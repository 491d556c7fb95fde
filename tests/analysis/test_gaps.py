"""The longest gap."""

import pytest

from server.analysis.gaps import longest_gap, of_the_group
from tests.analysis.built import duo, read


def test_a_stop_is_no_gap() -> None:
    """[K4]"""
    tape = duo(100, seats=(1,)).plays(1, 10, length=1.0).runs(20, False).runs(80, True).plays(1, 92)
    assert longest_gap(read(tape).seats[0]).value == pytest.approx(12)


def test_of_the_group_somebody_is_enough() -> None:
    tape = duo(60).plays(1, 20, length=1).plays(2, 40, length=1)
    assert of_the_group(read(tape)).value == pytest.approx(20)
    assert of_the_group(read(duo(60, seats=()))).value is None
