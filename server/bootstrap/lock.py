"""Only one copy at a time sets up a folder; a second one waits."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TextIO


@contextmanager
def setup_lock(path: Path, out: TextIO) -> Iterator[None]:
    """Freed by the system itself if we are killed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as held:
        if not take_lock(held, wait=False):
            print("Another copy is setting up this folder; waiting for it.", file=out, flush=True)
            take_lock(held, wait=True)
        yield


if sys.platform == "win32":
    import msvcrt

    def take_lock(held: IO[str], *, wait: bool) -> bool:
        """False when another process has it. Kept until the file is closed, or its process is gone."""
        while True:
            try:
                msvcrt.locking(held.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
            except OSError:
                if not wait:
                    return False
            else:
                return True

else:
    import fcntl

    def take_lock(held: IO[str], *, wait: bool) -> bool:
        """False when another process has it. Kept until the file is closed, or its process is gone."""
        try:
            fcntl.flock(held, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
