"""A room as the hub hosts it: what is known about it outside, and what those who come to it are given."""

import secrets
from dataclasses import dataclass, field

from server.core.room import Room, Sender
from server.runtime import Timer


@dataclass(slots=True)
class HostedRoom:
    """A room and what is known about it outside: its secrets, its connections, its next wake."""

    id: str
    room: Room
    code: str
    link_token: str
    started: float
    connections: dict[str, Sender] = field(default_factory=dict)
    timer: Timer | None = None
    due: float | None = None
    helper_key: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    stays: dict[int, int] = field(default_factory=dict)
    """How many people's places in a seat have ended: the next one's helper has another link."""


@dataclass(frozen=True, slots=True)
class Joined:
    """The answer to a tablet that asked for a seat."""

    room: str
    token: str
    seat: int
    waiting: bool


@dataclass(frozen=True, slots=True)
class HelperPass:
    """What opens the page for whoever helps at a seat."""

    token: str
    link: str
