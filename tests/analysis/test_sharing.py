"""How the space was shared."""

import pytest

from server.analysis.sharing import gini, sharing
from tests.analysis.built import duo, read


def test_the_coefficient() -> None:
    """[K4] Against published values."""
    assert gini([5, 10, 20, 40]) == pytest.approx(0.383, abs=0.001)
    assert gini([7, 7, 7]) == pytest.approx(0)
    assert gini([0, 0, 0, 1]) == pytest.approx(0.75)
    assert gini([0, 0]) == 0


def test_it_is_told_of_the_group_only_and_with_its_caveat() -> None:
    tape = duo(60)
    for place in range(30):
        tape.plays(1, 1.0 + place)
    measure = sharing(read(tape))
    assert (measure.seat, measure.value, measure.n) == (None, 0.5, 2)
    assert [note.key for note in measure.notes] == ["report.note.uneven"]
    assert sharing(read(duo(60, seats=(1,)))).value is None
