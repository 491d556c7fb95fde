"""Turns: those that were given and filled; and how people follow each other by themselves."""

from dataclasses import dataclass
from statistics import median
from typing import Final

import numpy as np

from server.analysis.fact import fact, helped_counted, helped_left_out, too_few, why
from server.analysis.phrases import Phrase, in_order
from server.analysis.spans import Spans, Times, inside, joined, total
from server.analysis.taken import SeatTaken, Taken
from server.protocol.report import Measure

FEWEST_CHANGES: Final = 5

LONGEST_WAIT: Final = 10.0
"""Seconds. What comes later is no answer, but a new beginning."""


def turns(taken: Taken, seat: SeatTaken) -> Measure:
    """Turns with at least one touch, out of all that a technique gave to this seat."""
    given = taken.turns.get(seat.seat, [])
    at = seat.touches.alone.at
    filled = sum(bool(inside(at, [turn]).any()) for turn in given)
    return fact(
        "turns",
        filled,
        "of",
        len(given),
        "turns",
        seat=seat.seat,
        thin=None if given else why("no_turns"),
        notes=(helped_left_out(seat),),
    )


@dataclass(frozen=True, slots=True)
class Change:
    """Somebody else goes on, after so many seconds; fewer than none: before the other had ended."""

    by: int
    after: int
    wait: float


def changes(phrases: list[Phrase]) -> list[Change]:
    """Where the playing passes from one to another. What lies wholly within another's phrase is backing, no turn."""
    found: list[Change] = []
    floor: Phrase | None = None
    for phrase in phrases:
        if floor is not None and phrase.until <= floor.until:
            continue
        if floor is not None and phrase.seat != floor.seat:
            found.append(Change(by=phrase.seat, after=floor.seat, wait=phrase.since - floor.until))
        floor = phrase
    return found


def waits(taken: Taken) -> list[Measure]:
    """For every seat: the middle time from the end of another's phrase to its own next one."""
    seats = {seat.seat: seat for seat in taken.seats if seat.kept}
    by: dict[int, list[float]] = {seat: [] for seat in seats}
    phrases = in_order((number, seat.counted.alone) for number, seat in seats.items())
    for change in changes(phrases):
        if change.wait <= LONGEST_WAIT:
            by[change.by].append(change.wait)
    return [
        fact(
            "wait",
            median(times) if times else None,
            "seconds",
            len(times),
            "turns",
            seat=number,
            thin=too_few(len(times), FEWEST_CHANGES),
            notes=(helped_left_out(seats[number]),),
        )
        for number, times in by.items()
    ]


def overlaps(taken: Taken) -> list[Measure]:
    """Of the time in which each seat was touched, the share in which another one was, too."""
    seats = [seat for seat in taken.seats if seat.kept]
    own = {seat.seat: joined(seat.counted.spans) for seat in seats}
    edges, sums = _several(list(own.values()))
    found = []
    for seat in seats:
        touched = total(own[seat.seat])
        spans = np.array(own[seat.seat], float).reshape(-1, 2)
        with_others = float(np.diff(np.interp(spans, edges, sums), axis=1).sum())
        alone = not any(one.open for one in seats if one is not seat)
        found.append(
            fact(
                "overlap",
                min(with_others / touched, 1.0) if touched else None,
                "share",
                len(seat.counted),
                "touches",
                seat=seat.seat,
                thin=why("nobody_else") if alone else too_few(len(seat.counted)),
                notes=(helped_counted(seat),),
            )
        )
    return found


def _several(seats: list[Spans]) -> tuple[Times, Times]:
    """Moments, and the seconds before each in which two or more seats were touched."""
    spans = np.array([span for one in seats for span in one], float).reshape(-1, 2)
    edges = np.concatenate([[0.0], spans.ravel()])
    order = np.argsort(edges, kind="stable")
    change = np.concatenate([[0], np.tile([1, -1], len(spans))])[order]
    edges = edges[order]
    seconds = np.diff(edges) * (np.cumsum(change)[:-1] >= 2)
    return edges, np.concatenate([[0.0], np.cumsum(seconds)])
