"""What was erased leaves no trace: not in the file, not in its journal, not in a backup.

Of PostgreSQL that is true of the tables, their indexes and what the server notes about their contents. Its write-ahead
log holds the old bytes until it is written over: that, its replicas and backups are up to whoever runs it.
"""

from typing import Final

from sqlalchemy import Connection, select, text

from server.storage import backups
from server.storage.database import Database
from server.storage.tables import Event, Second, Session, Table
from server.storage.troubles import LOCKED, RecordTrouble

LARGE: Final = (Event.__tablename__, Second.__tablename__)
"""Packing these takes seconds, in which nobody could write."""

OWED: Final = "Something was erased while a recording ran: this is still to be packed."
"""The remark on the table of events, for a later run, too."""


def scrub(database: Database) -> bool:
    """Zeros are written over what is erased at once; here they reach the file, and copies from before go.

    While a recording runs the large part isn't packed: that would keep the recording from the disk for seconds. In a
    file there are zeros all the same; PostgreSQL leaves the bytes, so what is `owed` is packed once nothing runs.
    """
    if database.is_postgres:
        return _scrub_server(database)
    with database.alone() as connection:
        done = _empty_journal(connection)
        if _at_rest(connection):
            connection.exec_driver_sql("VACUUM")
            done = _empty_journal(connection)
    if database.file is not None:
        backups.forget(database.file)
        backups.back_up(database.file)
    return done


def owed(connection: Connection) -> bool:
    """Whether something that was erased still has to be packed."""
    if connection.dialect.name != "postgresql":
        return False
    remark: str | None = connection.scalar(text(f"select obj_description('{Event.__tablename__}'::regclass)"))
    return remark == OWED


def _scrub_server(database: Database) -> bool:
    try:
        with database.alone() as connection:
            at_rest = _at_rest(connection)
            if not at_rest:
                connection.exec_driver_sql(f"COMMENT ON TABLE {Event.__tablename__} IS '{OWED}'")
            for table in Table.metadata.sorted_tables:
                full = "(FULL)" if at_rest or table.name not in LARGE else ""
                connection.exec_driver_sql(f"VACUUM {full} {table.name}")
            if at_rest:
                connection.exec_driver_sql(f"COMMENT ON TABLE {Event.__tablename__} IS NULL")
    except RecordTrouble as trouble:
        if trouble.said is LOCKED:  # whoever reads holds a table; it is tried again
            return False
        raise
    return True


def _at_rest(connection: Connection) -> bool:
    return connection.scalar(select(Session.id).where(Session.state == "running").limit(1)) is None


def _empty_journal(connection: Connection) -> bool:
    busy: int = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()[0]
    return busy == 0
