"""Whether a beat can be heard in the playing: how well the touches of a window agree with themselves a beat later."""

from typing import Final

import numpy as np

from server.analysis.spans import Times

RATE: Final = 50
"""Steps a second."""
BLUR: Final = 0.05
"""Seconds."""
SHORTEST, LONGEST = 0.25, 1.5
"""Seconds from beat to beat."""
FEWEST: Final = 8
"""Touches in a window."""

_AT_ONCE: Final = 64
"""Windows."""


def pulse_clarity(at: Times, strength: Times, starts: Times, window: float) -> Times:
    """For each window the highest peak of the autocorrelation of its touches (after Lartillot et al. 2008).

    0 for none, near 1 for a machine's; NaN where too few touches are.
    """
    width = round(window * RATE)
    steps = int(starts[-1] * RATE) + width + 1 if len(starts) else width
    train = np.bincount(np.clip(np.round(at * RATE).astype(np.int64), 0, steps - 1), strength, steps)
    reach = np.arange(-3 * BLUR, 3 * BLUR + 1e-9, 1 / RATE)
    train = np.convolve(train, np.exp(-((reach / BLUR) ** 2) / 2), "same")
    n = np.searchsorted(at, starts + window) - np.searchsorted(at, starts)
    found = np.full(len(starts), np.nan)
    lags = np.arange(round(SHORTEST * RATE) - 1, min(round(LONGEST * RATE) + 2, width // 2))
    size = 1 << (2 * width - 1).bit_length()
    wanted = np.flatnonzero(n >= FEWEST)
    for begin in range(0, len(wanted), _AT_ONCE):
        rows = wanted[begin : begin + _AT_ONCE]
        pieces = train[np.round(starts[rows] * RATE).astype(np.int64)[:, None] + np.arange(width)]
        pieces = pieces - pieces.mean(axis=1, keepdims=True)
        power = np.abs(np.fft.rfft(pieces, size)) ** 2
        agrees = np.fft.irfft(power, size)[:, :width] / (width - np.arange(width))
        heights = agrees[:, lags] / np.maximum(agrees[:, :1], 1e-12)
        inner = heights[:, 1:-1]
        peak = (inner >= heights[:, :-2]) & (inner >= heights[:, 2:])
        found[rows] = np.clip(np.where(peak, inner, 0.0).max(axis=1), 0.0, 1.0)
    return found
