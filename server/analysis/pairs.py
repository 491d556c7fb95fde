"""Every two seats: how often their touches fall together, in which order, and what chance would give."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from server.analysis.coincidence import Meetings, lags, meetings, strokes
from server.analysis.fdr import above
from server.analysis.spans import Spans, Times, inside, shared, total
from server.analysis.surrogates import FEWEST_BEATS, RUNS, Axis
from server.analysis.taken import SeatTaken, Taken

STROKES_MOST: Final = 2000
"""Of a seat, for pairs. A longer session is counted from minutes spread evenly over it."""

SAMPLE: Final = 60.0
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two seats while both could play. Whatever chance gives stands beside what was."""

    one: SeatTaken
    other: SeatTaken
    seconds: float
    strokes: int
    other_strokes: int
    lags: Times
    """Seconds from a stroke of the one to its neighbour of the other."""
    was: Meetings | None
    """None: too little time or touches for any."""
    by_chance: Meetings | None
    pulse: bool
    """A pulse sounded in most of this time."""

    def chance_of_nearness(self) -> float:
        """The probability that they are so often within a moment of each other by chance."""
        if self.was is None or self.by_chance is None:
            return 1.0
        runs = self.by_chance.near + self.by_chance.other_near
        return above(deviations(float((self.was.near + self.was.other_near)[0]), runs))

    def chance_of_order(self) -> float:
        """The probability that chance made them neighbours so often, or put them in this order: the larger one."""
        if self.was is None or self.by_chance is None:
            return 1.0
        was, runs = self.was, self.by_chance
        neighbours = deviations(float((was.first + was.second)[0]), runs.first + runs.second)
        order = deviations(float((was.first - was.second)[0]), runs.first - runs.second)
        return max(above(neighbours), 2 * above(abs(order)))


def deviations(count: float, runs: Times) -> float:
    """How many standard deviations of chance a count lies above its mean; one touch more or less is no deviation."""
    return float((count - runs.mean()) / max(runs.std(), 1.0))


def sampled(taken: Taken) -> tuple[Spans, int]:
    """The minutes that pairs are counted from, and how many per cent of the session they are."""
    most = max((len(seat.counted) for seat in taken.seats), default=0)
    every = -(-most // STROKES_MOST)
    if every <= 1:
        return [(0.0, taken.length)], 100
    starts = np.arange(0, taken.length, SAMPLE * every).tolist()
    return [(at, min(at + SAMPLE, taken.length)) for at in starts], round(100 / every)


def pairs(taken: Taken, told: Callable[[float], None]) -> Iterator[Pair]:
    """Each once, the lower seat first."""
    where, _ = sampled(taken)
    seats = [seat for seat in taken.seats if seat.open]
    hands = {seat.seat: seat.counted.timed_by_hand.within(where).at for seat in seats}
    opened = {seat.seat: shared(seat.open, where) for seat in seats}
    axes: dict[tuple[tuple[float, float], ...], Axis] = {}
    for place, other in enumerate(seats):
        told(place / max(len(seats), 1))
        moved: dict[tuple[tuple[float, float], ...], tuple[Times, Times]] = {}
        for one in seats[:place]:
            spans = tuple(shared(opened[one.seat], opened[other.seat]))
            if spans not in axes:
                if len(axes) > len(seats):
                    axes.clear()
                axes[spans] = Axis(taken.lines, spans)
            yield _pair(taken, one, other, hands, spans, axes[spans], moved)


def _pair(
    taken: Taken,
    one: SeatTaken,
    other: SeatTaken,
    hands: dict[int, Times],
    spans: tuple[tuple[float, float], ...],
    axis: Axis,
    moved: dict[tuple[tuple[float, float], ...], tuple[Times, Times]],
) -> Pair:
    seconds = total(spans)
    mine = strokes(hands[one.seat][inside(hands[one.seat], spans)])
    yours = strokes(hands[other.seat][inside(hands[other.seat], spans)])
    was = by_chance = None
    apart = np.zeros(0)
    if len(mine) and len(yours) and axis.beats >= FEWEST_BEATS:
        own = axis.seconds(axis.places(mine))
        if spans not in moved:
            places = axis.places(yours)
            moved[spans] = (axis.seconds(places), axis.moved(places, RUNS, seed=other.seat))
        as_was, runs = moved[spans]
        was, by_chance = meetings(own, as_was[None, :]), meetings(own, runs)
        apart = lags(mine, yours)
    return Pair(
        one=one,
        other=other,
        seconds=seconds,
        strokes=len(mine),
        other_strokes=len(yours),
        lags=apart,
        was=was,
        by_chance=by_chance,
        pulse=total(shared(spans, taken.pulse)) > seconds / 2 > 0,
    )
