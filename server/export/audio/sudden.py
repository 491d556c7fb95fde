"""The speaker's rule that no sound begins suddenly: decision 8 says what that is, the speaker page how it is held.

It is held by taking back the level of everything at the moment a tone begins, so whoever wants the sound of the room
needs it, too.
"""

from bisect import insort
from collections.abc import Callable
from dataclasses import dataclass
from math import log10
from typing import Final

from server.export.audio.automation import Automation
from server.export.audio.pack import KNOWN, STRETCH, Sample

RISE: Final = 8.0
"""Decibels by which a moment may rise above what went before it."""
PAST: Final = 10.0
RAMP: Final = 0.3
RETURN: Final = 24.0
"""Decibels a second."""
HOLD: Final = 0.35
AHEAD: Final = 10
"""Stretches that are looked at for the loudest."""
TOGETHER: Final = 0.012
SLIGHT: Final = 1.12
ECHO: Final = 1.15
AHEAD_MOST: Final = 128
PAST_MOST: Final = round(PAST / STRETCH)
SHARE: Final = 10 ** (RISE / 10)


def power_of(loudness: float) -> float:
    """The K-weighted power of LUFS."""
    return float(10 ** ((loudness + 0.691) / 10))


FLOOR: Final = power_of(-42.0)
LIMITED: Final = power_of(-22.0)


@dataclass(frozen=True, slots=True)
class Beginning:
    """A tone about to begin."""

    id: int
    at: float
    sample: Sample
    rate: float
    amplitude: float
    rise: float
    lasting: bool


@dataclass(frozen=True, slots=True, order=True)
class Dip:
    """At `at` the gain goes down to `gain`, stays there for a while and returns."""

    at: float
    gain: float


@dataclass(slots=True)
class _Lasting:
    id: int
    power: float
    begins: float
    swells: bool
    until: float = float("inf")


@dataclass(slots=True)
class _Together:
    sample: Sample
    rate: float
    at: float
    amplitude: float


def _returned(dip: Dip, time: float) -> float:
    decibels = min(RETURN * max(0.0, time - dip.at - HOLD), 200.0)
    return float(dip.gain * 10 ** (decibels / 20))


def gain_at(dips: list[Dip], time: float) -> float:
    """The gain at `time` after these dips, which stand in the order of their times."""
    last: Dip | None = None
    for dip in dips:
        if dip.at > time:
            break
        if dip.gain < (1.0 if last is None else min(1.0, _returned(last, dip.at))):
            last = dip
    return 1.0 if last is None else min(1.0, _returned(last, time))


def tell(gate: Automation, dips: list[Dip], now: float) -> None:
    """The way of the gate from `now` on: down in one step, back evenly in decibels."""
    gate.cancel(now)
    gate.set(gain_at(dips, now), now)
    last: Dip | None = None
    for dip in dips:
        if last is not None and dip.gain >= min(1.0, _returned(last, dip.at)):
            continue
        if last is not None and dip.at > now:
            _return(gate, last, now, dip.at)
        if dip.at > now:
            gate.set(dip.gain, dip.at)
        last = dip
    if last is not None:
        _return(gate, last, now, float("inf"))


def _return(gate: Automation, dip: Dip, since: float, until: float) -> None:
    begin = max(since, dip.at + HOLD)
    end = min(until, dip.at + HOLD - 20 * log10(dip.gain) / RETURN)
    if end > begin:
        gate.set(min(1.0, _returned(dip, begin)), begin)
        gate.exponential(min(1.0, _returned(dip, end)), end)


class Sudden:
    """`outside`: the linear gain after the tones at a time; `most`: the most it is at a time, or is on its way to."""

    def __init__(self, outside: Callable[[float], float], most: Callable[[float], float]) -> None:
        self.allowed = False
        self._outside, self._most = outside, most
        self._mean = [0.0] * AHEAD_MOST
        self._loudest = [0.0] * AHEAD_MOST
        self._past = [0.0] * PAST_MOST
        self._past_sum = 0.0
        self._reached = 0
        self._lasting: list[_Lasting] = []
        self._together: list[_Together] = []
        self._dips: list[Dip] = []

    def begin(self, tone: Beginning, now: float) -> list[Dip] | None:
        """The dips as they are from now on, or None if they stay as they were."""
        self._advance(now)
        self._foresee(tone, self._factor(tone))
        if self.allowed:
            return None
        expected = self._expected(tone.at) * self._most(now) ** 2
        may = max(FLOOR, self._past_sum / PAST_MOST, self._before(tone.at)) * SHARE
        if expected <= SLIGHT * may:
            return None
        gain = (may / expected) ** 0.5
        if gain >= gain_at(self._dips, tone.at):
            return None
        self._dips = [
            dip
            for dip in self._dips
            if (dip.at > now or gain_at([dip], now) < 1) and not (dip.at == tone.at and dip.gain >= gain)
        ]
        insort(self._dips, Dip(tone.at, gain))
        return self._dips

    def end(self, sound: int, at: float) -> None:
        for one in self._lasting:
            if one.id == sound:
                one.until = min(one.until, at)

    def _factor(self, tone: Beginning) -> float:
        """How much more power it brings than alone: the same recording begun together adds up in height."""
        own = tone.amplitude
        self._together = [one for one in self._together if tone.at - one.at < STRETCH]
        for one in self._together:
            near = abs(one.at - tone.at) < TOGETHER and abs(one.rate / tone.rate - 1) < 0.004
            if one.sample is tone.sample and near:
                one.amplitude += own
                return one.amplitude**2 - (one.amplitude - own) ** 2
        self._together.append(_Together(tone.sample, tone.rate, tone.at, own))
        return own * own

    def _foresee(self, tone: Beginning, factor: float) -> None:
        first = int(tone.at // STRETCH)
        powers = tone.sample.powers
        before = 0.0
        for i in range(max(0, min(KNOWN, self._reached + AHEAD_MOST - first - 1))):
            swell = min(1.0, (i + 0.5) * STRETCH / tone.rise) ** 2 if tone.rise > 0 else 1.0
            power = ECHO * factor * swell * powers[i]
            slot = (first + i) % AHEAD_MOST
            if not tone.lasting:
                self._mean[slot] += power
            if not tone.lasting or i < AHEAD:
                self._loudest[slot] += max(before, power)
            before = power
        if tone.lasting:
            power = factor * sum(powers[4:]) / (KNOWN - 4)
            begins = tone.at + max(2 * STRETCH, tone.rise)
            self._lasting.append(_Lasting(tone.id, power, begins, tone.rise > RAMP))

    def _expected(self, time: float) -> float:
        """The most power foreseen for the half second from `time` on, before anything outside."""
        first = int(time // STRETCH)
        later = [dip for dip in self._dips if dip.at > time]
        most = 0.0
        for i in range(AHEAD):
            gain = gain_at(later, (first + i + 1.01) * STRETCH) if later else 1.0
            most = max(most, self._loudest[(first + i) % AHEAD_MOST] * gain * gain)
        for one in self._lasting:
            sounds = one.until > time and one.begins + AHEAD * STRETCH <= time
            if sounds or (one.swells and one.begins <= time):
                most += one.power
        return most

    def _before(self, time: float) -> float:
        """What sounded a ramp's length before `time`, as far as it is past."""
        last = min(self._reached, int((time - RAMP) // STRETCH)) - 1
        if last < self._reached - PAST_MOST + 1 or last < 1:
            return 0.0
        return min(self._past[last % PAST_MOST], self._past[(last - 1) % PAST_MOST])

    def _advance(self, now: float) -> None:
        """What was foreseen becomes past, with all that happened to it on its way."""
        current = int(now // STRETCH)
        if current - self._reached > PAST_MOST:
            self._past = [0.0] * PAST_MOST
            self._mean, self._loudest = [0.0] * AHEAD_MOST, [0.0] * AHEAD_MOST
            self._past_sum = 0.0
            self._reached = current
        while self._reached < current:
            time = self._reached * STRETCH
            ahead, back = self._reached % AHEAD_MOST, self._reached % PAST_MOST
            power = self._mean[ahead] + sum(
                one.power for one in self._lasting if one.begins <= time < one.until
            )
            gain = self._outside(time) * gain_at(self._dips, time) if power > 0 else 0.0
            heard = min(LIMITED, power * gain * gain)
            self._past_sum = max(0.0, self._past_sum + heard - self._past[back])
            self._past[back] = heard
            self._mean[ahead] = self._loudest[ahead] = 0.0
            self._lasting = [one for one in self._lasting if one.until > time]
            self._reached += 1
