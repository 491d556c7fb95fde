"""What each timing mode does to the playing of a person, in figures: the table from which the defaults were chosen."""

import cmath
import math
import random
from statistics import fmean, pstdev

import pytest

from server.core.grid import Grid
from server.core.timing import Measure, play_time
from server.core.transport import TempoMap

TOUCHES = 20_000
PLAYERS = {
    "80, eighths": (80.0, 2, -0.02, 0.035),
    "120, sixteenths": (120.0, 4, -0.02, 0.035),
    "80, eighths, unsteady": (80.0, 2, 0.0, 0.09),
}
"""Tempo, steps a beat, how far the hand is from the beat on average and how much that varies, seconds."""

TABLE = {
    ("as_played", "80, eighths"): (0.84, 35, 23, 35),
    ("as_played", "120, sixteenths"): (0.20, 31, 23, 35),
    ("as_played", "80, eighths, unsteady"): (0.32, 86, 23, 34),
    ("loop", "80, eighths"): (1.0, 0, 220, 394),
    ("loop", "120, sixteenths"): (1.0, 0, 87, 144),
    ("loop", "80, eighths, unsteady"): (1.0, 0, 226, 386),
    ("gentle", "80, eighths"): (0.90, 28, 33, 68),
    ("gentle", "120, sixteenths"): (0.66, 20, 35, 72),
    ("gentle", "80, eighths, unsteady"): (0.40, 83, 29, 67),
    ("together", "80, eighths"): (0.94, 22, 36, 78),
    ("together", "120, sixteenths"): (0.67, 18, 35, 75),
    ("together", "80, eighths, unsteady"): (0.69, 52, 51, 162),
}
"""R (how sharply the tones gather on the grid), their spread, and from touch to sound the mean and 95 of 100, ms."""


def measured(
    mode: str, bpm: float, steps: int, mean: float, spread: float
) -> tuple[float, float, float, float]:
    hand = random.Random(f"{mode} {bpm} {steps} {spread}")
    tempo = TempoMap.starting(0.0, bpm)
    measure = Measure(tempo=tempo, grid=Grid(steps=steps))
    step = 60 / bpm / steps
    turns, off, waits = 0j, [], []
    for line in range(TOUCHES):
        touch = 12 + line * step + hand.gauss(mean, spread)
        now = touch + 0.015 + abs(hand.gauss(0, 0.01))
        at = play_time(mode, touch=touch, now=now, measure=measure)
        sounds = now if at is None else at
        steps_on = tempo.beat_at(sounds) * steps
        turns += cmath.exp(1j * math.tau * steps_on)
        off.append((steps_on - round(steps_on)) * step)
        waits.append(sounds - touch)
    waits.sort()
    return abs(turns) / TOUCHES, 1000 * pstdev(off), 1000 * fmean(waits), 1000 * waits[int(0.95 * TOUCHES)]


@pytest.mark.parametrize(("mode", "player"), TABLE)
def test_the_table(mode: str, player: str) -> None:
    """[M3] Gentle gathers without being felt; Loop costs a fifth of a second, and so is never the default."""
    together, spread, mean, most = TABLE[mode, player]
    found = measured(mode, *PLAYERS[player])
    assert found[0] == pytest.approx(together, abs=0.02)
    assert found[1] == pytest.approx(spread, abs=2)
    assert found[2] == pytest.approx(mean, abs=3)
    assert found[3] == pytest.approx(most, abs=5)


def test_gentle_costs_what_it_should() -> None:
    """[M3] Of touches anywhere, w squared by twice the step on average, and w at most."""
    hand = random.Random(4)
    measure = Measure(tempo=TempoMap.starting(0.0, 80.0))
    waits = []
    for _ in range(TOUCHES):
        now = hand.uniform(100, 200)
        at = play_time("gentle", touch=None, now=now, measure=measure)
        waits.append(0.0 if at is None else at - now)
    assert fmean(waits) == pytest.approx(0.06**2 / (2 * 0.375), rel=0.05)
    assert max(waits) <= 0.06 + 1e-9
