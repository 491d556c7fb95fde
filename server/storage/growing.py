"""A tape grows, forty times a second: statements are made once, and what was just written isn't asked for again."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import Connection, bindparam, func, insert, select, update

from server.core.tape import Event, Marked, SeatKept, SoundBegan, Touched, seat_of, told_at
from server.protocol import SessionSeat
from server.storage import tables
from server.storage.tables import Second
from server.storage.tables import SessionSeat as SeatRow
from server.storage.writing import COUNTS, JSON, add_mark, is_there, key_by_itself, put_seat

NEWEST: Final = select(func.max(tables.Event.seq)).where(tables.Event.session == bindparam("session"))
LATEST: Final = select(func.max(Second.second)).where(Second.session == bindparam("session"))
MORE_EVENTS: Final = insert(tables.Event)
SECONDS: Final = select(Second.second, Second.first, Second.last, Second.touches).where(
    Second.session == bindparam("session"), Second.second.between(bindparam("low"), bindparam("high"))
)
MORE_SECONDS: Final = insert(Second)
CHANGED_SECOND: Final = (
    update(Second)
    .where(Second.session == bindparam("of_session"), Second.second == bindparam("of_second"))
    .values(first=bindparam("first"), last=bindparam("last"), touches=bindparam("touches"))
)


@dataclass(slots=True)
class Tally:
    """One second: its first and last event, and the touches of each seat."""

    first: int
    last: int
    touches: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Growing:
    """What is known of a tape that grows, as long as nobody else writes to it and nothing fails."""

    newest: int
    second: int
    """The latest that stands in the table."""
    tally: Tally | None = None
    """What stands in that second; None while it isn't known."""
    seats: set[int] = field(default_factory=set)
    """Those that stand in its list as kept: nothing about them can change by playing."""


def append(
    connection: Connection,
    session: str,
    first: int,
    events: Sequence[Event],
    known: dict[str, Growing],
    *,
    all_told: bool = False,
) -> bool:
    """False if there is no such session (any more). Events that are there already are passed over.

    `known` is added to, and must be forgotten when this is rolled back. `all_told`: seats and marks are there already.
    """
    growing = known.get(session)
    if growing is None:
        newest = connection.scalar(NEWEST, {"session": session})
        if newest is None and not is_there(connection, session):
            return False
        second = connection.scalar(LATEST, {"session": session})
        growing = known[session] = Growing(
            newest=-1 if newest is None else newest, second=-1 if second is None else second
        )
    passed = max(0, growing.newest + 1 - first)
    numbered = list(enumerate(events[passed:], first + passed))
    if not numbered:
        return True
    connection.execute(MORE_EVENTS, [_row(session, seq, event) for seq, event in numbered])
    growing.newest = numbered[-1][0]
    _count(connection, session, numbered, growing)
    if not all_told:
        _seats(connection, session, [event for _, event in numbered], growing)
        for seq, event in numbered:
            if isinstance(event, Marked):
                add_mark(connection, session, at=event.at, icon=event.icon, word=event.word, seq=seq)
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


def _count(
    connection: Connection, session: str, numbered: Sequence[tuple[int, Event]], growing: Growing
) -> None:
    """Keeps the table of seconds true."""
    tallies: dict[int, Tally] = {}
    for seq, event in numbered:
        second = max(0, int(told_at(event)))
        tally = tallies.get(second)
        if tally is None:
            tally = tallies[second] = Tally(seq, seq)
        tally.last = seq
        if isinstance(event, Touched):
            seat = str(event.seat)
            tally.touches[seat] = tally.touches.get(seat, 0) + 1
    there = _there(connection, session, min(tallies), max(tallies), growing)
    changed, fresh = [], []
    for second, tally in tallies.items():
        before = there.get(second)
        if before is not None:
            tally.first = min(tally.first, before.first)
            for seat, count in before.touches.items():
                tally.touches[seat] = tally.touches.get(seat, 0) + count
        row = {"first": tally.first, "last": tally.last, "touches": JSON.encode(tally.touches).decode()}
        if before is not None:
            changed.append({"of_session": session, "of_second": second, **row})
        else:
            fresh.append({"session": session, "second": second, **row})
    if changed:
        connection.execute(CHANGED_SECOND, changed)
    if fresh:
        connection.execute(MORE_SECONDS, fresh)
    latest = max(tallies)
    if latest >= growing.second:
        growing.second, growing.tally = latest, tallies[latest]


def _there(connection: Connection, session: str, low: int, high: int, growing: Growing) -> dict[int, Tally]:
    """Which of these seconds stand in the table. Usually it is the latest, which is known, or none."""
    if growing.tally is not None and low >= growing.second:
        return {growing.second: growing.tally}
    rows = connection.execute(SECONDS, {"session": session, "low": low, "high": high})
    return {row.second: Tally(row.first, row.last, COUNTS.decode(row.touches)) for row in rows}


def _seats(connection: Connection, session: str, events: Sequence[Event], growing: Growing) -> None:
    """Whoever plays is a seat of the session; a seat is left out only while nothing of it is there."""
    others = {
        seat
        for event in events
        if (seat := seat_of(event)) is not None and seat > 0 and not isinstance(event, SoundBegan)
    } - growing.seats
    if not others:
        return
    plays = {event.seat for event in events if isinstance(event, Touched)}
    named = {event.seat: event.kept for event in events if isinstance(event, SeatKept)}
    query = select(SeatRow.seat, SeatRow.kept).where(SeatRow.session == session, SeatRow.seat.in_(others))
    there: dict[int, bool] = {row.seat: row.kept for row in connection.execute(query)}
    for seat in sorted(others):
        back = seat in plays or named.get(seat, False)
        if seat not in there:
            kept = back or seat not in named
            put_seat(connection, session, SessionSeat(seat=seat, key=key_by_itself(seat), kept=kept))
        else:
            kept = there[seat] or back
            if kept != there[seat]:
                connection.execute(
                    update(SeatRow).where(SeatRow.session == session, SeatRow.seat == seat).values(kept=True)
                )
        if kept:
            growing.seats.add(seat)
