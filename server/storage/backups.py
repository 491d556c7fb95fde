"""Copies of a SQLite record beside it: one after every session, the newest few; none outlives an erasure."""

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from server.storage.disk import LOW, free_bytes
from server.storage.troubles import read_trouble

KEPT: Final = 3

WAITS: Final = 5.0
"""Seconds for whoever is writing just now."""


def folder(file: Path) -> Path:
    return file.parent / "backups"


def all_of(file: Path) -> list[Path]:
    """The newest first."""
    return sorted(folder(file).glob(f"{file.stem}-*.db"), reverse=True)


def back_up(file: Path) -> Path | None:
    """With a connection of its own, so any thread may do it while another one writes. None: not now."""
    if not file.exists() or (free_bytes(file.parent) or LOW * 10) < file.stat().st_size * 2 + LOW:
        return None  # a copy must never be what fills the disk
    there = folder(file)
    there.mkdir(mode=0o700, exist_ok=True)
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    copy, growing = there / f"{file.stem}-{stamp}.db", there / f".{file.stem}-{stamp}.new"
    os.close(os.open(growing, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        with closing(sqlite3.connect(file, timeout=WAITS, isolation_level=None)) as source:
            source.execute("VACUUM INTO ?", (str(growing),))
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
