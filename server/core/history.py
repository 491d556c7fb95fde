"""What Undo takes back: the settings before each change, and in words what the change was."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from server.core.settings import Settings

KEPT = 30
SAME_TOUCH = 1.5
"""Seconds. Steps of one control in quick succession are one change: nobody wants to undo a slide tick by tick."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing the conductor did."""

    what: str
    at: float
    before: Settings


class History:
    """The latest changes, the newest last."""

    def __init__(self) -> None:
        self._changes: list[Change] = []
        self._last_step: tuple[str, float] | None = None

    def remember(self, what: str, at: float, before: Settings, *, steps: str | None = None) -> None:
        """Keeps `before`. Changes of one kind `steps` that follow each other quickly are kept as one."""
        merges = steps is not None and self._last_step is not None and self._last_step[0] == steps
        if merges and self._last_step is not None and at - self._last_step[1] <= SAME_TOUCH and self._changes:
            before = self._changes.pop().before
        self._changes = [*self._changes[-KEPT + 1 :], Change(what=what, at=at, before=before)]
        self._last_step = (steps, at) if steps else None

    @property
    def latest(self) -> Change | None:
        return self._changes[-1] if self._changes else None

    def take_back(self) -> Change | None:
        self._last_step = None
        return self._changes.pop() if self._changes else None

    def amend(
        self, edit: Callable[[Settings], Settings], while_: Callable[[Settings], bool], now: Settings
    ) -> None:
        """Edits what was remembered lately, back to the first change before which `while_` was not so.

        `now` are the settings as they will be: a change that then changes nothing is forgotten.
        """
        if not self._changes:
            return
        newest, kept = self._changes[-1].what, list[Change]()
        following, running = now, True
        for change in reversed(self._changes):
            running = running and while_(change.before)
            before = edit(change.before) if running else change.before
            if before != following:
                kept.append(replace(change, before=before))
            following = before
        self._changes = kept[::-1]
        if not kept or kept[0].what != newest:
            self._last_step = None

    def forget(self) -> None:
        self._changes.clear()
        self._last_step = None
