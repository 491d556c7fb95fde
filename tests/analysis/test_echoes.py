"""Echoes picked up."""

import numpy as np
import pytest

from server.analysis.echoes import ALIKE, WITHIN, echoes
from server.analysis.likeness import Shapes
from server.analysis.phrases import phrases
from tests.analysis.built import duo, echoing, read


@pytest.mark.parametrize("seed", range(4))
def test_echoes_are_found_and_nothing_else_is(seed: int) -> None:
    """[K4] F1 of at least 0.9 against a built truth."""
    tape, truth = echoing(40, 0.5, seed)
    taken = read(tape)
    calls, answers = (phrases(seat.seat, seat.counted) for seat in taken.seats)
    assert len(calls) == len(answers) == len(truth)
    shapes = Shapes([*calls, *answers])
    found = shapes.alike(np.arange(40), np.arange(40, 80)) > ALIKE
    hits = int((found & np.array(truth)).sum())
    assert 2 * hits / (int(found.sum()) + sum(truth)) >= 0.9
    measure = echoes(taken)[1]
    assert (measure.value, measure.n, measure.unit) == (int(found.sum()), 40, "of")
    assert measure.baseline is not None
    assert found.mean() > 0.3 > measure.baseline.high


def test_later_is_no_echo() -> None:
    tape = duo(200)
    for number in range(8):
        for seat, at in ((1, 1 + number * 20.0), (2, 3 + number * 20.0 + WITHIN)):
            for place, pad in enumerate((0, 2, 1, 3, 2)):
                tape.plays(seat, at + place * 0.3, pad=pad, length=0.1)
    assert echoes(read(tape))[1].n == 0
    assert echoes(read(tape))[1].value is None


def test_three_touches_are_no_phrase_to_pick_up() -> None:
    tape = duo(60)
    for number in range(8):
        for seat, at in ((1, 1 + number * 6.0), (2, 3 + number * 6.0)):
            for place in range(3):
                tape.plays(seat, at + place * 0.3, length=0.1)
    assert echoes(read(tape))[1].n == 0
    assert echoes(read(duo(60, seats=()))) == []
