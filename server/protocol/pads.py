"""A tablet: its touches, its play area, its turns."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from server.protocol.access import AccessProfile
from server.protocol.terms import ConductingAct, NoteId, Pad, Seconds, Unit
from server.protocol.wire import Command, Fact, fact, sent_by


@sent_by("member")
class NoteOn(Command, frozen=True):
    """A finger, key or switch touched a pad. `note` numbers this page's touches from 1 upwards."""

    pad: Pad
    velocity: Unit
    note: NoteId
    at: Seconds | None = None
    """When it was touched; absent until the page knows the server's clock."""


@sent_by("member")
class NoteOff(Command, frozen=True):
    """The touch that began `note` has ended."""

    note: NoteId
    at: Seconds | None = None


@sent_by("member")
class Held(Command, frozen=True):
    """Every half second while anything is touched: the notes still held. Whatever is missing here has ended."""

    notes: Annotated[list[NoteId], Meta(max_length=20)]


@sent_by("member")
class AllOff(Command, frozen=True):
    """Every touch of this page has ended: it was hidden, cancelled, or is going."""


@sent_by("member")
class AskToLeave(Command, frozen=True):
    """The corner was held for three seconds: may this tablet leave the instrument?"""


class PadTone(Struct, frozen=True):
    """What one pad sounds."""

    pitch: float
    name: str
    """Spelled in the key, such as "F\u266f"; for people who read notes, never drawn on a pad."""


@fact
class Surface(Fact, frozen=True):
    """The whole play area of one seat, low to high. With `at`, it holds from that moment on."""

    seat: int
    pads: list[PadTone]
    instrument: str
    hold: bool
    """Whether its tones last while touched (else they ring by themselves)."""
    state: Literal["play", "rest", "stopped"]
    access: AccessProfile
    """How it is touched and seen."""
    calm: bool
    """Half the light, no motion."""
    leave: bool
    """The therapist has allowed this tablet to leave."""
    at: float | None = None


@sent_by("member")
class Conduct(Command, frozen=True):
    """One of the four cards, on a tablet that was handed them."""

    act: ConductingAct


@fact
class Turn(Fact, frozen=True):
    """Whether a running technique lets this tablet sound. Told ahead, so that light and sound change on the beat.

    A tablet to which no technique applies is told `mine` with everything else empty.
    """

    mine: bool
    """Whether touches are heard from `at` on."""
    at: float | None = None
    """Absent: now."""
    until: float | None = None
    """When that ends again, as far as it is known."""
    plays: list[int] = []
    """Whose turn it is meanwhile, when it isn't this seat's."""
    soon: list[float] = []
    """The beats left before it becomes this seat's turn, two at most, as server times: a dot each."""


@fact
class CountIn(Fact, frozen=True):
    """The room starts: a beat to count at each of these server times, then all play at `go`. Empty: called off."""

    beats: list[float]
    go: float | None


@fact
class ConductingCards(Fact, frozen=True):
    """This tablet holds the four cards (loud, soft, stop, go), or has handed them back."""

    held: bool
    until: float | None = None
    """When they go back by themselves; absent: when the therapist takes them."""


@fact
class AtTheDoor(Fact, frozen=True):
    """This tablet waits for one tap on the dashboard; `seat` is kept for it."""

    seat: int
    taken: list[int]
    code: str
