"""Running another program: its words go to a log, its end is waited for, whatever happens to us."""

import os
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

Words = Sequence[str | Path]
"""A program and what it is told."""


class ChildFailed(Exception):
    """A program we started said no; `output` is all it printed."""

    def __init__(self, output: str) -> None:
        super().__init__("a program we started failed")
        self.output = output


class ChildStopped(Exception):
    """Everything is being stopped; the program was ended, or not begun."""


class _Running:
    """The programs that run now, in whichever thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._children: set[subprocess.Popen[str]] = set()
        self.ending = False

    def add(self, child: subprocess.Popen[str]) -> None:
        with self._lock:
            self._children.add(child)
        if self.ending:
            _end(child)

    def remove(self, child: subprocess.Popen[str]) -> None:
        with self._lock:
            self._children.discard(child)

    def end(self) -> None:
        self.ending = True
        with self._lock:
            children = list(self._children)
        for child in children:
            _end(child)


_running = _Running()


@contextmanager
def children_end() -> Iterator[None]:
    """Ends every program that runs, and meanwhile lets none begin."""
    _running.end()
    try:
        yield
    finally:
        _running.ending = False


def run_child(
    command: Words,
    *,
    cwd: Path,
    log: Path,
    env: Mapping[str, str] | None = None,
    on_line: Callable[[str], object] = lambda line: None,
) -> str:
    """What the program printed, errors included, line by line to `on_line` as it came."""
    if _running.ending:
        raise ChildStopped
    log.parent.mkdir(parents=True, exist_ok=True)
    lines: list[str] = []
    with (
        log.open("w", encoding="utf-8") as kept,
        subprocess.Popen(
            [str(word) for word in command],
            cwd=cwd,
            env={**os.environ, **(env or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            start_new_session=os.name != "nt",
        ) as child,
    ):
        try:
            _running.add(child)
            for line in child.stdout or ():
                lines.append(line)
                kept.write(line)
                kept.flush()
                on_line(line)
            code = child.wait()
        except BaseException:
            _end(child)
            raise
        finally:
            _running.remove(child)
    if _running.ending:
        raise ChildStopped
    output = "".join(lines)
    if code != 0:
        raise ChildFailed(output)
    return output


def _end(child: subprocess.Popen[str]) -> None:
    """The program and whatever it started itself."""
    if os.name == "nt":
        child.terminate()
        return
    for word in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(child.pid, word)
            child.wait(timeout=5)
        except ProcessLookupError:
            return
        except subprocess.TimeoutExpired:
            continue
        return
