"""One server a record: a second one would take the sessions that run in the first for broken off."""

from pathlib import Path
from typing import IO, Final

from sqlalchemy import Connection, text

from server.bootstrap.lock import take_lock
from server.core.errors import Refused
from server.storage.troubles import IN_USE

NUMBER: Final = 0x726F756E64
"""By which PostgreSQL knows our lock: "round"."""


def hold_file(file: Path) -> IO[str]:
    """Raises Refused when another server has it. Held until it is closed, or this process is gone."""
    held = Path(f"{file}.lock").open("a")  # noqa: SIM115  it stays open as long as we serve
    if not take_lock(held, wait=False):
        held.close()
        raise Refused("record_in_use", IN_USE)
    return held


def hold_server(connection: Connection) -> None:
    """The same with PostgreSQL, for as long as the connection lasts."""
    if not connection.scalar(text("select pg_try_advisory_lock(:number)"), {"number": NUMBER}):
        raise Refused("record_in_use", IN_USE)
