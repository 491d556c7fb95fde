"""A kept session as one value: what exports and reports are made from, and what goes from copy to copy unchanged."""

from typing import Final, Literal

from msgspec import Struct

from server.core.tape import Event
from server.protocol import SessionView

FORMAT: Final = "roundelay-session/1"


class Document(Struct, frozen=True, forbid_unknown_fields=True):
    """Everything of one session; times are seconds since its recording began."""

    format: Literal["roundelay-session/1"]
    made_by: str
    """The version of Roundelay that wrote it."""
    session: SessionView
    events: list[Event]
