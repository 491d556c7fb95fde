"""How loud a recording is, by ITU-R BS.1770-4: integrated with its two gates, and the true peak between the samples."""

from math import log10
from typing import Final

import numpy as np

from server.export.audio.arrays import RATE, Reals, Sound
from server.export.audio.filters import WEIGHTING, Convolver, impulse, k_weighting

HOP: Final = RATE // 10
"""Samples: blocks of 400 ms, three quarters shared."""
SILENCE: Final = -70.0
BELOW: Final = 10.0
"""LU below the mean of what is no silence: what is softer doesn't count."""
FINER: Final = 4
"""The true peak is looked for at so many times the rate."""
REACH: Final = 24
"""Samples on each side of a moment between samples that decide on it."""
WINDOW: Final = 4096
LIKELY: Final = 0.5
"""Of the greatest sample: no music has a true peak in a stretch that stays 6 dB below."""


def lufs(power: float) -> float:
    return -0.691 + 10 * log10(power) if power > 0 else float("-inf")


def _between() -> list[Sound]:
    """For each moment between two samples what its neighbours count for."""
    taps = []
    for phase in range(1, FINER):
        away = np.arange(-REACH + 1, REACH + 1) - phase / FINER
        window = 0.5 + 0.5 * np.cos(np.pi * away / REACH)
        taps.append(np.asarray((np.sinc(away) * window)[::-1], dtype=np.float32))
    return taps


_TAPS: Final = _between()


def true_peak(sound: Sound) -> float:
    """The greatest height between the samples, too, of a sound with silence around it."""
    return _peak(np.pad(sound, ((0, 0), (2 * REACH, 2 * REACH))))


def _peak(sound: Sound) -> float:
    """The same of what lies `REACH` samples inside."""
    finer = (np.abs(np.convolve(side, taps, "valid")).max() for side in sound for taps in _TAPS)
    return max(float(np.abs(sound).max(initial=0.0)), *(float(one) for one in finer))


class Meter:
    """Both channels in pieces of any length."""

    def __init__(self) -> None:
        self._filter = Convolver(impulse(WEIGHTING, *k_weighting()))
        self._rest: Reals = np.zeros(0)
        self._hops: list[float] = []
        self._before: Sound = np.zeros((2, 2 * REACH), dtype=np.float32)
        self.peak = 0.0
        """True peak, linear."""

    def add(self, sound: Sound) -> None:
        heard = self._filter.process(sound)
        power = np.concatenate([self._rest, np.einsum("ij,ij->j", heard, heard, dtype=np.float64)])
        whole = power.size // HOP * HOP
        self._hops += power[:whole].reshape(-1, HOP).mean(axis=1).tolist()
        self._rest = power[whole:]
        joined = np.concatenate([self._before, sound], axis=1)
        self._look(joined)
        self._before = joined[:, -2 * REACH :].copy()

    def integrated(self) -> float:
        """LUFS of everything so far; minus infinity where there is nothing but silence."""
        hops = np.array(self._hops)
        if hops.size < 4:
            heard = float(hops.mean()) if hops.size else 0.0
            return lufs(heard) if lufs(heard) > SILENCE else float("-inf")
        blocks = np.convolve(hops, np.full(4, 0.25), "valid")
        blocks = blocks[blocks > 10 ** ((SILENCE + 0.691) / 10)]
        if not blocks.size:
            return float("-inf")
        gate = blocks.mean() * 10 ** (-BELOW / 10)
        return lufs(float(blocks[blocks > gate].mean()))

    def _look(self, sound: Sound) -> None:
        for begin in range(0, sound.shape[1] - 2 * REACH, WINDOW):
            part = sound[:, begin : begin + WINDOW + 2 * REACH]
            if float(np.abs(part).max()) > LIKELY * self.peak:
                self.peak = max(self.peak, _peak(part))
