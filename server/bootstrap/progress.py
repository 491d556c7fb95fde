"""One line a step: its number, its name, how far it is, how long it took."""

import threading
import time
from typing import TextIO


class Progress:
    """Moves on a terminal; elsewhere (a log, a pipe) each step is one plain line."""

    def __init__(self, out: TextIO, *, steps: int) -> None:
        self._out = out
        self._moving = out.isatty()
        self._steps = steps
        self._number = 0
        self._name = ""
        self._far = ""
        self._started = 0.0
        self._width = 0
        self._done = threading.Event()
        self._clock: threading.Thread | None = None

    def start(self, name: str) -> None:
        self._number += 1
        self._name, self._far, self._started, self._width = name, "", time.monotonic(), 0
        if self._moving:
            self._done = threading.Event()
            self._clock = threading.Thread(target=self._tick, args=(self._done,), daemon=True)
            self._clock.start()
        else:
            self._write(self._head())

    def at(self, done: int, of: int) -> None:
        """How far the step is; counts that run over are held at the end."""
        self._far = f"{min(100, 100 * done // max(1, of))} %"

    def finish(self, result: str) -> None:
        self._end(result)

    def fail(self) -> None:
        self._end("did not work")

    def _end(self, result: str) -> None:
        self._done.set()
        if self._clock is not None:
            self._clock.join()
            self._clock = None
        took = time.monotonic() - self._started
        if self._moving:
            self._redraw(f"{self._head()}{result:<28}{took:6.1f} s")
            self._write("\n")
        else:
            self._write(f"{result:<28}{took:6.1f} s\n")

    def _head(self) -> str:
        return f"[{self._number}/{self._steps}] {self._name:<20}"

    def _tick(self, done: threading.Event) -> None:
        while not done.wait(0.25):
            took = time.monotonic() - self._started
            self._redraw(f"{self._head()}{self._far:<6}{took:4.0f} s")

    def _redraw(self, line: str) -> None:
        self._write("\r" + line.ljust(self._width))
        self._width = len(line)

    def _write(self, text: str) -> None:
        self._out.write(text)
        self._out.flush()
