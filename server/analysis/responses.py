"""First response: from GO, or the start of a turn, to the first touch."""

from statistics import median
from typing import Final

import numpy as np

from server.analysis.fact import fact, helped_left_out, note, why
from server.analysis.spans import Spans
from server.analysis.taken import SeatTaken, Taken
from server.protocol.report import Measure

OPENS: Final = 0.5
"""Seconds after GO in which pads that open were opened by it."""


def first_response(taken: Taken, seat: SeatTaken) -> Measure:
    """The middle value. Touches made with help are passed over; a start that nobody answered has no time."""
    asked = _asked(taken, seat)
    at = seat.touches.alone.at
    times = []
    for since, until in asked:
        place = int(np.searchsorted(at, since))
        if place < len(at) and at[place] < until:
            times.append(float(at[place]) - since)
    thin = None if asked else why("no_starts")
    if asked and not times:
        thin = why("no_response", count=len(asked))
    return fact(
        "first_response",
        median(times) if times else None,
        "seconds",
        len(times),
        "times",
        seat=seat.seat,
        thin=thin,
        notes=(note("unanswered", len(asked) - len(times)), helped_left_out(seat)),
    )


def _asked(taken: Taken, seat: SeatTaken) -> Spans:
    """From each start to where this seat's pads closed again, or its turn ended."""
    found = list(taken.turns.get(seat.seat, ())) if seat.kept else []
    for go in taken.goes:
        for since, until in seat.open:
            if since <= go + OPENS and until > go:
                found.append((go, until))
                break
    found = [(since, min(until, taken.length)) for since, until in found]
    return sorted(span for span in found if not _hidden(span[0], taken))


def _hidden(at: float, taken: Taken) -> bool:
    return any(since <= at < until for since, until in (*taken.pauses, *taken.replays))
