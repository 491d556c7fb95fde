"""Copies of a SQLite record beside it: one after every session, the newest few; none outlives an erasure."""

import os
import sqlite3
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from server.storage.disk import LOW, free_bytes
from server.storage.troubles import read_trouble

KEPT: Final = 3

WAITS: Final = 5.0
"""Seconds for whoever is writing just now."""

STEP: Final = 256
"""Pages that are copied at once: a megabyte, some milliseconds."""

FLUSH: Final = 8
"""Steps after which the copy is brought onto the disk: all of it at once would hold up whoever records."""

PAUSE: Final = 0.01
"""Seconds between two steps, at least; as long as a step took, at most a tenth."""


def folder(file: Path) -> Path:
    return file.parent / "backups"


def all_of(file: Path) -> list[Path]:
    """The newest first."""
    return sorted(folder(file).glob(f"{file.stem}-*.db"), reverse=True)


def back_up(file: Path) -> Path | None:
    """In steps with pauses: for a process of its own, while another one writes. None: not now."""
    if not file.exists() or (free_bytes(file.parent) or LOW * 10) < file.stat().st_size * 2 + LOW:
        return None  # a copy must never be what fills the disk
    there = folder(file)
    there.mkdir(mode=0o700, exist_ok=True)
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    copy, growing = there / f"{file.stem}-{stamp}.db", there / f".{file.stem}-{stamp}.new"
    os.close(os.open(growing, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        with closing(sqlite3.connect(file, timeout=WAITS, isolation_level=None)) as source:
            _copy(source, growing)
            with closing(sqlite3.connect(growing)) as copied:
                if erasures(copied) != erasures(
                    source
                ):  # something was erased meanwhile, and stands in the copy
                    return None
        growing.rename(copy)
    except (sqlite3.Error, OSError) as error:
        raise read_trouble(error) or error from error
    finally:
        growing.unlink(missing_ok=True)
    for old in all_of(file)[KEPT:]:
        old.unlink(missing_ok=True)
    return copy


def _copy(source: sqlite3.Connection, growing: Path) -> None:
    """All of it as it is now, whatever is written meanwhile."""
    with closing(sqlite3.connect(growing, isolation_level=None)) as copied, growing.open("rb+") as file:
        copied.execute("PRAGMA journal_mode = OFF")  # a copy that breaks off is thrown away
        copied.execute("PRAGMA synchronous = OFF")
        steps, since = 0, time.monotonic()

        def breathe(*_: int) -> None:
            nonlocal steps, since
            steps += 1
            if steps % FLUSH == 0:
                os.fsync(file.fileno())
            time.sleep(min(0.1, max(PAUSE, time.monotonic() - since)))
            since = time.monotonic()

        source.execute("BEGIN")
        source.execute(
            "SELECT count(*) FROM sqlite_schema"
        ).fetchone()  # from here on it is this moment that is seen
        try:
            source.backup(copied, pages=STEP, progress=breathe)
        finally:
            source.execute("ROLLBACK")
    with closing(sqlite3.connect(growing)) as copied:
        copied.execute("PRAGMA journal_mode = DELETE")  # one file, with nothing beside it
    with growing.open("rb+") as file:
        os.fsync(file.fileno())


def erasures(connection: sqlite3.Connection) -> int:
    """How often something was erased from it."""
    (count,) = connection.execute("PRAGMA user_version").fetchone()
    return int(count)


def forget(file: Path) -> None:
    """All copies, and whatever was set aside: what was erased stands in them, too."""
    for copy in [*folder(file).glob("*"), *file.parent.glob(f"{file.stem}.damaged-*")]:
        copy.unlink(missing_ok=True)


def is_whole(file: Path) -> bool:
    """Whether SQLite finds nothing wrong with it."""
    try:
        with closing(sqlite3.connect(file, timeout=WAITS)) as connection:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except sqlite3.DatabaseError:
        return False
