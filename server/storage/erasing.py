"""Erasing for good, step by step, so that a recording in the next room goes on being written meanwhile."""

from collections.abc import Collection, Iterator
from typing import Final

from sqlalchemy import Connection, delete, func, select, update

from server.core.errors import Refused
from server.core.tape import Event
from server.core.tape_without import Erasure
from server.storage import reading, tables
from server.storage.database import Database
from server.storage.editing import drop_empty_series
from server.storage.reading import EVENTS, goes, no_such_session
from server.storage.tables import Second, Session
from server.storage.writing import COUNTS, JSON

STEP: Final = 2_000
"""Events that go in one transaction."""


def due(connection: Connection, now: str, held: Collection[str]) -> list[str]:
    rows = connection.execute(
        select(Session.id, Session.ended, Session.taken_in, Session.keep_days).where(
            Session.state.in_(("ended", "cut"))
        )
    )
    return [
        row.id
        for row in rows
        if goes(row.ended, row.taken_in, row.keep_days) <= now and not (row.keep_days == 0 and row.id in held)
    ]


def erase(database: Database, session: str) -> Iterator[None]:
    """First out of sight, then bit by bit off the disk."""
    with database.writing() as connection:
        if reading.line(connection, session).state == "running":
            raise Refused(
                "session_runs", "This session is still being recorded: stop the recording, then erase it."
            )
        connection.execute(update(Session).where(Session.id == session).values(state="partial"))
        database.count_erasure(connection)
    yield
    yield from remove(database, session)


def remove(database: Database, session: str) -> Iterator[None]:
    """What nobody sees any more."""
    event = tables.Event
    here = event.session == session
    while True:
        with database.writing() as connection:
            first = connection.scalar(select(func.min(event.seq)).where(here))
            if first is None:
                connection.execute(delete(Session).where(Session.id == session))
                drop_empty_series(connection)
                return
            connection.execute(delete(event).where(here, event.seq < first + STEP))
        yield


def erase_key(database: Database, key: str, *, series: str | None, session: str | None) -> Iterator[int]:
    """Of one person: tape, goals, ratings, moods, in a series or in one session. Counts the sessions that held any."""
    with database.reading() as connection:
        found = _sessions_of(connection, series, session)
    changed = 0
    for one in found:
        with database.reading() as connection:
            seats = [seat.seat for seat in reading.seats(connection, one) if seat.key == key]
        if seats:
            changed += 1
            yield from (0 for _ in _erase_seats(database, one, seats))
        with database.writing() as connection:
            database.count_erasure(connection)
            _erase_written(connection, key, one)
    if series is not None:
        with database.writing() as connection:
            owner = select(tables.Series.id).where(tables.Series.label == series).scalar_subquery()
            connection.execute(
                delete(tables.Goal).where(tables.Goal.series_id == owner, tables.Goal.seat_key == key)
            )
    yield changed


def _sessions_of(connection: Connection, series: str | None, session: str | None) -> list[str]:
    if session is not None:
        lines = [reading.line(connection, session)]
    else:
        lines = [view.line for view in reading.series(connection, series or "")]
    if any(line.state == "running" for line in lines):
        raise Refused(
            "session_runs", "This session is still being recorded: stop the recording, then erase it."
        )
    if not lines:
        raise no_such_session()
    return [line.id for line in lines]


def _erase_seats(database: Database, session: str, seats: Collection[int]) -> Iterator[None]:
    erasure, event = Erasure(seats), tables.Event
    after = -1
    while True:
        with database.writing() as connection:
            rows = connection.execute(
                select(event.seq, event.data)
                .where(event.session == session, event.seq > after)
                .order_by(event.seq)
                .limit(STEP)
            ).all()
            if not rows:
                _erase_counts(connection, session, seats)
                table = tables.SessionSeat
                connection.execute(delete(table).where(table.session == session, table.seat.in_(seats)))
                return
            for row in rows:
                _rewrite(connection, session, row.seq, EVENTS.decode(row.data), erasure)
            after = rows[-1].seq
        yield


def _rewrite(connection: Connection, session: str, seq: int, event: Event, erasure: Erasure) -> None:
    left = erasure.left_of(event)
    here = (tables.Event.session == session, tables.Event.seq == seq)
    if left is None:
        connection.execute(delete(tables.Event).where(*here))
    elif left is not event:
        connection.execute(update(tables.Event).where(*here).values(data=JSON.encode(left).decode()))


def _erase_counts(connection: Connection, session: str, seats: Collection[int]) -> None:
    gone = {str(seat) for seat in seats}
    rows = connection.execute(select(Second.second, Second.touches).where(Second.session == session)).all()
    for row in rows:
        touches = COUNTS.decode(row.touches)
        if gone & touches.keys():
            left = {seat: count for seat, count in touches.items() if seat not in gone}
            connection.execute(
                update(Second)
                .where(Second.session == session, Second.second == row.second)
                .values(touches=JSON.encode(left).decode())
            )


def _erase_written(connection: Connection, key: str, session: str) -> None:
    """What the therapist wrote about them here."""
    goal, mood, rating = tables.Goal, tables.Mood, tables.Rating
    connection.execute(delete(mood).where(mood.session == session, mood.seat_key == key))
    connection.execute(delete(goal).where(goal.session == session, goal.seat_key == key))
    theirs = select(goal.id).where(goal.seat_key == key)
    connection.execute(delete(rating).where(rating.session == session, rating.goal_id.in_(theirs)))
