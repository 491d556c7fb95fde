"""A recording goes into the tables: it begins, grows, ends. All of it may be said twice; the second time is nothing."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, func, insert, select, update

from server.core.seat import symbol_of
from server.core.tape import Event, Marked, SeatKept, SoundBegan, Touched, seat_of, told_at
from server.protocol import SessionSeat
from server.storage import tables
from server.storage.tables import Mark, Second, Series, Session

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


def append(
    connection: Connection, session: str, first: int, events: Sequence[Event], *, all_told: bool = False
) -> bool:
    """False if there is no such session (any more). Events that are there already are passed over.

    `all_told`: its seats and marks are known, and need not be read from the events.
    """
    newest = connection.scalar(select(func.max(tables.Event.seq)).where(tables.Event.session == session))
    if newest is None and not is_there(connection, session):
        return False
    known = 0 if newest is None else max(0, newest + 1 - first)
    numbered = list(enumerate(events[known:], first + known))
    if not numbered:
        return True
    connection.execute(insert(tables.Event), [_row(session, seq, event) for seq, event in numbered])
    _count(connection, session, numbered)
    if not all_told:
        _seats(connection, session, [event for _, event in numbered])
        _marks(connection, session, numbered)
    return True


def _row(session: str, seq: int, event: Event) -> dict[str, object]:
    return {
        "session": session,
        "seq": seq,
        "at": told_at(event),
        "seat": seat_of(event),
        "kind": type(event).__struct_config__.tag,
        "data": JSON.encode(event).decode(),
    }


def _count(connection: Connection, session: str, numbered: Sequence[tuple[int, Event]]) -> None:
    """Keeps the table of seconds true."""
    seconds: dict[int, tuple[int, int, dict[str, int]]] = {}
    for seq, event in numbered:
        second = max(0, int(told_at(event)))
        low, high, touches = seconds.get(second, (seq, seq, {}))
        if isinstance(event, Touched):
            touches[str(event.seat)] = touches.get(str(event.seat), 0) + 1
        seconds[second] = (min(low, seq), max(high, seq), touches)
    there = {
        row.second: row
        for row in connection.execute(
            select(Second.second, Second.first, Second.last, Second.touches).where(
                Second.session == session, Second.second.between(min(seconds), max(seconds))
            )
        )
    }
    fresh = []
    for second, (low, high, touches) in seconds.items():
        row = there.get(second)
        if row is None:
            fresh.append(_second(session, second, low, high, touches))
            continue
        for seat, count in COUNTS.decode(row.touches).items():
            touches[seat] = touches.get(seat, 0) + count
        values = _second(session, second, min(low, row.first), max(high, row.last), touches)
        connection.execute(
            update(Second).where(Second.session == session, Second.second == second).values(values)
        )
    if fresh:
        connection.execute(insert(Second), fresh)


def _second(session: str, second: int, first: int, last: int, touches: dict[str, int]) -> dict[str, object]:
    packed = JSON.encode(touches).decode()
    return {"session": session, "second": second, "first": first, "last": last, "touches": packed}


def _seats(connection: Connection, session: str, events: Sequence[Event]) -> None:
    """Whoever plays is a seat of the session; a seat is left out only while nothing of it is there."""
    plays = {event.seat for event in events if isinstance(event, Touched) and event.seat > 0}
    named = {event.seat: event.kept for event in events if isinstance(event, SeatKept)}
    others = {
        seat
        for event in events
        if (seat := seat_of(event)) is not None and seat > 0 and not isinstance(event, SoundBegan)
    }
    if not others:
        return
    query = select(tables.SessionSeat.seat, tables.SessionSeat.kept).where(
        tables.SessionSeat.session == session, tables.SessionSeat.seat.in_(others)
    )
    there: dict[int, bool] = {row.seat: row.kept for row in connection.execute(query)}
    for seat in sorted(others - there.keys()):
        kept = seat in plays or named.get(seat, True)
        put_seat(connection, session, SessionSeat(seat=seat, key=key_by_itself(seat), kept=kept))
    back = [seat for seat, kept in there.items() if not kept and (seat in plays or named.get(seat, False))]
    if back:
        connection.execute(
            update(tables.SessionSeat)
            .where(tables.SessionSeat.session == session, tables.SessionSeat.seat.in_(back))
            .values(kept=True)
        )


def _marks(connection: Connection, session: str, numbered: Sequence[tuple[int, Event]]) -> None:
    for seq, event in numbered:
        if isinstance(event, Marked):
            add_mark(connection, session, at=event.at, icon=event.icon, word=event.word, seq=seq)


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
