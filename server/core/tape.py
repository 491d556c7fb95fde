"""The tape: the ordered list of everything that happened in a room, from which whatever is told later is made.

Nothing of it leaves memory until recording exists and people have agreed to it, so a room keeps only the last minutes.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

KEPT = 20_000
"""Events. About ten minutes of a full room."""


@dataclass(frozen=True, slots=True)
class Touched:
    """A pad was touched. Both times are kept: synchrony is read from `touched`, what was heard from `sounded`."""

    seat: int
    note: int
    pad: int
    pitch: float
    velocity: float
    touched: float
    sounded: float | None
    """None: it glowed but was not heard."""
    sound: int | None


@dataclass(frozen=True, slots=True)
class Lifted:
    """A touch ended, and why. `at` is when the hand ended it, `ended` when what sounded did."""

    seat: int
    note: int
    at: float
    ended: float
    why: Literal["lift", "left", "lease", "scale", "stopped", "turn"]


@dataclass(frozen=True, slots=True)
class Changed:
    """The conductor changed something, in words."""

    what: str
    at: float


@dataclass(frozen=True, slots=True)
class Moved:
    """Someone came, went or was let in."""

    seat: int
    at: float
    what: Literal["came", "away", "knocked", "admitted", "declined", "removed"]


@dataclass(frozen=True, slots=True)
class Assisted:
    """The touches of a seat from `since` to `until` were made with help. Of those with one `since` the last holds."""

    seat: int
    since: float
    until: float | None
    """None: it still goes on. The same as `since`: it was taken back."""
    at: float


Event = Touched | Lifted | Changed | Moved | Assisted


class Tape:
    """Append-only, numbered from 0; the oldest events fall off."""

    def __init__(self, kept: int = KEPT) -> None:
        self._events: deque[Event] = deque(maxlen=kept)
        self.length = 0

    def append(self, event: Event) -> None:
        self._events.append(event)
        self.length += 1

    def __iter__(self) -> Iterator[Event]:
        return iter(self._events)

    def __reversed__(self) -> Iterator[Event]:
        return reversed(self._events)
