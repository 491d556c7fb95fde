"""What the worker process is asked to do, and what it says while it does it: one JSON object a line, both ways."""

from msgspec import Struct

from server.protocol import ExportOrder, Phrase, SeatKeyOrder


class MakeExport(Struct, frozen=True, tag="export"):
    """A file of one session."""

    session: str
    order: ExportOrder


class MakeReport(Struct, frozen=True, tag="report"):
    """The facts of one session, as JSON."""

    session: str


class TakeAway(Struct, frozen=True, tag="take_away"):
    """A file with everything of one seat key."""

    order: SeatKeyOrder


class TakeIn(Struct, frozen=True, tag="take_in"):
    """A file that another copy wrote, or this one."""

    file: str
    """Its full path."""


class Erase(Struct, frozen=True, tag="erase"):
    """One session, for good."""

    session: str


class EraseKey(Struct, frozen=True, tag="erase_key"):
    """Whatever one seat key played, for good."""

    order: SeatKeyOrder


class Purge(Struct, frozen=True, tag="purge"):
    """Whatever may not be kept any longer."""

    now: str
    """ISO 8601, UTC."""
    held: list[str] = []
    """Sessions of rooms that are still open: kept for 0 days, they stay until that ends."""


class BackUp(Struct, frozen=True, tag="back_up"):
    """A copy of the record beside it."""


Work = MakeExport | MakeReport | TakeAway | TakeIn | Erase | EraseKey | Purge | BackUp

ERASING = (Erase, EraseKey, Purge)
"""Nobody's file should still be made of what is about to go, so these come first."""


class Task(Struct, frozen=True):
    """One line to the worker: everything it needs to know."""

    url: str
    """Of the database."""
    data: str
    """The data folder."""
    out: str
    """The folder its file goes into; it exists."""
    job: Work


class Made(Struct, frozen=True):
    """It is done."""

    file: str | None = None
    """A name within `out`."""
    sessions: list[str] = []
    """Those it brought in, or erased."""


class No(Struct, frozen=True):
    """It can't be done, as `core.errors.Refused` says it."""

    code: str
    text: str
    values: dict[str, str | int | float] = {}


class Line(Struct, frozen=True, omit_defaults=True):
    """One line of the worker: how far it is, or (the last one) how it ended."""

    share: float | None = None
    doing: Phrase | None = None
    done: Made | None = None
    refused: No | None = None
    broken: str | None = None
    """A bug: its kind and where, and nothing of what was being read."""
