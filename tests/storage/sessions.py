"""Sessions to keep."""

from server.core.document import Document
from server.protocol import SessionSeat
from server.storage.archive import Archive, NewSession
from tests.tapes import MadeTape

SESSION = "abc123def456"


def new(
    session: str = SESSION, *, title: str = "Tuesday group", series: str | None = None, days: int = 30
) -> NewSession:
    seats = [SessionSeat(seat=1, key="1 star", kept=True), SessionSeat(seat=2, key="2 moon", kept=True)]
    return NewSession(
        id=session,
        title=title,
        series=series,
        began="2026-06-03T09:30:00Z",
        keep_days=days,
        plan=None,
        seats=seats,
    )


def played(seconds: float = 30.0, *, seats: tuple[int, ...] = (1, 2), every: float = 0.5) -> MadeTape:
    """Seats play by turns, with a mark in the middle."""
    tape = MadeTape(seats=seats, length=seconds)
    for place in range(int((seconds - 1) / every)):
        tape.plays(seats[place % len(seats)], 0.25 + place * every, pad=place % 5)
    return tape.marked(seconds / 2, "together")


def keep(archive: Archive, tape: MadeTape, begun: NewSession | None = None) -> Document:
    """A whole session in the archive, as a journal would write it."""
    begun = begun or new()
    document = tape.document(begun.id)
    archive.begin(begun)
    for first in range(0, len(document.events), 50):
        archive.append(begun.id, first, document.events[first : first + 50])
    archive.end(begun.id, length=tape.length, ended="2026-06-03T10:30:00Z")
    return document
