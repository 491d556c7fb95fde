"""How a fact is put: its value, what it was counted from, and why it isn't shown where there is too little."""

from typing import Final, Literal

from server.analysis.taken import SeatTaken
from server.protocol import Phrase
from server.protocol.report import Baseline, Measure, Unit

FEWEST: Final = 20
"""Touches. Fewer can't tell a habit from chance."""

Counted = Literal["touches", "times", "rests", "turns", "seconds", "phrases", "seats", "minutes"]


def fact(
    id: str,
    value: float | None,
    unit: Unit,
    n: int,
    counted: Counted,
    *,
    seat: int | None = None,
    other: int | None = None,
    high: float | None = None,
    baseline: Baseline | None = None,
    thin: Phrase | None = None,
    notes: tuple[Phrase | None, ...] = (),
) -> Measure:
    """What is thin has no value."""
    return Measure(
        id=id,
        seat=seat,
        other=other,
        value=None if thin is not None or value is None else round(value, 4),
        high=None if thin is not None or high is None else round(high, 4),
        unit=unit,
        n=n,
        counted=counted,
        baseline=None if thin is not None else baseline,
        thin=thin if thin is not None or value is not None else why("nothing"),
        notes=[note for note in notes if note is not None],
    )


def why(name: str, **values: str | int | float) -> Phrase:
    """The reason for which a fact is not shown."""
    return Phrase(f"report.thin.{name}", dict(values))


def too_few(n: int, least: int = FEWEST) -> Phrase | None:
    return None if n >= least else why("few", need=least)


def note(name: str, count: int) -> Phrase | None:
    """A caveat with its number, where there is any."""
    return Phrase(f"report.note.{name}", {"count": count}) if count else None


def never_open(seat: SeatTaken) -> Phrase | None:
    return None if seat.open else why("never_open")


def helped_left_out(seat: SeatTaken) -> Phrase | None:
    return note("helped_out", int(seat.counted.helped.sum()))


def helped_counted(seat: SeatTaken) -> Phrase | None:
    return note("helped_in", int(seat.counted.helped.sum()))


def quantised_left_out(seat: SeatTaken) -> Phrase | None:
    counted = seat.counted
    return note("quantised_out", int((counted.quantised & ~counted.helped).sum()))
