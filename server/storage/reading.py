"""What is kept, read back: the list, one session, its events in blocks, its picture."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, Final, Literal, cast

import msgspec
from sqlalchemy import Connection, Row, Select, func, select

from server.core.attainment import attainment
from server.core.errors import Refused
from server.core.tape import Event
from server.protocol import Densities, Goal, MarkIcon, MarkView, Mood, SessionLine, SessionSeat, SessionView
from server.storage import tables
from server.storage.database import Database
from server.storage.tables import Mark, Second, Series, Session
from server.storage.writing import COUNTS

BLOCK: Final = 2_000
"""Events read at once: some 500 kB."""

COLUMNS_MOST: Final = 720
"""Of a picture. A column stands for a second at least."""

EVENTS: Final = msgspec.json.Decoder(Event)
LEVELS: Final = msgspec.json.Decoder(list[str])


def no_such_session() -> Refused:
    return Refused("no_such_session", "There is no such session any more: go back to the list of sessions.")


def no_such_key() -> Refused:
    return Refused(
        "no_such_key", "No kept session has this seat key: look at the session's list of seats once more."
    )


def lines(connection: Connection, find: str = "") -> list[SessionLine]:
    """The newest first. `find`: in title, series, plan or the therapist's words, in any case of letters."""
    rows = connection.execute(_sessions().order_by(Session.began.desc(), Session.id))
    sought = find.strip().casefold()
    return [
        _line(connection, row)
        for row in rows
        if not sought
        or any(
            sought in (text or "").casefold()
            for text in (row.title, row.label, row.plan, row.words, row.began)
        )
    ]


def _sessions() -> Select[Any]:
    seats = (
        select(func.count())
        .where(tables.SessionSeat.session == Session.id, tables.SessionSeat.kept)
        .scalar_subquery()
        .label("seats")
    )
    return (
        select(Session.__table__, Series.label, seats)
        .join(Series, Series.id == Session.series_id, isouter=True)
        .where(Session.state != "partial")
    )


def _line(connection: Connection, row: Row[Any]) -> SessionLine:
    running = row.state == "running"
    return SessionLine(
        id=row.id,
        title=row.title,
        series=row.label,
        began=row.began,
        length=length_so_far(connection, row.id) if running else row.length,
        state=cast("Literal['running', 'ended', 'cut']", row.state),
        seats=row.seats,
        plan=row.plan,
        words=row.words,
        keep_days=row.keep_days,
        goes=None if running else goes(row.ended, row.taken_in, row.keep_days),
        imported=row.taken_in is not None,
    )


def goes(ended: str | None, taken_in: str | None, keep_days: int) -> str:
    """The days count from the end, or from when it was taken in."""
    since = datetime.strptime(max(ended or "", taken_in or ""), "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    return (since + timedelta(days=keep_days)).strftime("%Y-%m-%dT%H:%M:%SZ")


def length_so_far(connection: Connection, session: str) -> float:
    """Where its last event lies."""
    newest = (
        select(tables.Event.at)
        .where(tables.Event.session == session)
        .order_by(tables.Event.seq.desc())
        .limit(1)
    )
    return connection.scalar(newest) or 0.0


def line(connection: Connection, session: str) -> SessionLine:
    row = connection.execute(_sessions().where(Session.id == session)).one_or_none()
    if row is None:
        raise no_such_session()
    return _line(connection, row)


def view(connection: Connection, session: str) -> SessionView:
    about = line(connection, session)
    rated = goals(connection, session)
    return SessionView(
        line=about,
        seats=seats(connection, session),
        marks=marks(connection, session),
        goals=rated,
        moods=moods(connection, session),
        attainment=attainment([(goal.weight, goal.rating) for goal in rated if goal.rating is not None]),
    )


def seats(connection: Connection, session: str) -> list[SessionSeat]:
    table = tables.SessionSeat
    rows = connection.execute(
        select(table.seat, table.key, table.kept, table.assent)
        .where(table.session == session)
        .order_by(table.seat)
    )
    return [SessionSeat(seat=row.seat, key=row.key, kept=row.kept, assent=row.assent) for row in rows]


def marks(connection: Connection, session: str) -> list[MarkView]:
    rows = connection.execute(select(Mark.__table__).where(Mark.session == session).order_by(Mark.number))
    return [
        MarkView(id=row.number, at=row.at, icon=cast("MarkIcon", row.icon), word=row.word) for row in rows
    ]


def goals_of(session: str) -> Select[Any]:
    """Its own, those of its series that still stand, and whatever it rated; each with its rating here."""
    goal, rating = tables.Goal, tables.Rating
    series = select(Session.series_id).where(Session.id == session).scalar_subquery()
    return (
        select(goal.__table__, rating.rating)
        .join(rating, (rating.goal_id == goal.id) & (rating.session == session), isouter=True)
        .where(
            (goal.session == session)
            | ((goal.series_id == series) & ~goal.retired)
            | rating.rating.is_not(None)
        )
        .order_by(goal.id)
    )


def goals(connection: Connection, session: str) -> list[Goal]:
    rows = connection.execute(goals_of(session))
    return [
        Goal(
            id=row.goal,
            text=row.text,
            area=row.area,
            seat_key=row.seat_key,
            weight=row.weight,
            levels=LEVELS.decode(row.levels),
            series=row.for_series,
            rating=row.rating,
        )
        for row in rows
    ]


def moods(connection: Connection, session: str) -> list[Mood]:
    table = tables.Mood
    rows = connection.execute(
        select(table.seat_key, table.before, table.after)
        .where(table.session == session)
        .order_by(table.place)
    )
    return [Mood(seat_key=row.seat_key, before=row.before, after=row.after) for row in rows]


def series(connection: Connection, label: str) -> list[SessionView]:
    """Its sessions, the oldest first."""
    rows = connection.execute(_sessions().where(Series.label == label).order_by(Session.began, Session.id))
    return [view(connection, row.id) for row in rows]


def densities(connection: Connection, session: str) -> Densities:
    about = line(connection, session)
    step = max(1, -(-int(about.length + 1) // COLUMNS_MOST))
    columns = int(about.length) // step + 1
    found: dict[str, list[int]] = {
        str(seat.seat): [0] * columns for seat in seats(connection, session) if seat.kept
    }
    query = select(Second.second, Second.touches).where(Second.session == session)
    for second, packed in connection.execute(query).all():
        column = min(second // step, columns - 1)
        for seat, count in COUNTS.decode(packed).items():
            if seat not in found:
                found[seat] = [0] * columns
            found[seat][column] += count
    return Densities(step=float(step), seats=found)


def events(
    database: Database, session: str, since: float = 0.0, until: float | None = None
) -> Iterator[Event]:
    """From `since` until before `until`, in order, read in blocks: a long session needs little memory."""
    with database.reading() as connection:
        line(connection, session)
        low, high = _bounds(connection, session, since, until)
    table = tables.Event
    while low is not None and high is not None and low <= high:
        query = (
            select(table.seq, table.at, table.data)
            .where(table.session == session, table.seq >= low, table.seq <= high)
            .order_by(table.seq)
            .limit(BLOCK)
        )
        with database.reading() as connection:
            rows = connection.execute(query).all()
        for _, at, data in rows:
            if at >= since and (until is None or at < until):
                yield EVENTS.decode(data)
        low = rows[-1][0] + 1 if len(rows) == BLOCK else None


def _bounds(
    connection: Connection, session: str, since: float, until: float | None
) -> tuple[int | None, int | None]:
    """The first and the last event that can lie in the span."""
    query = select(func.min(Second.first), func.max(Second.last)).where(Second.session == session)
    if since > 0:
        query = query.where(Second.second >= int(since))
    if until is not None:
        query = query.where(Second.second <= int(until))
    low, high = connection.execute(query).one()
    return low, high
