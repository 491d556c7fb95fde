"""What a room answers with: it never touches a socket, it says who is to be told what."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from server.protocol import Bye, Command, DeviceCeiling, Fact

Audience = Literal["speaker", "speakers", "conductors", "displays"]
"""`speaker` is the one page that sounds; the others are all pages of their kind."""


@dataclass(frozen=True, slots=True)
class Send:
    """Tell an audience, or the member in one seat."""

    to: Audience | int
    fact: Fact


@dataclass(frozen=True, slots=True)
class Reply:
    """Tell one connection."""

    connection: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class Dismiss:
    """Say goodbye to whoever sits in a seat and end their pass."""

    seat: int
    bye: Bye


@dataclass(frozen=True, slots=True)
class DrawInvitation:
    """The room needs a new code and QR link; both are random, so they are drawn outside and handed to `Room.invite`."""


@dataclass(frozen=True, slots=True)
class KeepCeiling:
    """What was measured for a speaker device outlives the room, and holds in every other one."""

    device: str
    ceiling: DeviceCeiling


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A recording is to begin: its id is random and its place outside, so both are found there; `recording.begin`."""

    title: str
    series: str | None
    keep_days: int


@dataclass(frozen=True, slots=True)
class EndSession:
    """A recording has ended after so many seconds, and everything of it is on its tape."""

    session: str
    length: float


@dataclass(frozen=True, slots=True)
class LoadReplay:
    """A part of a kept tape is wanted for playing it back; answered by `replaying.loaded` or `failed`."""

    session: str
    ticket: int
    since: float
    until: float
    first: bool
    """With what holds where it begins."""


@dataclass(frozen=True, slots=True)
class KeepAssent:
    """Whoever sits there has answered while a recording runs: it stands with the session's seats."""

    session: str
    seat: int
    answer: Literal["yes", "no"]


Effect = (
    Send | Reply | Dismiss | DrawInvitation | KeepCeiling | OpenSession | EndSession | KeepAssent | LoadReplay
)

Handler = Callable[[Any, Any, Any, float], list[Effect]]
"""Answers one kind of command: (room, sender, message, now)."""

Handlers = dict[type[Command], Handler]
