"""How often touches of two seats fall together: within a moment, or as the nearest neighbours of each other.

The second is event synchronisation (Quian Quiroga, Kreuz & Grassberger 2002): two touches belong together when they
are nearer than half the way to any other touch of either.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from server.analysis.spans import Times

MOMENT: Final = 0.12
"""Seconds."""

NEIGHBOURS_MOST: Final = 0.2
"""Seconds at most between two that belong together."""

ONE_STROKE: Final = 0.05
"""Seconds. Fingers of one seat that come down so close together are one stroke."""

_APART: Final = 10.0
"""Seconds between the runs when all are laid after each other."""


@dataclass(frozen=True, slots=True)
class Meetings:
    """Counts, one for each run of the other part."""

    near: Times
    """Strokes of the one part within a moment of the other's."""
    other_near: Times
    first: Times
    """Those that belong together, the one before the other; a tie counts half."""
    second: Times


def strokes(at: Times) -> Times:
    """Chords as one stroke each."""
    if len(at) < 2:
        return at
    return np.asarray(at[np.concatenate([[True], np.diff(at) >= ONE_STROKE])])


def meetings(one: Times, runs: NDArray[np.float64]) -> Meetings:
    """Of a part with each run of another, shape (runs, strokes); all in order, seconds."""
    count, own = len(runs), len(one)
    longest = max(float(one[-1]), float(runs[:, -1].max())) + _APART if own and runs.size else _APART
    shift = np.arange(count)[:, None] * longest
    left, right = (one + shift).ravel(), (runs + shift).ravel()
    place = np.searchsorted(right, left)
    to_right, nearest = _nearest(left, right, place)
    to_left, _ = _nearest(right, left, np.cumsum(np.bincount(place, minlength=len(right) + 1))[:-1])
    reach = np.minimum(np.tile(_room(one), count), _room(right)[nearest]) / 2
    together = np.abs(to_right) <= np.minimum(reach, NEIGHBOURS_MOST)
    ahead = np.where(to_right > 0, 1.0, np.where(to_right < 0, 0.0, 0.5)) * together

    def by_run(values: NDArray[np.generic], width: int) -> Times:
        return np.asarray(values.reshape(count, width).sum(axis=1), float)

    first, both = by_run(ahead, own), by_run(together, own)
    return Meetings(
        near=by_run(np.abs(to_right) <= MOMENT, own),
        other_near=by_run(np.abs(to_left) <= MOMENT, runs.shape[1]),
        first=first,
        second=both - first,
    )


def lags(one: Times, other: Times) -> Times:
    """Seconds from each stroke of the one to the stroke of the other that belongs to it; fewer than none: before it."""
    if not len(one) or not len(other):
        return np.zeros(0)
    away, nearest = _nearest(one, other, np.searchsorted(other, one))
    reach = np.minimum(_room(one), _room(other)[nearest]) / 2
    return away[np.abs(away) <= np.minimum(reach, NEIGHBOURS_MOST)]


def _nearest(one: Times, other: Times, place: NDArray[np.int64]) -> tuple[Times, NDArray[np.int64]]:
    """Seconds from each to the nearest of the others, and which that is; `place`: how many of the others lie before."""
    after, before = np.minimum(place, len(other) - 1), np.maximum(place - 1, 0)
    forth, back = other[after] - one, other[before] - one
    nearest = np.where(np.abs(back) < np.abs(forth), before, after)
    return other[nearest] - one, nearest


def _room(at: Times) -> Times:
    """Seconds from each to its nearer neighbour."""
    gaps = np.diff(at, prepend=-np.inf, append=np.inf)
    return np.minimum(gaps[:-1], gaps[1:])
