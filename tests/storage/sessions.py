"""Sessions to keep."""

from typing import Final

from server.core.document import Document
from server.protocol import SessionSeat
from server.storage.archive import Archive, NewSession
from tests.tapes import MadeTape

SESSION: Final = "abc123def456"
OTHER: Final = "fed654cba321"

BEGAN: Final = "2026-06-03T09:30:00Z"
ENDED: Final = "2026-06-03T10:30:00Z"


def new(
    session: str = SESSION,
    *,
    title: str = "Tuesday group",
    series: str | None = None,
    days: int = 30,
    began: str = BEGAN,
) -> NewSession:
    seats = [SessionSeat(seat=1, key="1 circle", kept=True), SessionSeat(seat=2, key="2 star", kept=True)]
    return NewSession(
        id=session, title=title, series=series, began=began, keep_days=days, plan=None, seats=seats
    )


def played(seconds: float = 30.0, *, seats: tuple[int, ...] = (1, 2), every: float = 0.5) -> MadeTape:
    """Seats play by turns, with a mark in the middle."""
    tape = MadeTape(seats=seats, length=seconds)
    for place in range(int((seconds - 1) / every)):
        tape.plays(seats[place % len(seats)], 0.25 + place * every, pad=place % 5)
    return tape.marked(seconds / 2, "together")


def keep(
    archive: Archive, tape: MadeTape, begun: NewSession | None = None, *, block: int = 1_000
) -> Document:
    """A whole session in the archive, as a journal would write it."""
    begun = begun or new()
    document = tape.document(begun.id)
    archive.begin(begun)
    for first in range(0, len(document.events), block):
        archive.append(begun.id, first, document.events[first : first + block])
    archive.end(begun.id, length=tape.length, ended=ENDED)
    return document
