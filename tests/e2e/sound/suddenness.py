"""The rule of sudden sounds, as an ear would judge it: server/decisions says why it is this one."""

import numpy as np

from tests.e2e.sound.acoustics import RATE, Pcm, Wave, k_weighted

RISE = 12.0
"""dB that a moment may rise above what went before it."""
FLOOR = -42.0
"""LUFS: what silence counts as."""
MOMENT = 0.1
"""Seconds of a moment."""
RAMP = 0.3
"""Seconds in which a level may rise by as much again."""
PAST = 10.0
HOP = 0.01

Indices = np.ndarray[tuple[int, ...], np.dtype[np.signedinteger]]


def rises(sound: Pcm) -> Wave:
    """dB by which each moment, one every 10 ms, is above what went before: silence, the last 10 s, 0.3 s ago."""
    power = np.cumsum(np.concatenate([[0.0], (k_weighted(sound) ** 2).sum(axis=0)]))
    ends = np.arange(round(MOMENT * RATE), sound.shape[1], round(HOP * RATE))

    def mean(end: Indices, seconds: float) -> Wave:
        begin = np.clip(end - round(seconds * RATE), 0, None)
        last = np.clip(end, 0, None)
        return np.asarray((power[last] - power[begin]) / (seconds * RATE), dtype=np.float64)

    here = mean(ends, MOMENT)
    floor = 10 ** ((FLOOR + 0.691) / 10)
    before = np.maximum(mean(ends - round(MOMENT * RATE), PAST), mean(ends - round(RAMP * RATE), MOMENT))
    return np.asarray(10 * np.log10((here + 1e-12) / np.maximum(floor, before)), dtype=np.float64)


def momentary(sound: Pcm, *, seconds: float = 0.4) -> float:
    """The loudest LUFS over any 400 ms."""
    power = np.cumsum(np.concatenate([[0.0], (k_weighted(sound) ** 2).sum(axis=0)]))
    length = round(seconds * RATE)
    return float(-0.691 + 10 * np.log10((power[length:] - power[:-length]).max() / length + 1e-12))
