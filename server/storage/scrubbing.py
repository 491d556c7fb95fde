"""What was erased leaves no trace: not in the file, not in its journal, not in a backup."""

from sqlalchemy import Connection, select

from server.storage import backups
from server.storage.database import Database
from server.storage.tables import Session, Table


def scrub(database: Database) -> bool:
    """Zeros are written over what is erased at once; here they reach the file, and copies from before go.

    While a recording runs the file isn't packed: that would keep the recording from the disk for seconds.
    """
    with database.alone() as connection:
        at_rest = connection.scalar(select(Session.id).where(Session.state == "running").limit(1)) is None
        if database.file is None:
            for table in Table.metadata.sorted_tables:
                connection.exec_driver_sql(f"VACUUM {'(FULL)' if at_rest else ''} {table.name}")
            return True
        done = _empty_journal(connection)
        if at_rest:
            connection.exec_driver_sql("VACUUM")
            done = _empty_journal(connection)
    backups.forget(database.file)
    backups.back_up(database.file)
    return done


def _empty_journal(connection: Connection) -> bool:
    busy: int = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()[0]
    return busy == 0
