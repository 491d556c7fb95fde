"""Everything that can be wrong with the record's disk or database, each one sentence with the way out."""

import errno
import sqlite3
from typing import Final

from server.core.errors import Refused
from server.core.said import Said

KEPT_IN_MEMORY = "The music goes on; the record waits in memory for ten minutes at most."

FULL: Final = Said(
    f"The disk is full, so the record can't be written. {KEPT_IN_MEMORY} Make room on the disk.",
    "record.trouble.full",
)
LOCKED: Final = Said(
    f"Another program holds the record's database. {KEPT_IN_MEMORY} Close that program.",
    "record.trouble.locked",
)
READ_ONLY: Final = Said(
    f"The record's file may not be written. {KEPT_IN_MEMORY} Give this program leave to write in its data folder.",
    "record.trouble.read_only",
)
UNREACHABLE: Final = Said(
    f"The record's database doesn't answer. {KEPT_IN_MEMORY} Start the database again.",
    "record.trouble.unreachable",
)
FAILING: Final = Said(
    f"The disk fails to take the record. {KEPT_IN_MEMORY} Try another disk before the next session.",
    "record.trouble.failing",
)
DAMAGED: Final = Said(
    f"The record's file is damaged. {KEPT_IN_MEMORY} Start Roundelay again after the session: it sets the file aside.",
    "record.trouble.damaged",
)
SLOW: Final = Said(
    f"The disk takes very long to write the record. {KEPT_IN_MEMORY} Close what else uses the disk.",
    "record.trouble.slow",
)
NEARLY_FULL: Final = Said(
    "Less than 500 MB are free on the disk of the record: make room before the next session.",
    "record.trouble.nearly_full",
)
NOT_ALL: Final = Said(
    "Something of the record could not be kept because of a mistake in this program. The rest is being kept.",
    "record.trouble.not_all",
)

BAD_ADDRESS: Final = (
    "The --database setting can't be used: give sqlite:///FILE or postgresql+psycopg://USER@HOST/NAME."
)
NEWER: Final = (
    "These sessions were kept by a newer Roundelay: start that one, or give another folder with --data."
)
IN_USE: Final = (
    "Another Roundelay uses the same record: stop it, or give this one another folder with --data."
)


class RecordTrouble(Refused):
    """The record can't be read or written now; it may well work again in a second."""

    def __init__(self, said: Said) -> None:
        super().__init__(f"record_{said.phrase.key.rpartition('.')[2]}", str(said))
        self.said: Final = said


def lost(since: float, until: float) -> Said:
    """What did not fit into memory while nothing could be written. The tape says so, too."""
    return Said(
        f"The record is written again. What was played from {clock(since)} to {clock(until)} could not be kept: "
        "it was too much for the memory.",
        "record.trouble.lost",
        since=clock(since),
        until=clock(until),
    )


def clock(seconds: float) -> str:
    """As h:mm:ss."""
    whole = int(seconds)
    return f"{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}"


def read_trouble(error: BaseException | None) -> RecordTrouble | None:
    """Which trouble a driver's error is; None for mistakes of ours."""
    if isinstance(error, OSError):
        return RecordTrouble(_of_system(error))
    if isinstance(error, sqlite3.Error):
        said = _of_sqlite(getattr(error, "sqlite_errorname", ""))
        return RecordTrouble(said) if said else None
    # psycopg: a class 53 is a lack of room, 55 a lock, 25006 a server that only reads; no state at all: no server
    state = getattr(error, "sqlstate", None)
    if state is None or state[:2] in ("08", "57"):
        return RecordTrouble(UNREACHABLE)
    if state[:2] == "53":
        return RecordTrouble(FULL)
    if state[:2] in ("55", "40"):
        return RecordTrouble(LOCKED)
    return RecordTrouble(READ_ONLY) if state == "25006" else None


def _of_sqlite(name: str) -> Said | None:
    for start, said in (
        ("SQLITE_FULL", FULL),
        ("SQLITE_BUSY", LOCKED),
        ("SQLITE_LOCKED", LOCKED),
        ("SQLITE_READONLY", READ_ONLY),
        ("SQLITE_CANTOPEN", READ_ONLY),
        ("SQLITE_PERM", READ_ONLY),
        ("SQLITE_IOERR", FAILING),
        ("SQLITE_CORRUPT", DAMAGED),
        ("SQLITE_NOTADB", DAMAGED),
    ):
        if name.startswith(start):
            return said
    return None


def _of_system(error: OSError) -> Said:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return FULL
    return READ_ONLY if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM) else FAILING
