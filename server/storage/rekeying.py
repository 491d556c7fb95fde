"""One person's nameless key in a whole series becomes another, with the goals and moods written under it."""

from sqlalchemy import Connection, select, update

from server.core.errors import Refused
from server.storage import reading, tables
from server.storage.editing import check_words


def rename_key(connection: Connection, series: str, key: str, to: str) -> int:
    """All of it or nothing. Gives back in how many sessions. Refused where nobody has the key, or somebody has `to`."""
    check_words(to)
    views = reading.series(connection, series)
    if any(seat.key == to for view in views for seat in view.seats):
        raise Refused(
            "key_taken",
            f"{to} is somebody's key in this series already: choose another one, "
            "or give a seat this key on the page of its session.",
            key=to,
        )
    theirs = [view.line.id for view in views if any(seat.key == key for seat in view.seats)]
    if not theirs:
        raise reading.no_such_key()
    seat, goal, mood = tables.SessionSeat, tables.Goal, tables.Mood
    owner = select(tables.Series.id).where(tables.Series.label == series).scalar_subquery()
    ours = [view.line.id for view in views]
    connection.execute(update(seat).where(seat.session.in_(ours), seat.key == key).values(key=to))
    connection.execute(update(mood).where(mood.session.in_(ours), mood.seat_key == key).values(seat_key=to))
    for whose in (goal.session.in_(ours), goal.series_id == owner):
        connection.execute(update(goal).where(whose, goal.seat_key == key).values(seat_key=to))
    return len(theirs)
