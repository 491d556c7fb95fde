"""As loud as recordings usually are, and nothing over the top: one gain for a file, less at its few highest peaks."""

from typing import Final

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from server.export.audio.arrays import Sound

TARGET: Final = -16.0
"""LUFS, integrated: what phones and players expect."""
CEILING: Final = 10 ** (-1.0 / 20)
"""-1 dB true peak, which no player clips, not even after MP3 has added its own."""
MOST: Final = 24.0
"""Decibels of gain at most: what is hardly there stays soft."""
HELD_BACK: Final = 6.0
"""Decibels by which single peaks may be taken back. Were it more, the whole file stays softer instead."""
STRETCH: Final = 32
"""Samples that share one judgement."""
AHEAD: Final = 8
"""Stretches, 6 ms: so long before a peak the gain goes down, and so long after it it comes up again."""
BETWEEN: Final = 1.12
"""A decibel for what rises between two samples."""


def gain_for(loudness: float, peak: float) -> float:
    """Linear gain of a file of this loudness (LUFS) and true peak."""
    wanted = float(10 ** (min(MOST, TARGET - loudness) / 20))
    return min(wanted, CEILING / BETWEEN * 10 ** (HELD_BACK / 20) / peak)


class Leveler:
    """Pieces of whole stretches go in and come out `LATE` samples later; silence at the end brings out the rest."""

    LATE: Final = (2 * AHEAD + 1) * STRETCH

    def __init__(self, gain: float, peak: float) -> None:
        self._gain = np.float32(gain)
        self._plain = gain * peak <= CEILING
        """Nothing has to be taken back."""
        self._waiting: Sound = np.zeros((2, 2 * self.LATE), dtype=np.float32)

    def process(self, sound: Sound) -> Sound:
        joined = np.concatenate([self._waiting, sound * self._gain], axis=1)
        self._waiting = joined[:, sound.shape[1] :].copy()
        out = joined[:, self.LATE : joined.shape[1] - self.LATE]
        return out if self._plain else np.asarray(out * _held_back(joined), dtype=np.float32)


def _held_back(joined: Sound) -> Sound:
    """A gain for all but `LATE` samples at either end: what the highest peak nearby asks for, in straight lines."""
    peaks = np.abs(joined).max(axis=0).reshape(-1, STRETCH).max(axis=1) * BETWEEN
    asked = np.minimum(1.0, CEILING / np.maximum(peaks, 1e-9))
    least = sliding_window_view(asked, 2 * AHEAD + 1).min(axis=1)
    smooth = sliding_window_view(least, 2 * AHEAD + 1).mean(axis=1)
    edges = np.minimum(smooth[:-1], smooth[1:])
    share = (np.arange(STRETCH) + 0.5) / STRETCH
    gains = edges[:-1, None] + (edges[1:] - edges[:-1])[:, None] * share
    return np.asarray(gains.reshape(-1), dtype=np.float32)
