"""A recording goes into the tables: it begins, grows, ends. All of it may be said twice; the second time is nothing."""

from datetime import UTC, datetime
from typing import Final

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, insert, select, update

from server.core.seat import symbol_of
from server.protocol import SessionSeat
from server.storage import tables
from server.storage.tables import Mark, Series, Session

JSON: Final = msgspec.json.Encoder()

COUNTS: Final = msgspec.json.Decoder(dict[str, int])


class NewSession(Struct, frozen=True):
    """A recording that begins."""

    id: str
    title: str
    series: str | None
    began: str
    """ISO 8601, UTC."""
    keep_days: int
    plan: str | None
    seats: list[SessionSeat]
    state: str = "running"


def now() -> str:
    """As all moments of the calendar are written here."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def key_by_itself(seat: int) -> str:
    """What a seat is called in a record until its therapist says who it was."""
    return f"{seat} {symbol_of(seat)}"


def begin(connection: Connection, new: NewSession) -> None:
    if is_there(connection, new.id):
        return
    connection.execute(
        insert(Session).values(
            id=new.id,
            title=new.title,
            series_id=series_id(connection, new.series),
            began=new.began,
            length=0.0,
            state=new.state,
            plan=new.plan,
            words="",
            keep_days=new.keep_days,
            marks_made=0,
        )
    )
    for seat in new.seats:
        put_seat(connection, new.id, seat)


def is_there(connection: Connection, session: str) -> bool:
    return connection.scalar(select(Session.id).where(Session.id == session)) is not None


def series_id(connection: Connection, label: str | None) -> int | None:
    """The series of this name, made if there is none."""
    if label is None:
        return None
    there = connection.scalar(select(Series.id).where(Series.label == label))
    if there is None:
        there = connection.scalar(insert(Series).values(label=label).returning(Series.id))
    return there


def put_seat(connection: Connection, session: str, seat: SessionSeat) -> None:
    """The seat as it is now, whether it was known or not."""
    values = {"key": seat.key, "kept": seat.kept, "assent": seat.assent}
    here = (tables.SessionSeat.session == session, tables.SessionSeat.seat == seat.seat)
    if not connection.execute(update(tables.SessionSeat).where(*here).values(values)).rowcount:
        connection.execute(insert(tables.SessionSeat).values(session=session, seat=seat.seat, **values))


def add_mark(
    connection: Connection, session: str, *, at: float, icon: str, word: str, seq: int | None
) -> int:
    """Gives back its number."""
    made: int = connection.scalars(
        update(Session)
        .where(Session.id == session)
        .values(marks_made=Session.marks_made + 1)
        .returning(Session.marks_made)
    ).one()
    connection.execute(
        insert(Mark).values(session=session, number=made, at=at, icon=icon, word=word, seq=seq)
    )
    return made


def end(connection: Connection, session: str, *, length: float, ended: str, state: str = "ended") -> None:
    connection.execute(
        update(Session)
        .where(Session.id == session, Session.state == "running")
        .values(length=length, ended=ended, state=state)
    )
