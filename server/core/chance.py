"""Chance: numbers that nobody foresees while they play, and that come the same again from the same seed."""

from typing import Final

_MASK: Final = (1 << 64) - 1
_STEP: Final = 0x9E3779B97F4A7C15
"""2 to the 64 by the golden ratio: steps of it visit every number once."""


class Chance:
    """A row of numbers drawn from a seed, such as a moment in seconds (splitmix64)."""

    def __init__(self, seed: float) -> None:
        self._state = int(seed * 1e6) & _MASK

    def unit(self) -> float:
        """At least 0, less than 1."""
        self._state = (self._state + _STEP) & _MASK
        mixed = self._state
        mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9 & _MASK
        mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB & _MASK
        return (mixed ^ mixed >> 31) / 2**64

    def between(self, low: float, high: float) -> float:
        return low + (high - low) * self.unit()

    def whole(self, low: int, high: int) -> int:
        """From `low` to `high`, both included."""
        return low + min(int(self.unit() * (high - low + 1)), high - low)
