"""The room growing or fading: where its level is on the way to where it was set."""

from bisect import bisect_right

from server.core.mixer import LEVEL_DB
from server.core.settings import Settings

SHOWN_EVERY = 0.25
"""Seconds between two pictures of a ramp."""


class Ramp:
    """The latest change of the level. It goes evenly in decibels, as on the speaker."""

    def __init__(self, level: float) -> None:
        self._start = self._goal = level
        self._began = self._ends = 0.0
        self._shown = 0.0

    def follow(self, old: Settings, new: Settings, now: float) -> None:
        """The level or the brightness was set anew: from wherever it has come to, within the new one's time."""
        if (old.level, old.brightness) == (new.level, new.brightness):
            return
        self._start, self._goal = self.level_at(now), new.level
        self._began = self._shown = now
        self._ends = now + new.level_over

    def level_at(self, now: float) -> float:
        """In the room's steps, 0 to 10."""
        if now >= self._ends:
            return self._goal
        share = (now - self._began) / (self._ends - self._began)
        start, goal = _decibels(self._start), _decibels(self._goal)
        return _level(start + (goal - start) * share)

    def due(self) -> float | None:
        """When the next picture of it is wanted; the last one shows the end."""
        return None if self._shown >= self._ends else min(self._shown + SHOWN_EVERY, self._ends)

    def shown(self, now: float) -> bool:
        """Whether a picture is wanted now."""
        due = self.due()
        if due is None or now < due:
            return False
        self._shown = now
        return True

    @property
    def runs(self) -> bool:
        return self._shown < self._ends


def _decibels(level: float) -> float:
    below = min(int(level), len(LEVEL_DB) - 2)
    return LEVEL_DB[below] + (LEVEL_DB[below + 1] - LEVEL_DB[below]) * (level - below)


def _level(decibels: float) -> float:
    below = min(max(bisect_right(LEVEL_DB, decibels) - 1, 0), len(LEVEL_DB) - 2)
    return below + (decibels - LEVEL_DB[below]) / (LEVEL_DB[below + 1] - LEVEL_DB[below])
