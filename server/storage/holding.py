"""One server a record: a second one would take the sessions that run in the first for broken off."""

from pathlib import Path
from typing import IO, Final

from sqlalchemy import Connection, text
from sqlalchemy.exc import OperationalError

from server.bootstrap.lock import take_lock
from server.core.errors import Refused
from server.storage.troubles import IN_USE

NUMBER: Final = 0x726F756E64
"""By which PostgreSQL knows our lock: "round"."""

NOTICES: Final = "3s"
"""So long PostgreSQL may take to notice that a server is gone which was killed in the middle of a sentence."""

NOT_OURS: Final = "55P03"
"""What it says when somebody keeps it longer than that."""


def hold_file(file: Path) -> IO[str]:
    """Raises Refused when another server has it. Held until it is closed, or this process is gone."""
    held = Path(f"{file}.lock").open("a")  # noqa: SIM115  it stays open as long as we serve
    if not take_lock(held, wait=False):
        held.close()
        raise Refused("record_in_use", IN_USE)
    return held


def hold_server(connection: Connection) -> None:
    """The same with PostgreSQL, for as long as the connection lasts."""
    connection.execute(text("select set_config('lock_timeout', :least, true)"), {"least": NOTICES})
    try:
        connection.execute(text("select pg_advisory_lock(:number)"), {"number": NUMBER})
    except OperationalError as error:
        if getattr(error.orig, "sqlstate", None) == NOT_OURS:
            raise Refused("record_in_use", IN_USE) from error
        raise
