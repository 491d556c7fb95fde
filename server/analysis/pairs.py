"""Every two seats: how often their touches fall together, in which order, and what chance would give."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from server.analysis.coincidence import Meetings, lags, meetings, strokes
from server.analysis.fdr import above
from server.analysis.spans import Spans, Times, inside, joined, shared, total
from server.analysis.surrogates import FEWEST_BEATS, RUNS, Axis
from server.analysis.taken import SeatTaken, Taken

STROKES_MOST: Final = 2000
"""Of a seat, for pairs. A longer session is counted from minutes spread evenly over it."""

SAMPLE: Final = 60.0
"""Seconds."""

PAUSE: Final = 1.0
"""Seconds before and after a touch. Chance is looked for where both play: that both pause brings nobody together."""


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
    hands = {seat.seat: strokes(seat.counted.timed_by_hand.within(where).at) for seat in seats}
    active = {number: _active(at) for number, at in hands.items()}
    opened = {seat.seat: shared(seat.open, where) for seat in seats}
    for place, other in enumerate(seats):
        told(place / max(len(seats), 1))
        for one in seats[:place]:
            both = shared(opened[one.seat], opened[other.seat])
            playing = shared(both, shared(active[one.seat], active[other.seat]))
            yield _pair(taken, one, other, hands[one.seat], hands[other.seat], both, playing)


def _active(at: Times) -> Spans:
    """While a seat plays, pauses to think included."""
    return joined((since - PAUSE, since + PAUSE) for since in at.tolist())


def _pair(
    taken: Taken, one: SeatTaken, other: SeatTaken, mine: Times, yours: Times, both: Spans, playing: Spans
) -> Pair:
    seconds = total(both)
    mine, yours = mine[inside(mine, both)], yours[inside(yours, both)]
    was = by_chance = None
    axis = Axis(taken.lines, playing)
    own, others = axis.places(mine[inside(mine, playing)]), axis.places(yours[inside(yours, playing)])
    if len(own) and len(others) and axis.beats >= FEWEST_BEATS:
        at = axis.seconds(own)
        was = meetings(at, axis.seconds(others)[None, :])
        by_chance = meetings(at, axis.moved(others, RUNS, seed=other.seat))
    return Pair(
        one=one,
        other=other,
        seconds=seconds,
        strokes=len(mine),
        other_strokes=len(yours),
        lags=lags(mine, yours),
        was=was,
        by_chance=by_chance,
        pulse=total(shared(both, taken.pulse)) > seconds / 2 > 0,
    )
