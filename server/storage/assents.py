"""What people answered while a recording ran, kept with the seats of its session."""

from typing import Literal

from sqlalchemy import update

from server.protocol import SessionSeat
from server.storage import tables
from server.storage.archive import Archive
from server.storage.writing import is_there, key_by_itself, put_seat


def keep_assent(archive: Archive, session: str, seat: int, answer: Literal["yes", "no"]) -> None:
    """The latest answer holds. Nothing happens when there is no such session (any more)."""
    here = (tables.SessionSeat.session == session, tables.SessionSeat.seat == seat)
    with archive.together() as connection:
        if connection.execute(update(tables.SessionSeat).where(*here).values(assent=answer)).rowcount:
            return
        if is_there(connection, session):  # somebody who came later, and of whom nothing is on the disk yet
            kept = answer == "yes"
            key = key_by_itself(seat)
            put_seat(connection, session, SessionSeat(seat=seat, key=key, kept=kept, assent=answer))
