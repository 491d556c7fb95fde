"""All kept sessions. Every call is synchronous and belongs on the one database thread, or in the worker process."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import IO, Final, Self

from sqlalchemy import Connection, select

from server import __version__
from server.core.document import FORMAT, Document
from server.core.said import Said
from server.core.tape import Event
from server.protocol import Densities, MarkIcon, SessionEdit, SessionLine, SessionView
from server.storage import (
    backups,
    editing,
    erasing,
    growing,
    holding,
    mending,
    migrating,
    reading,
    rekeying,
    scrubbing,
    tables,
    taking_in,
    writing,
)
from server.storage.database import Database, make_private
from server.storage.troubles import DAMAGED, RecordTrouble
from server.storage.writing import NewSession

__all__ = ["Archive", "NewSession"]


class Archive:
    """Raises Refused, and among those RecordTrouble when the disk or the database is at fault: try again later."""

    def __init__(self, database: Database) -> None:
        self.database: Final = database
        self._held: IO[str] | None = None
        self._news: list[Said] = []
        self._checked = False
        self._growing: Final[dict[str, growing.Growing]] = {}
        database.rolled_back = self._growing.clear
        database.is_ready = migrating.is_up_to_date
        database.prepare = migrating.migrate

    @classmethod
    def open(cls, url: str, *, serving: bool = False) -> Self:
        """Makes the tables, or brings them up to date.

        `serving`: as the one server that writes here. It sets a damaged file aside; and a record that can't be opened
        just now is no reason not to play, so that is told by the journal, which tries again.
        """
        archive = cls(Database(url))
        try:
            archive._open(serving=serving)
        except BaseException:
            archive.close()
            raise
        return archive

    def _open(self, *, serving: bool) -> None:
        if serving:
            self._hold()
            if (file := self.database.file) is not None and mending.is_stump(file):
                self._set_aside(file)
        try:
            self._look()
        except RecordTrouble as trouble:
            if not serving:
                raise
            file = self.database.file
            if file is not None and trouble.said is DAMAGED:
                self._set_aside(file)
                self._look()

    def _hold(self) -> None:
        if self.database.is_postgres:
            self.database.greet = holding.hold_server
        elif self.database.file is not None:
            with self.database.sentences():
                make_private(self.database.file)
                self._held = holding.hold_file(self.database.file)

    def _set_aside(self, file: Path) -> None:
        self.database.start_anew()
        self._news.append(mending.set_aside(file))

    def _look(self) -> None:
        with self.database.reading() as connection:
            connection.execute(select(tables.Session.id).limit(1))

    def recover(self) -> list[Said]:
        """At the start of the server: what was found broken, and what is there now, one sentence each."""
        file = self.database.file
        if file is not None and not self._checked:
            try:
                with self.database.reading() as connection:
                    whole = mending.is_whole(connection)
            except RecordTrouble as trouble:
                if trouble.said is not DAMAGED:
                    raise
                whole = False
            if not whole:
                self._set_aside(file)
            self._checked = True
        self._growing.clear()
        with self.database.writing() as connection:
            self._news += mending.keep_what_came(connection)
        for _ in mending.clear_partial(self.database):
            self.database.breathe()
        news, self._news = self._news, []
        return news

    @property
    def folder(self) -> Path | None:
        """Where the file lies; None for a database elsewhere."""
        return self.database.file.parent if self.database.file else None

    def close(self) -> None:
        self.database.close()
        if self._held is not None:
            self._held.close()

    def together(self) -> AbstractContextManager[Connection]:
        """What is called within it is one transaction."""
        return self.database.writing()

    # --- a recording

    def begin(self, new: NewSession) -> None:
        with self.database.writing() as connection:
            writing.begin(connection, new)
        self._growing.pop(new.id, None)

    def append(self, session: str, first: int, events: Sequence[Event]) -> bool:
        """`first` is the number of the first event. False: there is no such session, and nothing was kept."""
        with self.database.writing() as connection:
            return growing.append(connection, session, first, events, self._growing)

    def end(self, session: str, *, length: float, ended: str) -> None:
        with self.database.writing() as connection:
            writing.end(connection, session, length=length, ended=ended)
        self._growing.pop(session, None)

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
            self._growing.pop(session, None)
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
            self._growing.pop(session, None)
            return reading.view(connection, session)

    def rename_key(self, series: str, key: str, to: str) -> int:
        """One person's key in a whole series. Gives back in how many sessions."""
        with self.database.writing() as connection:
            return rekeying.rename_key(connection, series, key, to)

    # --- what goes, and what comes from elsewhere

    def due(self, now: str, held: Collection[str] = ()) -> list[str]:
        """Sessions whose time has come. `held`: those of open rooms: kept for 0 days, they stay till that ends."""
        with self.database.reading() as connection:
            return erasing.due(connection, now, held)

    def owes_scrub(self) -> bool:
        """Something was erased while a recording ran, and not all traces of it are gone."""
        with self.database.reading() as connection:
            return scrubbing.owed(connection)

    def erase(self, session: str) -> None:
        """In many small transactions. Traces are gone with the next `scrub`."""
        self._growing.pop(session, None)
        for _ in erasing.erase(self.database, session):
            self.database.breathe()

    def erase_key(self, key: str, *, series: str | None, session: str | None) -> int:
        """Everything of whoever had this key, in a series or in one session. Gives back from how many sessions."""
        changed = 0
        for count in erasing.erase_key(self.database, key, series=series, session=session):
            changed += count
            self.database.breathe()
        return changed

    def take_in(self, session: SessionView, events: Iterable[Event]) -> str:
        """A session of another copy, whole or not at all. Gives back its id."""
        return taking_in.take_in(self.database, session, events)

    def scrub(self) -> bool:
        """No byte of what was erased is on the disk afterwards. False: somebody reads just now; try again later."""
        return scrubbing.scrub(self.database)

    def back_up(self) -> Path | None:
        """A copy beside the record. Takes long: for a process of its own. None: not now, or others see to that."""
        return backups.back_up(self.database.file) if self.database.file is not None else None
