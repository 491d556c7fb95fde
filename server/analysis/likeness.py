"""How alike phrases are in steps and rhythm: 1 less the cheapest edit by length (after Mongeau & Sankoff 1990)."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from server.analysis.phrases import Phrase
from server.analysis.spans import Times

LONGEST: Final = 16
"""Touches of a phrase that are compared: its beginning."""

SEMITONES: Final = 3.0
"""A step as far off as that is another step."""

_AT_ONCE: Final = 8192
"""Pairs of phrases."""


class Shapes:
    """Phrases as steps from touch to touch: semitones, and log2 of the time in the phrase's usual times.

    Neither how high nor how fast a phrase is matters.
    """

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        self.length = np.array([min(len(phrase.at), LONGEST) - 1 for phrase in phrases], np.int64)
        self._pitch = np.zeros((len(phrases), LONGEST - 1), np.float32)
        self._time = np.zeros((len(phrases), LONGEST - 1), np.float32)
        for row, (phrase, length) in enumerate(zip(phrases, self.length.tolist(), strict=True)):
            times = np.maximum(np.diff(phrase.at[: length + 1]), 0.02)
            self._pitch[row, :length] = np.diff(phrase.pitch[: length + 1])
            self._time[row, :length] = np.log2(times / np.median(times)) if length else 0.0

    def alike(self, ones: NDArray[np.int64], others: NDArray[np.int64]) -> Times:
        """Of each pair of phrases, by their numbers: 1 for the same, 0 for nothing in common."""
        pieces = [
            self._alike(ones[begin : begin + _AT_ONCE], others[begin : begin + _AT_ONCE])
            for begin in range(0, len(ones), _AT_ONCE)
        ]
        return np.concatenate(pieces) if pieces else np.zeros(0)

    def _alike(self, ones: NDArray[np.int64], others: NDArray[np.int64]) -> Times:
        down, across = self.length[ones], self.length[others]
        most = int(across.max())
        pitch, time = self._pitch[ones], self._time[ones]
        pitch_there, time_there = self._pitch[others], self._time[others]
        row = np.broadcast_to(np.arange(most + 1, dtype=np.float32), (len(ones), most + 1)).T.copy()
        cost = np.where(down == 0, across, 0).astype(float)
        for step in range(int(down.max())):
            above = row
            row = np.empty_like(above)
            row[0] = step + 1
            swaps = np.minimum(np.abs(pitch[:, step, None] - pitch_there[:, :most]) / SEMITONES, 1)
            swaps += np.minimum(np.abs(time[:, step, None] - time_there[:, :most]), 1)
            swaps /= 2
            for place in range(most):
                least = np.minimum(above[place + 1], row[place]) + 1
                np.minimum(least, above[place] + swaps[:, place], out=row[place + 1])
            ends = np.flatnonzero(down == step + 1)
            cost[ends] = row[across[ends], ends]
        return np.asarray(1 - cost / np.maximum(np.maximum(down, across), 1))
