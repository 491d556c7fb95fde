"""Recordings run faster or slower: made once in pieces, since few pitches come again and again."""

from collections import OrderedDict
from typing import Final

import numpy as np

from server.export.audio.arrays import Reals, Sound
from server.export.audio.filters import SHORT, filtered, impulse, low_pass
from server.export.audio.pack import EDGE, Sample

PIECE: Final = 1 << 15
"""Samples of one piece."""
KEPT: Final = 48_000_000
"""Bytes of pieces that are remembered."""
SOFT_Q: Final = -4.0
"""Decibels at the corner of a soft tone's low-pass."""

Key = tuple[int, float, float | None, int]


def soft_hertz(pitch: float) -> float:
    """Above this a soft tone of this MIDI pitch is darkened."""
    return min(16_000.0, max(1800.0, 3 * 440 * 2 ** ((min(pitch, 127.0) - 69) / 12)))


def read(sample: Sample, positions: Reals) -> Sound:
    """A recording at places between its samples (cubic, after Hermite): silent around it, endless where it loops."""
    length = sample.length
    if sample.loop is not None:
        start, end = sample.loop
        beyond = positions >= end
        if beyond.any():
            positions = np.where(beyond, start + np.mod(positions - start, end - start), positions)
    whole = np.floor(positions)
    share = (positions - whole).astype(np.float32)
    place = np.clip(whole, -3, length + 1).astype(np.int32) + EDGE
    before, here, after, then = (sample.sound.take(place + step, axis=1) for step in (-1, 0, 1, 2))
    half = np.float32(0.5)
    rise, slope, next_slope = after - here, half * (after - before), half * (then - here)
    cubic = slope + next_slope - 2 * rise
    square = rise - slope - cubic
    return np.asarray(((cubic * share + square) * share + slope) * share + here, dtype=np.float32)


class Tones:
    """Tones by recording, speed and darkness."""

    def __init__(self) -> None:
        self._pieces: OrderedDict[Key, Sound] = OrderedDict()
        self.kept = 0
        """Bytes that are remembered now."""
        self._dark: dict[float, Sound] = {}

    def piece(self, sample: Sample, rate: float, dark: float | None, number: int) -> Sound:
        """Samples `number` x `PIECE` and on of a tone; `dark`: hertz of its low-pass."""
        key = (id(sample), rate, dark, number)
        found = self._pieces.get(key)
        if found is not None:
            self._pieces.move_to_end(key)
            return found
        positions = np.asarray((number * PIECE - SHORT + np.arange(PIECE + SHORT)) * rate, dtype=np.float64)
        made = self.run(sample, positions, dark)[:, SHORT:]
        self._pieces[key] = made
        self.kept += made.nbytes
        while self.kept > KEPT:
            self.kept -= self._pieces.popitem(last=False)[1].nbytes
        return made

    def run(self, sample: Sample, positions: Reals, dark: float | None) -> Sound:
        """A tone along any way through its recording; the first `SHORT` samples only lead up to the rest."""
        if dark is None:
            heard = read(sample, positions[SHORT:])
            return np.pad(heard, ((0, 0), (SHORT, 0)))
        if dark not in self._dark:
            self._dark[dark] = impulse(SHORT, low_pass(dark, SOFT_Q))
        return filtered(read(sample, positions), self._dark[dark])
