"""The server's time: seconds since it started, never stepping with the wall clock."""

import time
from typing import Protocol


class Clock(Protocol):
    """Seconds, only ever rising."""

    def now(self) -> float: ...


class MonotonicClock:
    """The real one."""

    def __init__(self) -> None:
        self._start = time.monotonic()

    def now(self) -> float:
        return time.monotonic() - self._start
