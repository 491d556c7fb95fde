"""All kept sessions. Every call is synchronous and belongs on the one database thread, or in the worker process."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Final, Self

from sqlalchemy import Connection

from server import __version__
from server.core.document import FORMAT, Document
from server.core.tape import Event
from server.protocol import Densities, MarkIcon, SessionEdit, SessionLine, SessionView
from server.storage import editing, migrating, reading, writing
from server.storage.database import Database
from server.storage.writing import NewSession

__all__ = ["Archive", "NewSession"]


class Archive:
    """Raises Refused, and among those RecordTrouble when the disk or the database is at fault: try again later."""

    def __init__(self, database: Database) -> None:
        self.database: Final = database

    @classmethod
    def open(cls, url: str) -> Self:
        """Makes the tables, or brings them up to date."""
        archive = cls(Database(url))
        with archive.database.reading() as connection:
            ready = migrating.is_up_to_date(connection)
        if not ready:
            with archive.database.writing() as connection:
                migrating.migrate(connection)
        return archive

    @property
    def folder(self) -> Path | None:
        """Where the file lies; None for a database elsewhere."""
        return self.database.file.parent if self.database.file else None

    def close(self) -> None:
        self.database.close()

    def together(self) -> AbstractContextManager[Connection]:
        """What is called within it is one transaction."""
        return self.database.writing()

    # --- a recording

    def begin(self, new: NewSession) -> None:
        with self.database.writing() as connection:
            writing.begin(connection, new)

    def append(self, session: str, first: int, events: Sequence[Event]) -> bool:
        """`first` is the number of the first event. False: there is no such session, and nothing was kept."""
        with self.database.writing() as connection:
            return writing.append(connection, session, first, events)

    def end(self, session: str, *, length: float, ended: str) -> None:
        with self.database.writing() as connection:
            writing.end(connection, session, length=length, ended=ended)

    # --- reading

    def sessions(self, find: str = "") -> list[SessionLine]:
        """The newest first."""
        with self.database.reading() as connection:
            return reading.lines(connection, find)

    def session(self, session: str) -> SessionView:
        with self.database.reading() as connection:
            return reading.view(connection, session)

    def series(self, label: str) -> list[SessionView]:
        """The oldest first."""
        with self.database.reading() as connection:
            return reading.series(connection, label)

    def events(self, session: str, since: float = 0.0, until: float | None = None) -> Iterator[Event]:
        """From `since` until before `until`, in order, read in blocks."""
        return reading.events(self.database, session, since, until)

    def document(self, session: str) -> Document:
        view = self.session(session)
        return Document(format=FORMAT, made_by=__version__, session=view, events=list(self.events(session)))

    def densities(self, session: str) -> Densities:
        with self.database.reading() as connection:
            return reading.densities(connection, session)

    # --- what its therapist changes

    def edit(self, session: str, edit: SessionEdit) -> SessionView:
        with self.database.writing() as connection:
            editing.edit(connection, session, edit)
            return reading.view(connection, session)

    def add_mark(self, session: str, *, at: float, icon: MarkIcon, word: str = "") -> SessionView:
        with self.database.writing() as connection:
            editing.new_mark(connection, session, at=at, icon=icon, word=word)
            return reading.view(connection, session)

    def edit_mark(
        self,
        session: str,
        number: int,
        *,
        at: float | None = None,
        icon: MarkIcon | None = None,
        word: str | None = None,
    ) -> SessionView:
        """What is None stays."""
        with self.database.writing() as connection:
            editing.edit_mark(connection, session, number, at=at, icon=icon, word=word)
            return reading.view(connection, session)

    def delete_mark(self, session: str, number: int) -> SessionView:
        with self.database.writing() as connection:
            editing.delete_mark(connection, session, number)
            return reading.view(connection, session)
