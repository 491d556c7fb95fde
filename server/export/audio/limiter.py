"""The browser's compressor, as the speaker page sets it, computed by stretches instead of sample after sample.

Its detector follows each sample: down to it at once, up towards it slowly. Both are one map,
d -> min(most, slope d + rise), and such maps joined are such a map again, so a whole stretch of 32 samples is one step.
The gain itself changes its goal only every 32 samples, and goes there by a formula.
"""

from math import asin, exp, log10, pi
from typing import Final

import numpy as np

from server.export.audio.arrays import RATE, Reals, Sound

THRESHOLD: Final = -12.0
KNEE: Final = 6.0
RATIO: Final = 20.0
ATTACK: Final = 0.002
RELEASE: Final = 0.15
LATE: Final = int(0.006 * RATE)
"""Samples by which everything comes later: the compressor looks ahead."""
STRETCH: Final = 32
DETECTOR_RELEASE: Final = 0.0025 * RATE
LEAST_RELEASE_DB: Final = 2.0
SILENT: Final = 0.0001
AT_REST: Final = 1e-7

_ZONES: Final = (0.09, 0.16, 0.42, 0.98)
"""Shares of the release time at 0, 5, 10 and 15 dB of compression."""


def _linear(decibels: float) -> float:
    return float(10 ** (decibels / 20))


def _decibels(linear: float) -> float:
    return 20 * log10(linear) if linear > 0 else -1000.0


_FROM: Final = _linear(THRESHOLD)


def _knee(level: float, sharpness: float) -> float:
    return level if level < _FROM else _FROM + (1 - exp(-sharpness * (level - _FROM))) / sharpness


def _sharpness() -> float:
    """At which the knee's end is as steep as what follows."""
    level = _linear(THRESHOLD + KNEE)
    low, high, sharpness = 0.1, 10_000.0, 5.0
    for _ in range(15):
        more = level * 1.001
        steep = _decibels(_knee(more, sharpness)) - _decibels(_knee(level, sharpness))
        if steep / (_decibels(more) - _decibels(level)) < 1 / RATIO:
            high = sharpness
        else:
            low = sharpness
        sharpness = (low * high) ** 0.5
    return sharpness


_SHARP: Final = _sharpness()
_KNEE_END: Final = _linear(THRESHOLD + KNEE)
_KNEE_END_DB: Final = _decibels(_knee(_KNEE_END, _SHARP))


def shaped(level: Reals) -> Reals:
    """What becomes of levels above the threshold: a knee, then twenty to one."""
    knee = _FROM + (1 - np.exp(-_SHARP * (level - _FROM))) / _SHARP
    above = 20 * np.log10(level) - (THRESHOLD + KNEE)
    straight = 10 ** ((_KNEE_END_DB + above / RATIO) / 20)
    return np.asarray(np.where(level < _KNEE_END, knee, straight))


MAKE_UP: Final = (1 / float(shaped(np.array([1.0]))[0])) ** 0.6


def _release_curve() -> tuple[float, float, float, float, float]:
    one, two, three, four = (RELEASE * RATE * zone for zone in _ZONES)
    return (
        one,
        -1.5788320352845888 * one + 2.3305837032074286 * two - 0.9141194204840429 * three + 0.1623677525612032 * four,
        0.5334142869106424 * one - 1.272736789213631 * two + 0.9258856042207512 * three - 0.18656310191776226 * four,
        0.08783463138207234 * one - 0.1694162967925622 * two + 0.08588057951595272 * three - 0.00429891410546283 * four,
        -0.042416883008123074 * one + 0.1115693827987602 * two - 0.09764676325265872 * three
        + 0.028494263462021576 * four,
    )  # fmt: skip


_CURVE: Final = _release_curve()


def _rise(decibels: np.ndarray[tuple[int, ...], np.dtype[np.float64]] | float) -> Reals:
    """How much of the way up the detector goes in one sample, by how far down the sample asks it to be."""
    return np.asarray(10 ** (np.maximum(LEAST_RELEASE_DB, decibels) / DETECTOR_RELEASE / 20) - 1)


_QUIET_SLOPE: Final = float((1 - _rise(0.0)) ** STRETCH)


class Limiter:
    """Two channels, in pieces of whole stretches."""

    def __init__(self) -> None:
        self._waiting = np.zeros((2, LATE), dtype=np.float32)
        self._detector = self._gain = 1.0
        self._deepest = -1.0
        """Decibels still to go down, the most since it began to."""

    def process(self, sound: Sound) -> Sound:
        """Louder by the make-up gain, limited, and `LATE` samples late."""
        gains = self._gains(np.abs(sound).max(axis=0))
        late = np.concatenate([self._waiting, sound], axis=1)
        self._waiting = late[:, sound.shape[1] :].copy()
        return np.asarray(late[:, : sound.shape[1]] * gains, dtype=np.float32)

    def _gains(self, level: Sound) -> Sound | np.float32:
        stretches = level.reshape(-1, STRETCH)
        loud = np.flatnonzero(stretches.max(axis=1) >= _FROM)
        if not loud.size and self._rests():
            return np.float32(MAKE_UP)
        count = stretches.shape[0]
        slope, rise, most = np.full(count, _QUIET_SLOPE), np.full(count, 1 - _QUIET_SLOPE), np.ones(count)
        if loud.size:
            slope[loud], rise[loud], most[loud] = _joined(stretches[loud].astype(np.float64))
        begun, goals, paces = np.ones(count), np.ones(count), np.full(count, -1.0)
        self._walk(loud, (slope.tolist(), rise.tolist(), most.tolist()), (begun, goals, paces))
        return _along(begun, goals, paces)

    def _rests(self) -> bool:
        if 1 - self._detector > AT_REST or 1 - self._gain > AT_REST:
            return False
        self._detector = self._gain = 1.0
        return True

    def _walk(
        self,
        loud: np.ndarray[tuple[int, ...], np.dtype[np.intp]],
        maps: tuple[list[float], list[float], list[float]],
        found: tuple[Reals, Reals, Reals],
    ) -> None:
        """From stretch to stretch: where the gain begins, where it goes, and how fast (below 0: it rests)."""
        slope, rise, most = maps
        begun, goals, paces = found
        steps = loud.tolist()
        index, upcoming, count = 0, 0, len(slope)
        while index < count:
            if self._rests():
                while upcoming < len(steps) and steps[upcoming] < index:
                    upcoming += 1
                index = steps[upcoming] if upcoming < len(steps) else count
                if index == count:
                    return
            goal = asin(min(1.0, self._detector)) / (pi / 2)
            begun[index], goals[index] = self._gain, goal
            pace = self._pace(goal)
            paces[index] = pace
            if pace < 1:
                self._gain = goal + (self._gain - goal) * (1 - pace) ** STRETCH
            else:
                self._gain = min(1.0, self._gain * pace**STRETCH)
            self._detector = min(most[index], slope[index] * self._detector + rise[index], 1.0)
            index += 1

    def _pace(self, goal: float) -> float:
        """Below 1: the share of the way down gone in a sample. Above: the factor up."""
        if goal > self._gain:
            self._deepest = -1.0
            x = 0.25 * (min(0.0, max(-12.0, _decibels(self._gain / goal))) + 12)
            a, b, c, d, e = _CURVE
            return _linear(5 / (a + b * x + c * x**2 + d * x**3 + e * x**4))
        apart = _decibels(self._gain / goal) if goal > 0 else 1.0
        if self._deepest == -1.0 or self._deepest < apart:
            self._deepest = apart
        return float(1 - (0.25 / max(0.5, self._deepest)) ** (1 / (ATTACK * RATE)))


def _joined(levels: Reals) -> tuple[Reals, Reals, Reals]:
    """The detector's way through each stretch as one map."""
    asked = np.ones_like(levels)
    above = levels >= _FROM
    asked[above] = shaped(levels[above]) / levels[above]
    step = _rise(-20 * np.log10(asked))
    slope, rise, most = 1 - step, step * asked, asked
    while slope.shape[1] > 1:
        first, then = slice(0, None, 2), slice(1, None, 2)
        most = np.minimum(most[:, then], slope[:, then] * most[:, first] + rise[:, then])
        rise = slope[:, then] * rise[:, first] + rise[:, then]
        slope = slope[:, then] * slope[:, first]
    return slope[:, 0], rise[:, 0], most[:, 0]


def _along(begun: Reals, goals: Reals, paces: Reals) -> Sound:
    """The gain at every sample, warped as the browser warps it so that it turns no corner."""
    out = np.full((begun.size, STRETCH), MAKE_UP, dtype=np.float32)
    steps = np.arange(1, STRETCH + 1)
    for moving, way in ((paces >= 1, _up), ((paces >= 0) & (paces < 1), _down)):
        if moving.any():
            gain = way(begun[moving, None], goals[moving, None], paces[moving, None], steps)
            out[moving] = MAKE_UP * np.sin(np.pi / 2 * gain)
    return out.reshape(-1)


def _up(
    begun: Reals, goals: Reals, paces: Reals, steps: np.ndarray[tuple[int, ...], np.dtype[np.int_]]
) -> Reals:
    return np.asarray(np.minimum(1.0, begun * paces**steps))


def _down(
    begun: Reals, goals: Reals, paces: Reals, steps: np.ndarray[tuple[int, ...], np.dtype[np.int_]]
) -> Reals:
    return np.asarray(goals + (begun - goals) * (1 - paces) ** steps)
