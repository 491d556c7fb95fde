"""The room in which everything sounds: the speaker page's generated echo, to the sample."""

from math import sqrt
from typing import Final

import numpy as np

from server.export.audio.arrays import RATE, Sound

SECONDS: Final = 1.8
PRE_DELAY: Final = 0.012
SEEDS: Final = (0x2545F491, 0x9E3779B9)
DARKEST: Final = 0.88
SEND: Final = 0.25
CALIBRATION: Final = 0.00125
"""What a browser makes the level of every echo by."""


def echo() -> Sound:
    """Both sides, as loud as a ConvolverNode makes them."""
    sides = np.array([_side(seed) for seed in SEEDS], dtype=np.float32)
    power = sqrt(float(np.mean(sides.astype(np.float64) ** 2)))
    return np.asarray(sides * np.float32(CALIBRATION / power), dtype=np.float32)


def _side(seed: int) -> list[float]:
    """It fades 60 dB over its length and grows darker as it fades."""
    length, start = round(SECONDS * RATE), round(PRE_DELAY * RATE)
    side = [0.0] * length
    state, held = seed, 0.0
    for i in range(start, length):
        state = (state * 1664525 + 1013904223) & 0xFFFFFFFF
        age = (i - start) / (length - start)
        dark = DARKEST * sqrt(age)
        held = dark * held + (1 - dark) * (state / 2147483648 - 1)
        side[i] = held * 10 ** (-3 * age)
    return side
