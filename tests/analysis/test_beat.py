"""Near the beat."""

import random

import numpy as np
import pytest

from server.analysis.beat import gathered, near_beat
from server.protocol.report import Measure
from tests.analysis.built import BEAT, duo, on_grid, played, pulse, read
from tests.tapes import MadeTape


def of(tape: MadeTape) -> Measure:
    taken = read(tape)
    return near_beat(taken, taken.seats[0])


@pytest.mark.parametrize(("spread", "length"), [(0.02, 0.979), (0.04, 0.915), (0.08, 0.717)])
def test_it_is_what_theory_says(spread: float, length: float) -> None:
    """[K4] A normal spread about a beat of 625 ms leaves exp(-(2 pi sd/T)^2/2)."""
    places = np.arange(20_000) + np.random.default_rng(1).normal(0, spread / 0.625, 20_000)
    assert float(gathered(places)) == pytest.approx(length, abs=0.01)


def test_few_random_touches_are_not_near_by_themselves() -> None:
    """The plain length of ten random phases is 0.28; what is shown has no such gift."""
    places = np.random.default_rng(2).random((2000, 30))
    assert gathered(places).mean() < 0.2


def test_steady_hands_lie_above_chance_and_strangers_within() -> None:
    chance = random.Random(3)
    steady = pulse(duo(60, seats=(1,)))
    played(steady, 1, [place * BEAT + chance.gauss(-0.03, 0.04) for place in range(2, 80)])
    measure = of(steady)
    assert measure.baseline is not None
    assert measure.value is not None
    assert measure.value > 0.8 > 0.4 > measure.baseline.high
    free = pulse(duo(60, seats=(1,)))
    played(free, 1, [chance.uniform(1, 58) for _ in range(60)])
    measure = of(free)
    assert measure.baseline is not None
    assert measure.value is not None
    assert measure.value <= measure.baseline.high + 0.05


def test_off_beats_are_near_too() -> None:
    tape = pulse(duo(60, seats=(1,)))
    measure = of(played(tape, 1, on_grid(60, 4, density=0.5, spread=0.01, step=BEAT / 2)))
    assert measure.value is not None
    assert measure.value > 0.9


def test_only_while_a_pulse_sounded_and_only_by_hand() -> None:
    """[K4] Quantised touches are left out, and it says how many."""
    silent = played(duo(60, seats=(1,)), 1, [place * BEAT for place in range(2, 60)])
    thin = of(silent).thin
    assert thin is not None
    assert thin.key == "report.thin.no_pulse"
    helped = pulse(duo(60, seats=(1,)))
    for place in range(2, 60):
        helped.plays(1, place * BEAT, timing="gentle")
    assert of(helped).n == 0
    assert {note.key: note.values["count"] for note in of(helped).notes} == {"report.note.quantised_out": 58}
