"""Another process that works beside the one that plays, and talks in lines. Waiting for it holds up nobody.

`subprocess` is eventlet's own where eventlet runs, so that reading and waiting let everything else go on.
"""

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

LONGEST = 65_536
"""Bytes of one line."""

_BELOW_NORMAL = 0x00004000
"""Windows' priority class; elsewhere a worker lowers its own."""


class ChildProcess:
    """Started at once; `listen` then gives each of its lines to somebody until it ends."""

    def __init__(self, command: Sequence[str], folder: Path) -> None:
        self._process = subprocess.Popen(  # noqa: S603  our own worker
            list(command),
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # what a bug leaves there may quote what it was reading
            creationflags=_BELOW_NORMAL if sys.platform == "win32" else 0,
        )

    @property
    def pid(self) -> int:
        return self._process.pid

    def say(self, line: bytes) -> None:
        """Its input stays open: when it closes, the child knows that nobody waits for it any more."""
        told = self._process.stdin
        if told is None:
            return
        try:
            told.write(line + b"\n")
            told.flush()
        except OSError:
            return  # it has ended already; `listen` tells how

    def listen(self, heard: Callable[[bytes], None]) -> int:
        """Its exit code, once it has said everything."""
        said = self._process.stdout
        try:
            while said is not None and (line := said.readline(LONGEST)):
                heard(line)
        except (OSError, ValueError):
            pass  # its end was cut off: the exit code says the rest
        code = self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    continue  # nothing is left to be written
        return code

    def end(self) -> None:
        """Asks it to stop; `listen` returns soon after."""
        if self._process.poll() is None:
            self._process.terminate()

    def kill(self) -> None:
        if self._process.poll() is None:
            self._process.kill()
