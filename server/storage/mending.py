"""After a bad end: a damaged file is set aside, sessions that broke off are kept as far as they came."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, select, update

from server.core.said import Said
from server.storage import backups, erasing
from server.storage.database import Database
from server.storage.reading import length_so_far
from server.storage.tables import Session
from server.storage.taking_in import ended
from server.storage.troubles import clock

HEADER: Final = 100
"""Bytes that every SQLite file begins with."""


def set_aside(file: Path) -> Said:
    """The damaged file gets another name; the newest whole backup takes its place, or nothing does."""
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    aside = file.with_name(f"{file.stem}.damaged-{stamp}.db")
    for ending in ("", "-wal", "-shm"):
        part = Path(f"{file}{ending}")
        if part.exists():
            part.rename(f"{aside}{ending}")
    whole = next((copy for copy in backups.all_of(file) if backups.is_whole(copy)), None)
    if whole is None:
        return Said(
            f"The record's file was damaged. It is set aside as {aside.name}, and a new one begun: the sessions in it "
            "can't be opened here.",
            "record.mended.set_aside",
            file=aside.name,
        )
    shutil.copyfile(whole, file)
    file.chmod(0o600)
    return Said(
        f"The record's file was damaged. It is set aside as {aside.name}; the sessions are those of the newest backup.",
        "record.mended.from_backup",
        file=aside.name,
    )


def is_stump(file: Path) -> bool:
    """Less than a beginning of a database, which SQLite would take for an empty one."""
    size = file.stat().st_size
    return 0 < size < HEADER or (size == 0 and bool(backups.all_of(file)))


def is_whole(connection: Connection) -> bool:
    return connection.exec_driver_sql("PRAGMA quick_check(1)").scalar() == "ok"


def keep_what_came(connection: Connection) -> list[Said]:
    """Sessions that never ended."""
    rows = connection.execute(
        select(Session.id, Session.title, Session.began).where(Session.state == "running")
    )
    said = []
    for row in rows.all():
        length = length_so_far(connection, row.id)
        values = {"state": "cut", "length": length, "ended": ended(row.began, length)}
        connection.execute(update(Session).where(Session.id == row.id).values(values))
        said.append(
            Said(
                f"“{row.title}” ended unexpectedly. It is kept to {clock(length)}.",
                "record.mended.cut",
                title=row.title,
                length=clock(length),
            )
        )
    return said


def clear_partial(database: Database) -> Iterator[None]:
    """What an import or an erasure left behind when it was broken off."""
    with database.reading() as connection:
        partial = list(connection.scalars(select(Session.id).where(Session.state == "partial")))
    for session in partial:
        yield from erasing.remove(database, session)
