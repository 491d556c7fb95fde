"""How late Steady sounds everything: as late as nearly every touch needs to reach the server, and no later."""

from collections import deque
from math import ceil
from typing import Final

STEADY_DELAY: Final = 0.06
"""Seconds, until something is known of the network."""

SHORTEST, LONGEST = 0.03, 0.09
"""Seconds. Less is not worth having; more a hand begins to feel."""

NEARLY_ALL: Final = 0.95
RECENT: Final = 30.0
"""Seconds for which an arrival counts."""
KEPT: Final = 240
FEWEST: Final = 10
"""Arrivals. Fewer say nothing about a network."""
EVERY: Final = 1.0
"""Seconds between two looks at it."""
SPEED: Final = 0.004
"""Seconds by which the delay moves in a second: a twelfth of what a hand would notice."""


class Steadiness:
    """The delay of a room, which follows the networks of its tablets slowly."""

    def __init__(self) -> None:
        self.delay = STEADY_DELAY
        self._arrivals: deque[tuple[float, float]] = deque(maxlen=KEPT)
        self._looked_at: float | None = None

    def arrived(self, late: float, now: float) -> bool:
        """Something took `late` seconds to come. Answers whether the delay is another one, in whole milliseconds."""
        self._arrivals.append((now, late))
        if self._looked_at is None:
            self._looked_at = now
        passed = now - self._looked_at
        if passed < EVERY:
            return False
        self._looked_at = now
        before = self.delay
        goal, step = self._goal(now), SPEED * min(passed, 5 * EVERY)
        self.delay = min(max(goal, before - step), before + step)
        return round(1000 * self.delay) != round(1000 * before)

    def _goal(self, now: float) -> float:
        recent = sorted(late for at, late in self._arrivals if at >= now - RECENT)
        if len(recent) < FEWEST:
            return self.delay
        return min(LONGEST, max(SHORTEST, recent[ceil(NEARLY_ALL * len(recent)) - 1]))
