"""A seat key's own past: what its facts are compared with, and how they went over a series of sessions."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from msgspec.structs import replace

from server.protocol import SessionView
from server.protocol.report import Baseline, Measure, Trend, TrendPoint, Unit

LOOKS_BACK: Final = 5
"""Sessions."""

OVER_TIME: Final = (
    "playing_time",
    "first_response",
    "notes_a_minute",
    "rests",
    "turns",
    "longest_gap",
    "near_beat",
)
"""What means the same from session to session. Facts of two seats don't: others sit there."""


@dataclass(frozen=True, slots=True)
class Past:
    """One earlier session of the same series, or this one."""

    session: str
    began: str
    by_key: dict[tuple[str | None, str], Measure]
    """By seat key (None: the group) and measure."""


def past_of(session: SessionView, measures: Iterable[Measure]) -> Past:
    """Of a key that had two seats the facts with more behind them count."""
    keys = {seat.seat: seat.key for seat in session.seats}
    found: dict[tuple[str | None, str], Measure] = {}
    for measure in measures:
        if measure.other is not None or (measure.seat is not None and measure.seat not in keys):
            continue
        name = (None if measure.seat is None else keys[measure.seat], measure.id)
        if name not in found or found[name].n < measure.n:
            found[name] = measure
    return Past(session.line.id, session.line.began, found)


def value_of(measure: Measure) -> float | None:
    """What of it can be compared: so many out of some as a share."""
    if measure.value is None or measure.thin is not None:
        return None
    if measure.unit == "of":
        return measure.value / measure.n if measure.n else None
    return measure.value


def compared(measures: list[Measure], session: SessionView, past: Sequence[Past]) -> list[Measure]:
    """With the smallest and largest of the last five sessions beside each, where there were any."""
    keys = {seat.seat: seat.key for seat in session.seats}
    found = []
    for measure in measures:
        if (
            measure.baseline is None
            and measure.other is None
            and measure.high is None
            and measure.value is not None
        ):
            name = (None if measure.seat is None else keys.get(measure.seat), measure.id)
            earlier = [one.by_key[name] for one in past if name in one.by_key]
            values = [value for one in earlier if (value := value_of(one)) is not None][-LOOKS_BACK:]
            if values:
                baseline = Baseline("past", min(values), max(values), len(values))
                measure = replace(measure, baseline=baseline)
        found.append(measure)
    return found


def trends(here: Past, past: Sequence[Past]) -> list[Trend]:
    """For each key that was here, wherever an earlier session tells the same."""
    found = []
    sessions = [*past, here]
    points: defaultdict[tuple[str, str], list[TrendPoint]] = defaultdict(list)
    units: dict[tuple[str, str], Unit] = {}
    for key, name in here.by_key:
        if key is None or name not in OVER_TIME:
            continue
        for session in sessions:
            measure = session.by_key.get((key, name))
            if measure is not None:
                value = value_of(measure)
                units[key, name] = "share" if measure.unit == "of" else measure.unit
                point = TrendPoint(session.session, session.began, value, measure.n, value is None)
                points[key, name].append(point)
    for (key, name), line in points.items():
        if len(line) > 1 and any(point.value is not None for point in line):
            found.append(Trend(measure=name, unit=units[key, name], key=key, points=line))
    return found
