"""What chance gives: one part moved in time by whole beats, so that beats that both know of make nobody together.

Touches of two people who never heard each other, but both heard a pulse, fall together far more often than any would
at random. So a part is moved by whole beats only; and within short stretches only, since both may simply have played
a lot in the same minute.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from server.analysis.beat_lines import BeatLines
from server.analysis.spans import Times

RUNS: Final = 100
STRETCH: Final = 8
"""Beats within which a part goes round."""

FEWEST_BEATS: Final = 8
"""Fewer can't be moved to enough other places."""


class Axis:
    """Stretches of time laid after each other, each from one beat to another, so that the beat stays what it was."""

    def __init__(self, lines: BeatLines, spans: Sequence[tuple[float, float]]) -> None:
        self._lines = lines
        edges = lines.places(np.array(spans, float).reshape(-1, 2))
        self._first = np.floor(edges[:, 0])
        lengths = np.maximum(np.ceil(edges[:, 1]) - self._first, 1).astype(np.int64)
        self._base = np.concatenate([[0], np.cumsum(lengths)[:-1]]) if len(lengths) else np.zeros(0)
        self._since = np.array([since for since, _ in spans])
        self.beats = int(lengths.sum())
        seconds = [
            np.diff(lines.at[int(first) : int(first) + int(length) + 1])
            for first, length in zip(self._first, lengths, strict=True)
        ]
        self._seconds = (
            np.concatenate([[0.0], np.cumsum(np.concatenate(seconds))]) if seconds else np.zeros(1)
        )
        self._edges = np.linspace(0, self.beats, max(1, self.beats // STRETCH) + 1).round()

    def places(self, times: Times) -> Times:
        """Beats from the beginning; the times must lie within its stretches."""
        span = np.maximum(np.searchsorted(self._since, times, "right") - 1, 0)
        return self._lines.places(times) - self._first[span] + self._base[span]

    def seconds(self, places: Times) -> Times:
        beats = np.arange(len(self._seconds), dtype=float)
        return np.asarray(np.interp(places, beats, self._seconds))

    def moved(self, places: Times, runs: int, seed: int) -> NDArray[np.float64]:
        """The same part with every stretch of it moved round by whole beats, `runs` times; seconds, in order."""
        chance = np.random.default_rng(seed)
        starts, ends = self._edges[:-1], self._edges[1:]
        lengths = ends - starts
        steps = np.floor(chance.random((runs, len(lengths))) * lengths)
        stretch = np.clip(np.searchsorted(ends, places, "right"), 0, len(lengths) - 1)
        inside = places - starts[stretch] + steps[:, stretch]
        return np.sort(self.seconds(starts[stretch] + inside % lengths[stretch]), axis=1)
