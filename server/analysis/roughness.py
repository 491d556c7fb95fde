"""How rough tones sound together (Sethares 1993, after Plomp & Levelt 1965), with six partials each."""

import numpy as np
from numpy.typing import NDArray

from server.analysis.spans import Times

PARTIALS = 6
WEAKER = 0.88


def roughness(pitches: Times) -> NDArray[np.float64]:
    """Of every two tones, shape (pitches, pitches); a tone with itself is none. Pitches are MIDI semitones."""
    count = len(pitches)
    number = np.arange(1, PARTIALS + 1)
    base = 440.0 * 2.0 ** ((np.asarray(pitches, float) - 69) / 12)
    heights = (base[:, None] * number).ravel()
    loud = np.tile(WEAKER ** (number - 1.0), count)
    low = np.minimum(heights[:, None], heights[None, :])
    apart = np.abs(heights[:, None] - heights[None, :]) * 0.24 / (0.0207 * low + 18.96)
    rough = np.minimum(loud[:, None], loud[None, :]) * (np.exp(-3.51 * apart) - np.exp(-5.75 * apart))
    found = rough.reshape(count, PARTIALS, count, PARTIALS).sum(axis=(1, 3))
    np.fill_diagonal(found, 0.0)
    return np.asarray(found)
