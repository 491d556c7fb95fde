"""The grid of the music: lines a step apart on which touches may land, straight or swung."""

import math
from typing import Final

import msgspec

EXACTLY: Final = 1e-9
"""Beats. Whatever lies nearer to a line lies on it."""


class Grid(msgspec.Struct, frozen=True):
    """`steps` lines a beat; every second one is moved back by the swing."""

    steps: int = 2
    swing: float = 0.5
    """Where a second line lies between its neighbours: 0.5 straight, 2/3 in triplets. Whole beats never swing."""

    @property
    def step(self) -> float:
        """Beats from line to line while they are straight."""
        return 1 / self.steps

    def line(self, number: int) -> float:
        """The beat of a line, counted from beat 0."""
        pair, second = divmod(number, 2)
        swing = 0.5 if self.steps == 1 else self.swing
        return (pair + (swing if second else 0.0)) * 2 * self.step

    def next_line(self, beat: float) -> float:
        """The first line at `beat` or after it."""
        first = 2 * math.floor(beat / (2 * self.step))
        return next(line for number in range(4) if (line := self.line(first + number)) >= beat - EXACTLY)

    def nearest_line(self, beat: float) -> float:
        """Of two equally near the earlier."""
        first = math.floor(beat / self.step)
        lines = (self.line(number) for number in range(first - 2, first + 4))
        return min(lines, key=lambda line: (abs(line - beat), line))


def quantise(beat: float, grid: Grid, strength: float = 1.0) -> float:
    """Moves a beat towards its nearest line: for what is written down, where both directions are open."""
    return beat + strength * (grid.nearest_line(beat) - beat)


def snap_forward(beat: float, grid: Grid, window: float) -> float:
    """The next line if it is no more than `window` beats away, else the beat itself: what sounds can only wait."""
    line = grid.next_line(beat)
    return line if beat < line <= beat + window else beat
