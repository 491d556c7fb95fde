"""Which part of a session an order asks for."""

from dataclasses import dataclass

from server.core.document import Document
from server.core.errors import Refused
from server.protocol import ExportOrder


@dataclass(frozen=True, slots=True)
class Span:
    """From `since` to `until`, in seconds since the recording began."""

    since: float
    until: float
    seats: frozenset[int]
    """Empty: everything that sounded, the grounds and the therapist too. Otherwise these seats and nothing else."""

    def wants(self, seat: int) -> bool:
        return not self.seats or seat in self.seats

    @property
    def length(self) -> float:
        return self.until - self.since


def span_of(document: Document, order: ExportOrder) -> Span:
    """Refused while the session still runs, and where it ends before the span begins."""
    line = document.session.line
    if line.state == "running":
        raise still_running()
    until = line.length if order.until is None else min(order.until, line.length)
    if until <= order.since:
        raise nothing_there()
    return Span(order.since, until, frozenset(order.seats))


def nothing_there() -> Refused:
    return Refused("nothing_there", "Nothing was played in this part of the session: choose a longer one.")


def still_running() -> Refused:
    return Refused("still_running", "This session is still being recorded: end the recording first.")
