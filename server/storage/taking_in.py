"""A session that comes from another copy: nobody sees it until all of it is here."""

import secrets
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice, zip_longest
from typing import Final

from msgspec.structs import replace
from sqlalchemy import Connection, insert, select, update

from server.core.tape import Event, Marked
from server.protocol import Goal, SessionView
from server.storage import editing, erasing, growing, reading, tables, writing
from server.storage.database import Database
from server.storage.tables import Mark, Session
from server.storage.writing import NewSession

CHUNK: Final = 1_000
"""Events of one transaction."""

KEPT_BY_ITSELF: Final = 30
"""Days, for a session that was to end with its room: here there is no such room."""


def take_in(database: Database, session: SessionView, events: Iterable[Event]) -> str:
    """Gives back its id: its own, or a new one if another session has that. One that is here already stays as it is."""
    editing.check_words(session)
    with database.reading() as connection:
        there = connection.scalar(select(Session.state).where(Session.id == session.line.id))
    if there == "partial":
        for _ in erasing.remove(database, session.line.id):
            database.breathe()
    known = there not in (None, "partial")
    here = secrets.token_hex(6) if known else session.line.id
    same = _Same(database, session) if known else None
    try:
        _fill(database, here, session, same.watched(events) if same else iter(events))
    except BaseException:
        _forget(database, here)
        raise
    if same is not None and same.holds:
        _forget(database, here)
        return session.line.id
    with database.writing() as connection:
        connection.execute(update(Session).where(Session.id == here).values(state=session.line.state))
    return here


def _forget(database: Database, session: str) -> None:
    for _ in erasing.remove(database, session):
        database.breathe()


class _Same:
    """Whether what comes in is what is here under its id."""

    def __init__(self, database: Database, session: SessionView) -> None:
        with database.reading() as connection:
            kept = reading.view(connection, session.line.id)
        self.holds = _content(kept) == _content(session)
        self._kept: Final = reading.events(database, session.line.id)

    def watched(self, events: Iterable[Event]) -> Iterator[Event]:
        for event, kept in zip_longest(events, self._kept):
            self.holds = self.holds and event == kept
            if event is None:
                break
            yield event


def _content(session: SessionView) -> SessionView:
    """Without what is true of this copy alone."""
    line = replace(session.line, goes=None, imported=False, keep_days=_days(session))
    return replace(session, line=line, attainment=None)


def _days(session: SessionView) -> int:
    return session.line.keep_days or KEPT_BY_ITSELF


def _fill(database: Database, here: str, session: SessionView, events: Iterator[Event]) -> None:
    line = session.line
    with database.writing() as connection:
        writing.begin(
            connection,
            NewSession(
                id=here,
                title=line.title,
                series=line.series,
                began=line.began,
                keep_days=_days(session),
                plan=line.plan,
                seats=session.seats,
                state="partial",
            ),
        )
    first = 0
    known: dict[str, growing.Growing] = {}
    marked: list[tuple[float, int]] = []
    while chunk := list(islice(events, CHUNK)):
        with database.writing() as connection:
            if not growing.append(connection, here, first, chunk, known, all_told=True):
                raise reading.no_such_session()  # a server that started anew has cleared it away
        marked += [
            (event.at, first + place) for place, event in enumerate(chunk) if isinstance(event, Marked)
        ]
        first += len(chunk)
        database.breathe()
    with database.writing() as connection:
        connection.execute(
            update(Session)
            .where(Session.id == here)
            .values(
                words=line.words,
                length=line.length,
                ended=ended(line.began, line.length),
                taken_in=writing.now(),
                marks_made=max((mark.id for mark in session.marks), default=0),
            )
        )
        _put_marks(connection, here, session, marked)
        _put_goals(connection, here, session.goals)
        editing.put_moods(connection, here, session.moods)


def ended(began: str, length: float) -> str:
    """The moment so many seconds after another one of the calendar."""
    since = datetime.strptime(began[:19], "%Y-%m-%dT%H:%M:%S").replace(tzinfo=UTC)
    return (since + timedelta(seconds=length)).strftime("%Y-%m-%dT%H:%M:%SZ")


def _put_marks(
    connection: Connection, here: str, session: SessionView, marked: list[tuple[float, int]]
) -> None:
    for mark in session.marks:
        on_tape = next((one for one in marked if one[0] == mark.at), None)
        if on_tape is not None:
            marked.remove(on_tape)
        values = {"number": mark.id, "at": mark.at, "icon": mark.icon, "word": mark.word}
        seq = None if on_tape is None else on_tape[1]
        connection.execute(insert(Mark).values(session=here, seq=seq, **values))


def _put_goals(connection: Connection, here: str, goals: list[Goal]) -> None:
    """One of a series that is here already, word for word, is that one; else it stays with its session."""
    table = tables.Goal
    series = connection.scalar(select(Session.series_id).where(Session.id == here))
    for goal in goals:
        values = editing.columns(goal)
        there = connection.scalars(
            select(table.id).where(
                table.series_id == series, *(getattr(table, name) == value for name, value in values.items())
            )
        ).first()
        if not goal.series or series is None or there is None:
            taken = connection.scalars(
                select(table.id).where(table.series_id == series, table.goal == goal.id)
            ).first()
            shared = goal.series and series is not None and taken is None
            there = connection.scalars(
                insert(table)
                .values(
                    **values,
                    retired=False,
                    session=None if shared else here,
                    series_id=series if shared else None,
                )
                .returning(table.id)
            ).one()
        editing.rate(connection, here, there, goal.rating)
