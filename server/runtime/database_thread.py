"""The one native thread that all work with a database goes through, so that a slow disk never holds up a note."""

import heapq
import logging
import time

# The real queue: the module `queue` is one of those that eventlet replaces, and this one is shared with a real thread.
from _queue import Empty, SimpleQueue
from collections.abc import Callable
from typing import Any, Final, Protocol, TypeVar

LOG = logging.getLogger("roundelay")

Result = TypeVar("Result")
Call = Callable[[], object]


class DatabaseThread(Protocol):
    """What the server needs of it. Calls run one after another, in the order in which they were handed over."""

    def run(self, call: Callable[..., Result], *arguments: Any) -> Result:
        """Waits for what it gives back, or raises what it raised; everything else goes on meanwhile."""

    def post(self, call: Callable[..., object], *arguments: Any) -> None:
        """Hands it over and goes on at once."""

    def later(self, seconds: float, call: Call) -> None:
        """The same, after a while."""

    def home(self, call: Callable[..., object], *arguments: Any) -> None:
        """For those on the thread: calls where the rooms live, soon, without waiting for it."""

    def stop(self) -> None:
        """Ends once everything handed over before is done."""


class WorkLine:
    """What such a thread does all day: `work` is its main function. Uses nothing that an async engine replaces."""

    def __init__(self) -> None:
        self._handed: Final[SimpleQueue[tuple[float, Call] | None]] = SimpleQueue()
        self._waiting: list[tuple[float, int, Call]] = []
        self._numbered = 0

    def hand(self, call: Call, seconds: float = 0.0) -> None:
        self._handed.put((time.monotonic() + seconds if seconds > 0 else 0.0, call))

    def end(self) -> None:
        self._handed.put(None)

    def work(self) -> None:
        while True:
            try:
                item = self._handed.get(timeout=self._until_next())
            except Empty:
                item = (0.0, lambda: None)
            if item is None:
                return
            due, call = item
            if due:
                self._numbered += 1
                heapq.heappush(self._waiting, (due, self._numbered, call))
            else:
                _do(call)
            while self._waiting and self._waiting[0][0] <= time.monotonic():
                _do(heapq.heappop(self._waiting)[2])

    def _until_next(self) -> float | None:
        return max(0.0, self._waiting[0][0] - time.monotonic()) if self._waiting else None


def _do(call: Call) -> None:
    try:
        call()
    except Exception:
        LOG.exception("A call on the database thread failed")


class Answer:
    """What a call gave back or raised, carried from thread to thread."""

    def __init__(self, call: Callable[[], Any]) -> None:
        self._call: Final = call
        self._result: Any = None
        self._error: BaseException | None = None

    def work_out(self) -> None:
        try:
            self._result = self._call()
        except BaseException as error:
            self._error = error

    def get(self) -> Any:
        if self._error is not None:
            raise self._error
        return self._result
