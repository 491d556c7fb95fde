"""How evenly the space was shared among those who were there. Uneven is not bad: somebody may hold, or listen."""

import numpy as np

from server.analysis.fact import fact, too_few, why
from server.analysis.taken import Taken
from server.protocol import Phrase
from server.protocol.report import Measure


def gini(amounts: list[float]) -> float:
    """0 where all are the same, towards 1 where one has everything."""
    n, whole = len(amounts), sum(amounts)
    if not whole:
        return 0.0
    ranks = np.arange(1, n + 1)
    return float(2 * (ranks * np.sort(amounts)).sum() / (n * whole) - (n + 1) / n)


def sharing(taken: Taken) -> Measure:
    """The Gini coefficient of touches, for the group only: nobody's share is told."""
    amounts = [float(len(seat.counted)) for seat in taken.seats if seat.open]
    thin = why("one_seat") if len(amounts) < 2 else too_few(round(sum(amounts)))
    return fact(
        "sharing",
        None if thin else gini(amounts),
        "number",
        len(amounts),
        "seats",
        thin=thin,
        notes=(Phrase("report.note.uneven"),),
    )
