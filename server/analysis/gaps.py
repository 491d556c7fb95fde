"""The longest gap: how long open pads stayed untouched. It may have been listening."""

from collections.abc import Iterable

from server.analysis.fact import fact, helped_counted, why
from server.analysis.spans import Spans, joined, without
from server.analysis.taken import SeatTaken, Taken
from server.protocol import Phrase
from server.protocol.report import Measure


def longest_gap(seat: SeatTaken) -> Measure:
    """Within one stretch of open pads; a stop or somebody else's turn is no gap."""
    return _gap(seat.open, seat.touches.spans, len(seat.counted), seat.seat, helped_counted(seat))


def of_the_group(taken: Taken) -> Measure:
    """In which nobody touched anything, while somebody might have."""
    open_time = joined(span for seat in taken.seats for span in seat.open)
    touched = (span for seat in taken.seats for span in seat.touches.spans)
    return _gap(open_time, touched, sum(len(seat.counted) for seat in taken.seats), None)


def _gap(
    open_time: Spans, touched: Iterable[tuple[float, float]], n: int, seat: int | None, *notes: Phrase | None
) -> Measure:
    gaps = [until - since for since, until in without(open_time, joined(touched))]
    return fact(
        "longest_gap",
        max(gaps, default=0.0),
        "seconds",
        n,
        "touches",
        seat=seat,
        thin=None if open_time else why("never_open"),
        notes=notes,
    )
