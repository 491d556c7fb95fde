"""A value that moves in time as the parameters of Web Audio do, so that every fade here is the speaker's own."""

from bisect import bisect_left, bisect_right
from math import log10
from typing import Final, Literal

import numpy as np

from server.export.audio.arrays import RATE, Amount, Reals

Manner = Literal["set", "linear", "exponential", "approach"]
Way = Literal["linear", "even"]
"""`linear`: evenly in the value itself. `even`: equal shares in equal times, as decibels and semitones go."""

FLOOR: Final = 0.001
"""Linear gain from which on nothing is heard: where an even ramp begins and ends."""
SOFT: Final = 0.3
SMALL: Final = 6.0
"""Decibels; a rise of no more may go straight."""


class Automation:
    """Points are told in the order of their times; what was told for later can be taken back."""

    __slots__ = ("_first", "_manners", "_taus", "_times", "_values")

    def __init__(self, value: float) -> None:
        self._first = value
        self._times: list[float] = []
        self._manners: list[Manner] = []
        self._values: list[float] = []
        self._taus: list[float] = []

    def set(self, value: float, at: float) -> None:
        self._tell(at, "set", value)

    def linear(self, value: float, at: float) -> None:
        """A straight way from the point before, there at `at`."""
        self._tell(at, "linear", value)

    def exponential(self, value: float, at: float) -> None:
        self._tell(at, "exponential", value)

    def approach(self, value: float, at: float, tau: float) -> None:
        """From `at` on ever nearer to `value`, by a factor e each `tau` seconds."""
        self._tell(at, "approach", value, tau)

    def cancel(self, at: float) -> None:
        """What was told for `at` and later is forgotten."""
        keep = bisect_left(self._times, at)
        for column in (self._times, self._manners, self._values, self._taus):
            del column[keep:]

    def forget(self, before: float) -> None:
        """Drops the points that nothing after `before` depends on."""
        keep = bisect_right(self._times, before) - 1
        while keep > 0 and self._manners[keep] == "approach":
            keep -= 1
        if keep <= 0:
            return
        self._first = self._values[keep - 1]
        for column in (self._times, self._manners, self._values, self._taus):
            del column[:keep]

    def at(self, time: float) -> float:
        return self._at(time, bisect_right(self._times, time) - 1)

    def over(self, first: int, count: int) -> Amount:
        """The value at each of `count` samples from the sample `first` on; one number where it rests."""
        begin, end = first / RATE, (first + count) / RATE
        low, high = bisect_right(self._times, begin) - 1, bisect_left(self._times, end)
        if all(self._rests(index) for index in range(low, high)) and high - low <= 1:
            return self._at(begin, low)
        values = np.empty(count)
        done = 0
        for index in range(low, high):
            until = self._times[index + 1] if index + 1 < len(self._times) else float("inf")
            upto = count if until >= end else min(count, max(done, int(np.ceil(until * RATE - first - 1e-6))))
            if upto > done:
                values[done:upto] = self._along(index, (first + np.arange(done, upto)) / RATE)
                done = upto
        values[done:] = self._at(end, high - 1)
        return values

    def _tell(self, at: float, manner: Manner, value: float, tau: float = 0.0) -> None:
        place = bisect_right(self._times, at)
        self._times.insert(place, at)
        self._manners.insert(place, manner)
        self._values.insert(place, value)
        self._taus.insert(place, tau)

    def _rests(self, index: int) -> bool:
        """Whether nothing moves between this point and the next."""
        moves_on = index + 1 < len(self._times) and self._manners[index + 1] in ("linear", "exponential")
        return not moves_on and (index < 0 or self._manners[index] != "approach")

    def _arrived(self, index: int) -> float:
        """The value at a point; an approach only sets out there."""
        if index < 0:
            return self._first
        if self._manners[index] != "approach":
            return self._values[index]
        return self._at(self._times[index], index - 1)

    def _at(self, time: float, index: int) -> float:
        return float(self._along(index, np.array([time]))[0])

    def _along(self, index: int, times: Reals) -> Reals:
        """The values at moments between this point and the next."""
        start = self._arrived(index)
        following = index + 1
        if (
            following < len(self._times)
            and index >= 0
            and self._manners[following] in ("linear", "exponential")
        ):
            goal, began = self._values[following], self._times[index]
            share = np.clip((times - began) / max(1e-12, self._times[following] - began), 0.0, 1.0)
            if self._manners[following] == "linear":
                return np.asarray(start + (goal - start) * share)
            if start * goal > 0:
                return np.asarray(start * (goal / start) ** share)
            return np.full(times.shape, start)
        if index >= 0 and self._manners[index] == "approach":
            goal = self._values[index]
            return np.asarray(
                goal + (start - goal) * np.exp((self._times[index] - times) / self._taus[index])
            )
        return np.full(times.shape, start)


class Ramp:
    """A value that goes straight to its goal, and from wherever it is to the next."""

    __slots__ = ("_end", "_from", "_start", "_way", "goal", "param")

    def __init__(self, initial: float) -> None:
        self.param = Automation(initial)
        self.goal = initial
        self._from = self._start = self._end = 0.0
        self._way: Way = "linear"

    def go(self, value: float, time: float, seconds: float, way: Way = "linear") -> None:
        """Sets out at `time` and arrives `seconds` later."""
        self._from, self.goal = self.at(time), value
        self._start, self._end, self._way = time, time + seconds, way
        self.param.cancel(time)
        if way == "linear":
            self.param.set(self._from, time)
            self.param.linear(value, self._end)
            return
        self.param.set(max(self._from, FLOOR), time)
        self.param.exponential(max(value, FLOOR), self._end)
        if value < FLOOR:
            self.param.set(value, self._end)

    def fade(self, value: float, time: float) -> None:
        """As soon as is soft: what grows takes 300 ms for every 12 dB, and no less in all."""
        decibels = 20 * log10(max(value, FLOOR) / max(self.at(time), FLOOR))
        if decibels <= SMALL:
            self.go(value, time, SOFT)
        else:
            self.go(value, time, max(SOFT, SOFT * decibels / 12), "even")

    def at(self, time: float) -> float:
        if time >= self._end:
            return self.goal
        if time <= self._start:
            return self._from
        share = (time - self._start) / (self._end - self._start)
        if self._way == "linear":
            return self._from + (self.goal - self._from) * share
        start = max(self._from, FLOOR)
        return float(start * (max(self.goal, FLOOR) / start) ** share)
