"""One connection to SQLite or PostgreSQL, opened when needed and dropped after every trouble: so it heals itself."""

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final, Literal

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, DBAPIError, IntegrityError, ProgrammingError
from sqlalchemy.pool import NullPool

from server.core.errors import Refused
from server.storage.troubles import BAD_ADDRESS, read_trouble

LOCKED_FOR = 1.0
"""Seconds another process may hold the database before that is called a trouble: it must be told within two."""

POSTGRES_WAITS = {
    "connect_timeout": 2,
    "keepalives_idle": 5,
    "options": "-c lock_timeout=1000 -c timezone=UTC -c client_min_messages=warning",
}

PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "fullfsync = ON",
    "checkpoint_fullfsync = ON",
    "secure_delete = ON",
    "foreign_keys = ON",
    "wal_autocheckpoint = 1000",
)
"""`synchronous`: a commit is on the disk, not on its way; `fullfsync`: on a Mac, too. `secure_delete`: no traces."""


class Database:
    """For one thread at a time. Statements run inside `writing` or `reading`; what goes wrong there is a sentence."""

    def __init__(self, url: str) -> None:
        try:
            self.url: Final[URL] = make_url(url)
            self.engine: Final[Engine] = create_engine(
                self.url, poolclass=NullPool, hide_parameters=True, connect_args=self._arguments()
            )
        except (ArgumentError, ImportError) as error:
            raise Refused("bad_database", BAD_ADDRESS) from error
        self.file: Final = Path(self.url.database) if self.is_sqlite and self.url.database else None
        if not (self.file or self.is_postgres):
            raise Refused("bad_database", BAD_ADDRESS)
        self.is_ready: Callable[[Connection], bool] = lambda connection: True
        self.prepare: Callable[[Connection], None] = lambda connection: None
        """Whether the tables are what they have to be, and what makes them so: asked until it has succeeded once."""
        self.greet: Callable[[Connection], object] = lambda connection: None
        """Called on every new connection."""
        self.rolled_back: Callable[[], object] = lambda: None
        """Called when a transaction came to nothing, or nobody knows what it came to."""
        self._prepared = False
        self._connection: Connection | None = None
        self._means: Literal["read", "write", "alone"] = "read"
        self._took = 0.0
        self._inodes: tuple[int, ...] = ()
        """Of our files, once we have written."""
        if self.is_sqlite:
            event.listen(self.engine, "connect", _set_up)
            event.listen(self.engine, "begin", self._begin)

    @property
    def is_sqlite(self) -> bool:
        return self.url.get_backend_name() == "sqlite"

    @property
    def is_postgres(self) -> bool:
        return self.url.get_backend_name() == "postgresql"

    def _arguments(self) -> dict[str, Any]:
        if self.is_sqlite:
            return {"check_same_thread": False, "timeout": LOCKED_FOR}
        return dict(POSTGRES_WAITS) if self.is_postgres else {}

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction. Within another one it is a part of that."""
        with self._transaction(writes=True) as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One view of the whole, however long it takes."""
        with self._transaction(writes=False) as connection:
            yield connection

    @contextmanager
    def _transaction(self, *, writes: bool) -> Iterator[Connection]:
        if self._connection is not None and self._connection.in_transaction():
            yield self._connection
            return
        with self.sentences():
            if writes:
                self._mend_lost_files()
            connection = self._connect()
            self._means = "write" if writes else "read"
            began = time.monotonic()
            try:
                with connection.begin():
                    yield connection
            except BaseException:
                self.rolled_back()
                raise
            self._took = time.monotonic() - began
            if writes and self.file is not None and not self._inodes:
                self._inodes = _inodes(self.file)

    @contextmanager
    def alone(self) -> Iterator[Connection]:
        """Outside of any transaction, for VACUUM and the like."""
        with self.sentences():
            connection, self._means = self._connect(), "alone"
            yield connection.execution_options(isolation_level="AUTOCOMMIT")
            self.drop()

    def count_erasure(self, connection: Connection) -> None:
        """So that a backup that is being made knows that it holds too much."""
        if self.is_sqlite:
            count: int = connection.exec_driver_sql("PRAGMA user_version").scalar() or 0
            connection.exec_driver_sql(f"PRAGMA user_version = {count + 1}")

    def breathe(self) -> None:
        """Between two of many transactions: lets whoever else writes have its turn."""
        time.sleep(min(0.1, max(0.005, self._took)))

    @contextmanager
    def sentences(self) -> Iterator[None]:
        """What a database says in codes, said in words; mistakes of ours stay what they are."""
        try:
            yield
        except DBAPIError as error:
            self.drop()
            if isinstance(error, IntegrityError | ProgrammingError):
                raise
            if isinstance(error, DatabaseError) and (trouble := read_trouble(error.orig)):
                raise trouble from error
            raise
        except (OSError, sqlite3.Error) as error:  # the latter from the driver itself
            self.drop()
            if trouble := read_trouble(error):
                raise trouble from error
            raise

    def _connect(self) -> Connection:
        if self._connection is None:
            if self.file is not None:
                make_private(self.file)
            self._connection = self.engine.connect()
            self._inodes = ()
            self._make_ready(self._connection)
        return self._connection

    def _make_ready(self, connection: Connection) -> None:
        try:
            self._means = "alone"
            with connection.begin():
                self.greet(connection)
            if not self._prepared:
                self._means = "read"
                with connection.begin():
                    ready = self.is_ready(connection)
                self._means = "write"
                if not ready:
                    with connection.begin():
                        self.prepare(connection)
                self._prepared = True
        except BaseException:
            self.drop()
            raise

    def _begin(self, connection: Connection) -> None:
        if self._means != "alone":
            connection.exec_driver_sql("BEGIN IMMEDIATE" if self._means == "write" else "BEGIN")

    def _mend_lost_files(self) -> None:
        """Somebody deleted our files while they were open: what they held is still in our hands, and is saved."""
        if self.file is None or self._connection is None or self._inodes in ((), _inodes(self.file)):
            return
        driver: Any = self._connection.connection.driver_connection
        if self.file.exists():
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            driver.execute("VACUUM INTO ?", (str(self.file),))
            self.file.chmod(0o600)
        self.drop()

    def start_anew(self) -> None:
        """Another file will stand in the place of this one."""
        self.drop()
        self._prepared = False

    def drop(self) -> None:
        """Lets the connection go; the next statement makes a new one."""
        if self._connection is not None:
            connection, self._connection = self._connection, None
            try:
                connection.invalidate()
            finally:
                connection.close()

    def close(self) -> None:
        if self._connection is not None:
            connection, self._connection = self._connection, None
            connection.close()
        self.engine.dispose()


def _set_up(driver: Any, _record: object) -> None:
    driver.isolation_level = None  # transactions begin where we say so, not where the driver guesses
    for pragma in PRAGMAS:
        driver.execute(f"PRAGMA {pragma}")


def make_private(file: Path) -> None:
    """The file, and a folder made for it, are for their owner alone; what SQLite puts beside it inherits that."""
    if not file.parent.exists():
        file.parent.mkdir(parents=True, mode=0o700)
    if (
        not file.exists()
    ):  # opening one that is there, and closing it, would let go of every lock we hold on it
        os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
    for part in (Path(f"{file}-wal"), Path(f"{file}-shm")):
        if part.exists() and not os.access(part, os.W_OK) and os.access(file, os.W_OK):
            with suppress(PermissionError):
                part.chmod(0o600)  # made while the file might not be written; now it may


def _inodes(file: Path) -> tuple[int, ...]:
    """Which files lie there: the database, its journal and the index of that."""
    found = []
    for path in (file, Path(f"{file}-wal"), Path(f"{file}-shm")):
        try:
            found.append(path.stat().st_ino)
        except FileNotFoundError:
            found.append(0)
    return tuple(found)
