"""One line a step: its number, its name, how far it is, how long it took. Several steps may be under way at once."""

import threading
import time
from collections.abc import Sequence
from typing import TextIO


class Progress:
    """Moves on a terminal; elsewhere (a log, a pipe) each step is one plain line, written when it is over."""

    def __init__(self, out: TextIO, *, steps: int) -> None:
        self._out = out
        self._moving = out.isatty()
        self._steps = steps
        self._over = 0
        self._under_way: list[Line] = []
        self._width = 0
        self._lock = threading.RLock()
        self._done = threading.Event()
        self._clock: threading.Thread | None = None

    def start(self, name: str) -> "Line":
        line = Line(self, name)
        with self._lock:
            self._under_way.append(line)
            if self._moving and self._clock is None:
                self._done = threading.Event()
                self._clock = threading.Thread(target=self._tick, args=(self._done,), daemon=True)
                self._clock.start()
        return line

    def end(self, line: "Line", result: str, last_words: Sequence[str] = ()) -> None:
        with self._lock:
            self._under_way.remove(line)
            self._over += 1
            whole = f"[{self._over}/{self._steps}] {line.name:<20}{result:<28}{line.took:6.1f} s"
            if self._moving:
                self._redraw(whole)
                self._width = 0
                self._write("\n")
            else:
                self._write(f"{whole}\n")
            for words in last_words:
                self._write(f"    {words}\n")
            if not self._under_way:
                self._done.set()
                self._clock = None

    def _tick(self, done: threading.Event) -> None:
        while not done.wait(0.25):
            with self._lock:
                if not done.is_set():
                    self._redraw(self._now())

    def _now(self) -> str:
        """All that is under way, the first begun first, and how long that has been."""
        steps = " · ".join(f"{line.name} {line.far}".rstrip() for line in self._under_way)
        return f"[{self._over + 1}/{self._steps}] {steps:<26}{self._under_way[0].took:4.0f} s"

    def _redraw(self, line: str) -> None:
        self._write("\r" + line.ljust(self._width))
        self._width = len(line)

    def _write(self, text: str) -> None:
        self._out.write(text)
        self._out.flush()


class Line:
    """One step under way: it says how far it is, and in the end what came out."""

    def __init__(self, progress: Progress, name: str) -> None:
        self._progress = progress
        self._started = time.monotonic()
        self.name = name
        self.far = ""

    @property
    def took(self) -> float:
        """Seconds since it began."""
        return time.monotonic() - self._started

    def at(self, done: int, of: int) -> None:
        """How far the step is; counts that run over are held at the end."""
        self.far = f"{min(100, 100 * done // max(1, of))} %"

    def finish(self, result: str) -> None:
        self._progress.end(self, result)

    def fail(self, last_words: Sequence[str] = ()) -> None:
        """`last_words`: lines that may tell why."""
        self._progress.end(self, "did not work", last_words)
