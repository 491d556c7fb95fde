"""Phrases: touches of one seat with less than 0.6 seconds between them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np

from server.analysis.spans import Times
from server.analysis.touches import Touches

BREATH: Final = 0.6
"""Seconds from a lifted finger to the next touch after which another phrase begins."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """From the first finger down to the last one up."""

    seat: int
    since: float
    until: float
    at: Times
    pitch: Times


def phrases(seat: int, touches: Touches) -> list[Phrase]:
    """In order."""
    if not len(touches):
        return []
    lasts = np.maximum.accumulate(touches.until)
    breaks = np.flatnonzero(touches.at[1:] - lasts[:-1] >= BREATH) + 1
    edges = [0, *breaks.tolist(), len(touches)]
    return [
        Phrase(
            seat=seat,
            since=float(touches.at[first]),
            until=float(lasts[after - 1]),
            at=touches.at[first:after],
            pitch=touches.pitch[first:after],
        )
        for first, after in zip(edges, edges[1:], strict=False)
    ]


def in_order(seats: Iterable[tuple[int, Touches]]) -> list[Phrase]:
    """Those of all seats, by when they begin."""
    found = [phrase for seat, touches in seats for phrase in phrases(seat, touches)]
    return sorted(found, key=lambda phrase: (phrase.since, phrase.until, phrase.seat))
