"""Looks after the record while nothing is recorded: what may no longer be kept goes, and what is there is copied."""

import logging
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Final, Protocol

from server.core.errors import Refused
from server.runtime import Timer
from server.workshop.work import Purge

LOG = logging.getLogger("roundelay")

EVERY: Final = 86_400.0
"""Seconds between two looks for what is due."""

SOON: Final = 0.5
"""Seconds after whatever gave the occasion."""

AGAIN: Final = 600.0
"""Seconds until the next attempt when a recording runs, or the record can't be read."""


class Timers(Protocol):
    def after(self, seconds: float, call: Callable[[], None]) -> Timer: ...


def calendar() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Housekeeping:
    """All of it is done elsewhere, by the worker or a thread; here is only when. While a recording runs it waits."""

    def __init__(
        self,
        timers: Timers,
        *,
        recording: Callable[[], bool],
        held: Callable[[], Sequence[str]],
        due: Callable[[str, Sequence[str]], bool],
        purge: Callable[[Purge], object],
        back_up: Callable[[Callable[[bool], None]], object],
        now: Callable[[], str] = calendar,
    ) -> None:
        """`held`: the sessions of open rooms. `due`: whether anything is to go.

        `due`, `purge` and `back_up` may take their time, or raise Refused; `back_up` tells, whenever it has ended,
        whether there is a copy now.
        """
        self._timers: Final = timers
        self._recording: Final = recording
        self._held: Final = held
        self._due: Final = due
        self._purge: Final = purge
        self._back_up: Final = back_up
        self._now: Final = now
        self._looks: Timer | None = None
        self._copies: Timer | None = None

    def look(self) -> None:
        """What is due goes now; and from here on once a day. At the start, and when a room has closed."""
        self._look_after(SOON)

    def session_ended(self) -> None:
        """A copy is made of it, and what waited for its end goes on."""
        self._copy_after(SOON)
        self._look_after(2 * SOON)

    def _copy_after(self, seconds: float) -> None:
        if self._copies is not None:
            self._copies.cancel()
        self._copies = self._timers.after(seconds, self._copy)

    def _look_after(self, seconds: float) -> None:
        if self._looks is not None:
            self._looks.cancel()
        self._looks = self._timers.after(seconds, self._look)

    def _look(self) -> None:
        if self._recording():
            self._look_after(AGAIN)
            return
        now, held = self._now(), list(self._held())
        try:
            if self._due(now, held):
                self._purge(Purge(now=now, held=held))
        except Refused as refused:
            LOG.warning("What is due could not be erased yet: %s", refused.code)
            self._look_after(AGAIN)
        else:
            self._look_after(EVERY)

    def _copy(self) -> None:
        self._copies = None
        if self._recording():
            return  # the end of that one is another occasion
        try:
            self._back_up(self._copied)
        except Refused as refused:
            LOG.warning("The record could not be copied: %s", refused.code)
            self._copy_after(AGAIN)

    def _copied(self, done: bool) -> None:
        if not done and self._copies is None:
            LOG.warning("The record could not be copied")
            self._copy_after(AGAIN)
