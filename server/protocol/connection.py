"""What every page says and hears, whatever its role."""

from typing import Annotated, Literal

from msgspec import Meta

from server.protocol.terms import ROLES, NoteId, Role, Token
from server.protocol.wire import Command, Fact, fact, sent_by


@sent_by(*ROLES)
class Hello(Command, frozen=True):
    """The first message on every connection: which room pass this page holds, and how far it had got before."""

    version: Annotated[int, Meta(ge=0, le=10_000)]
    token: Token
    tab: Token
    """Made anew by each tab: of two tabs with one token the newest plays."""
    last_epoch: str | None = None
    last_note: NoteId | None = None


@sent_by(*ROLES)
class Clock(Command, frozen=True):
    """Asks for the server's time; `client` comes back untouched."""

    client: float


@sent_by(*ROLES)
class Link(Command, frozen=True):
    """How good this page finds its connection, in milliseconds, every few seconds."""

    round_trip: Annotated[float, Meta(ge=0, le=60_000)]
    jitter: Annotated[float, Meta(ge=0, le=60_000)]


@fact
class Welcome(Fact, frozen=True):
    """The answer to Hello: who this page is and what the time is."""

    version: int
    epoch: str
    """Random for each server process: another value means everything held is gone."""
    now: float
    room: str
    role: Role
    seat: int | None


@fact
class ClockReply(Fact, frozen=True):
    """The server's time when it read Clock."""

    client: float
    server: float


@fact
class Refused(Fact, frozen=True):
    """No, and one sentence with the way out. Nothing was changed."""

    code: str
    text: str
    event: str
    values: dict[str, str | int | float] = {}
    """What stands in the places of this sentence in other languages, `refused.CODE` in the catalogs."""


@fact
class Bye(Fact, frozen=True):
    """The server is about to close this connection; the page should not come back by itself unless `again`."""

    reason: Literal["replaced", "removed", "closed", "declined", "slow", "restarting"]
    text: str
    again: bool = False
