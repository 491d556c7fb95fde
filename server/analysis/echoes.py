"""Echoes picked up: a phrase that follows somebody else's and is like it in steps and rhythm."""

from bisect import bisect_left
from typing import Final

import numpy as np
from numpy.typing import NDArray

from server.analysis.fact import fact, helped_left_out, too_few
from server.analysis.likeness import Shapes
from server.analysis.phrases import Phrase, phrases
from server.analysis.taken import Taken
from server.protocol.report import Baseline, Measure

FEWEST_TOUCHES: Final = 4

WITHIN: Final = 4.0
"""Seconds after the end of the other phrase."""

ALIKE: Final = 0.6

FEWEST_PHRASES: Final = 5

SHUFFLES: Final = 100
FEWEST_SHUFFLES: Final = 19
COMPARISONS: Final = 1_000_000
"""Of phrases, in all shuffles of a session: so it never takes longer than some seconds."""

Numbers = NDArray[np.int64]


def echoes(taken: Taken) -> list[Measure]:
    """How many phrases of each seat are like one of another seat that ended just before."""
    seats = [seat for seat in taken.seats if seat.kept]
    every = sorted(
        (
            phrase
            for seat in seats
            for phrase in phrases(seat.seat, seat.counted.alone)
            if len(phrase.at) >= FEWEST_TOUCHES
        ),
        key=lambda phrase: (phrase.until, phrase.since, phrase.seat),
    )
    shapes = Shapes(every)
    answers = _answers(every)
    facts = []
    for seat in seats:
        mine = [number for number in answers if every[number].seat == seat.seat]
        before = [answers[number] for number in mine]
        runs = min(SHUFFLES, COMPARISONS // max(len(seats) * sum(map(len, before)), 1))
        facts.append(
            fact(
                "echoes",
                int(_echoes(shapes, np.array(mine, np.int64), before).sum()),
                "of",
                len(mine),
                "phrases",
                seat=seat.seat,
                baseline=_shuffled(shapes, mine, before, runs, seat.seat),
                thin=too_few(len(mine), FEWEST_PHRASES),
                notes=(helped_left_out(seat),),
            )
        )
    return facts


def _answers(every: list[Phrase]) -> dict[int, list[int]]:
    """Phrases that begin just after somebody else's ended, with those; all by their numbers."""
    ends = [phrase.until for phrase in every]
    found = {}
    for number, phrase in enumerate(every):
        just = range(bisect_left(ends, phrase.since - WITHIN), bisect_left(ends, phrase.since + 1e-9))
        before = [other for other in just if every[other].seat != phrase.seat]
        if before:
            found[number] = before
    return found


def _echoes(shapes: Shapes, mine: Numbers, before: list[list[int]]) -> NDArray[np.bool_]:
    """Which of these phrases are like one of those before them."""
    counts = np.array([len(ones) for ones in before], np.int64)
    if not len(counts):
        return np.zeros(0, bool)
    others = np.concatenate([np.array(ones, np.int64) for ones in before])
    alike = shapes.alike(np.repeat(mine, counts), others) > ALIKE
    return np.asarray(np.logical_or.reduceat(alike, np.concatenate([[0], np.cumsum(counts)[:-1]])))


def _shuffled(
    shapes: Shapes, mine: list[int], before: list[list[int]], runs: int, seed: int
) -> Baseline | None:
    """The share of echoes with the same phrases in another order; None where that would take too long."""
    if runs < FEWEST_SHUFFLES or not mine:
        return None
    chance = np.random.default_rng(seed)
    orders = np.concatenate([chance.permutation(np.array(mine, np.int64)) for _ in range(runs)])
    shares = _echoes(shapes, orders, before * runs).reshape(runs, len(mine)).mean(axis=1)
    low, high = np.percentile(shares, [2.5, 97.5])
    return Baseline("chance", round(float(low), 4), round(float(high), 4), runs)
