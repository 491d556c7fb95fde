"""A database thread whose steps a test takes itself: nothing happens between them, and time is handed to it."""

from collections import deque
from collections.abc import Callable
from typing import Any, TypeVar

Result = TypeVar("Result")


class SteppedThread:
    """Calls wait until `go`; those for later wait until the time is moved on."""

    def __init__(self) -> None:
        self.now = 100.0
        self._calls: deque[tuple[float, Callable[[], object]]] = deque()

    def run(self, call: Callable[..., Result], *arguments: Any) -> Result:
        self.go()
        return call(*arguments)

    def post(self, call: Callable[..., object], *arguments: Any) -> None:
        self._calls.append((0.0, lambda: call(*arguments)))

    def later(self, seconds: float, call: Callable[[], object]) -> None:
        self._calls.append((self.now + seconds, call))

    def home(self, call: Callable[..., object], *arguments: Any) -> None:
        call(*arguments)

    def stop(self) -> None:
        self.go()

    def monotonic(self) -> float:
        return self.now

    def go(self, seconds: float = 0.0) -> int:
        """Does whatever is due by then, in order; how many calls that were."""
        end, done = self.now + seconds, 0
        while due := sorted((at, place) for place, (at, _) in enumerate(self._calls) if at <= end):
            at, place = due[0]
            call = self._calls[place][1]
            del self._calls[place]
            self.now = max(self.now, at)
            call()
            done += 1
        self.now = end
        return done

    def waiting(self) -> list[float]:
        """In how many seconds what is due; 0: as soon as it can."""
        return sorted(max(0.0, round(at - self.now, 6)) for at, _ in self._calls)
