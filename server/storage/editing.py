"""What a therapist writes to a kept session: its title and words, who sat where, marks, goals and what they came to."""

from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec import UNSET
from sqlalchemy import Connection, Select, delete, exists, insert, select, update

from server.core.errors import Refused
from server.core.tape import Marked
from server.protocol import Goal, MarkIcon, Mood, SessionEdit
from server.storage import reading, tables
from server.storage.tables import Mark, Session
from server.storage.writing import JSON, add_mark, is_there, put_seat, series_id


def edit(connection: Connection, session: str, changes: SessionEdit) -> None:
    """What is absent stays."""
    if not is_there(connection, session):
        raise reading.no_such_session()
    check_words(changes)
    here = update(Session).where(Session.id == session)
    if changes.title is not UNSET:
        connection.execute(here.values(title=changes.title))
    if changes.words is not UNSET:
        connection.execute(here.values(words=changes.words))
    if changes.keep_days is not UNSET:
        connection.execute(here.values(keep_days=changes.keep_days))
    if changes.series is not UNSET:
        label = None if changes.series is None else changes.series.strip() or None
        connection.execute(here.values(series_id=series_id(connection, label)))
        _hand_goals_to_series(connection, session)
        drop_empty_series(connection)
    if changes.seats is not UNSET:
        for seat in changes.seats:
            put_seat(connection, session, seat)
    if changes.goals is not UNSET:
        put_goals(connection, session, changes.goals)
    if changes.moods is not UNSET:
        put_moods(connection, session, changes.moods)


def check_words(value: object) -> None:
    """Words must be such as every database takes, at any depth."""
    match value:
        case str() if "\x00" in value:
            raise Refused("not_words", "These words hold a character that no text has: write them once more.")
        case dict():
            for one in value.values():
                check_words(one)
        case list():
            for one in value:
                check_words(one)
        case msgspec.Struct():
            check_words(msgspec.to_builtins(value))


def drop_empty_series(connection: Connection) -> None:
    """A series is gone with the last of its sessions, and its goals with it."""
    used = exists().where(Session.series_id == tables.Series.id)
    connection.execute(delete(tables.Series).where(~used))


# --- marks


def new_mark(connection: Connection, session: str, *, at: float, icon: MarkIcon, word: str) -> int:
    """A moment kept afterwards: it stands beside the tape, not on it."""
    if not is_there(connection, session):
        raise reading.no_such_session()
    check_words(word)
    return add_mark(connection, session, at=at, icon=icon, word=word, seq=None)


def edit_mark(
    connection: Connection,
    session: str,
    number: int,
    *,
    at: float | None = None,
    icon: MarkIcon | None = None,
    word: str | None = None,
) -> None:
    """On the tape, too, but for its moment: a tape stays in order."""
    check_words(word)
    row = connection.execute(_mark(session, number)).one_or_none()
    if row is None:
        raise _no_such_mark()
    icon, word = icon or row.icon, row.word if word is None else word
    moved = row.at if at is None else at
    connection.execute(
        update(Mark)
        .where(Mark.session == session, Mark.number == number)
        .values(at=moved, icon=icon, word=word)
    )
    if row.seq is not None:
        event = tables.Event
        here = (event.session == session, event.seq == row.seq)
        was = connection.scalars(select(event.at).where(*here)).one()
        data = JSON.encode(Marked(at=was, icon=icon, word=word)).decode()
        connection.execute(update(event).where(*here).values(data=data))


def delete_mark(connection: Connection, session: str, number: int) -> None:
    """From the tape, too."""
    row = connection.execute(_mark(session, number)).one_or_none()
    if row is None:
        raise _no_such_mark()
    connection.execute(delete(Mark).where(Mark.session == session, Mark.number == number))
    if row.seq is not None:
        connection.execute(
            delete(tables.Event).where(tables.Event.session == session, tables.Event.seq == row.seq)
        )


def _mark(session: str, number: int) -> Select[Any]:
    return select(Mark.__table__).where(Mark.session == session, Mark.number == number)


def _no_such_mark() -> Refused:
    return Refused("no_such_mark", "This kept moment is there no more: load the page again.")


# --- goals and moods


def put_goals(connection: Connection, session: str, goals: Sequence[Goal]) -> None:
    """Exactly these. One of a series that others have rated stays with them, and is only asked of no later session."""
    if len({goal.id for goal in goals}) < len(goals):
        raise Refused("goal_twice", "Two goals have the same id: load the page again.")
    there = {row.goal: row for row in connection.execute(reading.goals_of(session))}
    for name in there.keys() - {goal.id for goal in goals}:
        _let_go(connection, session, there[name].id)
    series = connection.scalar(select(Session.series_id).where(Session.id == session))
    for goal in goals:
        values = columns(goal) | _owner(session, series, goal)
        if goal.id in there:
            row: int = there[goal.id].id
            connection.execute(update(tables.Goal).where(tables.Goal.id == row).values(values))
        else:
            row = connection.scalars(
                insert(tables.Goal).values(**values, retired=False).returning(tables.Goal.id)
            ).one()
        rate(connection, session, row, goal.rating)


def columns(goal: Goal) -> dict[str, object]:
    return {
        "goal": goal.id,
        "text": goal.text,
        "area": goal.area,
        "seat_key": goal.seat_key,
        "weight": goal.weight,
        "levels": JSON.encode(goal.levels).decode(),
        "for_series": goal.series,
    }


def _owner(session: str, series: int | None, goal: Goal) -> dict[str, object]:
    shared = goal.series and series is not None
    return {"session": None if shared else session, "series_id": series if shared else None}


def rate(connection: Connection, session: str, goal: int, rating: int | None) -> None:
    here = (tables.Rating.session == session, tables.Rating.goal_id == goal)
    connection.execute(delete(tables.Rating).where(*here))
    if rating is not None:
        connection.execute(insert(tables.Rating).values(session=session, goal_id=goal, rating=rating))


def _let_go(connection: Connection, session: str, goal: int) -> None:
    rate(connection, session, goal, None)
    rated = connection.scalar(select(tables.Rating.goal_id).where(tables.Rating.goal_id == goal).limit(1))
    if rated is None:
        connection.execute(delete(tables.Goal).where(tables.Goal.id == goal))
    else:
        connection.execute(update(tables.Goal).where(tables.Goal.id == goal).values(retired=True))


def _hand_goals_to_series(connection: Connection, session: str) -> None:
    """Those meant for a series, written while the session was in none."""
    series = connection.scalar(select(Session.series_id).where(Session.id == session))
    if series is not None:
        connection.execute(
            update(tables.Goal)
            .where(tables.Goal.session == session, tables.Goal.for_series)
            .values(session=None, series_id=series)
        )


def put_moods(connection: Connection, session: str, moods: Sequence[Mood]) -> None:
    connection.execute(delete(tables.Mood).where(tables.Mood.session == session))
    rows = [
        {
            "session": session,
            "place": place,
            "seat_key": mood.seat_key,
            "before": mood.before,
            "after": mood.after,
        }
        for place, mood in enumerate(moods)
    ]
    if rows:
        connection.execute(insert(tables.Mood), rows)
