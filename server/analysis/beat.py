"""Near the beat: how closely touches gather round one place in the beat, while a pulse sounded."""

from typing import Final

import numpy as np

from server.analysis.fact import fact, helped_left_out, quantised_left_out, too_few, why
from server.analysis.leading import JITTER_MOST
from server.analysis.spans import Times, shared
from server.analysis.taken import SeatTaken, Taken
from server.protocol.report import Baseline, Measure

SHUFFLES: Final = 200


def gathered(places: Times) -> Times:
    """R' of every row: 0 for touches anywhere, 1 for all in one place of the beat, whatever their number.

    The resultant length of their phases (Fisher 1993), without what chance adds to that of a few; of whole beats or
    of halves, whichever they are nearer to.
    """
    n = places.shape[-1]
    once = np.exp(2j * np.pi * places)
    found = np.zeros(places.shape[:-1])
    for phases in (once, once * once):
        squared = np.abs(phases.mean(axis=-1)) ** 2
        found = np.maximum(found, np.sqrt(np.maximum(0.0, (n * squared - 1) / (n - 1))))
    return found


def near_beat(taken: Taken, seat: SeatTaken) -> Measure:
    """Touch times, never those that were played. Shuffled: each touch moved at random by up to half a beat."""
    touches = seat.touches.timed_by_hand.within(shared(seat.open, taken.pulse))
    n = len(touches)
    thin = too_few(n) if taken.pulse else why("no_pulse")
    if thin is None and (seat.jitter or 0.0) > JITTER_MOST:
        thin = why("clock")
    value = baseline = None
    if thin is None:
        places = taken.lines.places(touches.at)
        value = float(gathered(places))
        chance = np.random.default_rng(seat.seat)
        runs = np.array([gathered(places + chance.random(n) - 0.5) for _ in range(SHUFFLES)])
        low, high = np.percentile(runs, [2.5, 97.5])
        baseline = Baseline("chance", round(float(low), 4), round(float(high), 4), SHUFFLES)
    return fact(
        "near_beat",
        value,
        "number",
        n,
        "touches",
        seat=seat.seat,
        baseline=baseline,
        thin=thin,
        notes=(helped_left_out(seat), quantised_left_out(seat)),
    )
