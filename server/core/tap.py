"""Tempo by tapping: three taps are enough."""

from statistics import median
from typing import Final

from server.core.transport import FASTEST_BPM, SLOWEST_BPM

LONGEST_GAP: Final = 2.5
"""Seconds. A longer pause begins afresh; the slowest tempo taps every 2."""

SHORTEST_GAP: Final = 0.12
"""Seconds. Anything nearer is one finger bouncing: the fastest tempo taps every 0.3."""

FEWEST_TAPS: Final = 3
INTERVALS_USED: Final = 5
"""Enough to even out a human hand, few enough to follow it when it changes its mind."""


class TapTempo:
    """Follows one hand tapping. Halves and doubles are not guessed: the tempo is what was tapped."""

    def __init__(self) -> None:
        self._taps: list[float] = []

    def tap(self, at: float) -> float | None:
        """Takes a tap at `at` seconds and answers the tempo in beats a minute, if there is one by now."""
        if self._taps and abs(at - self._taps[-1]) < SHORTEST_GAP:
            return self._tempo()
        if self._taps and not 0 < at - self._taps[-1] <= LONGEST_GAP:
            self._taps.clear()
        self._taps = [*self._taps, at][-(INTERVALS_USED + 1) :]
        return self._tempo()

    def _tempo(self) -> float | None:
        if len(self._taps) < FEWEST_TAPS:
            return None
        bpm = 60 / median(later - earlier for earlier, later in zip(self._taps, self._taps[1:], strict=False))
        return bpm if SLOWEST_BPM <= bpm <= FASTEST_BPM else None
