"""A seat: a fixed place in the room, and what its tablet is doing now."""

from dataclasses import dataclass, field

from server.core.density import Sieve
from server.core.ladder import Tone
from server.protocol import SYMBOLS, AccessProposal, Link


def symbol_of(number: int) -> str:
    """The seat's name. Beyond twelve the symbols shift by five each dozen, so that symbol and colour pair anew."""
    dozen, place = divmod(number - 1, len(SYMBOLS))
    return SYMBOLS[(place + 5 * dozen) % len(SYMBOLS)]


@dataclass(frozen=True, slots=True)
class Free:
    """Nobody has sat here yet."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A tablet at the door; the seat is kept for it."""

    since: float


@dataclass(frozen=True, slots=True)
class Here:
    """A tablet is connected."""

    since: float


@dataclass(frozen=True, slots=True)
class Away:
    """A tablet sat here and will find its place again."""

    since: float


Presence = Free | Waiting | Here | Away


@dataclass(slots=True)
class HeldNote:
    """A touch that has not ended."""

    pad: int
    pitch: float
    sound: int | None
    """The tone on the speaker; None when it is not heard."""
    lasting: bool
    """Whether that tone needs an end."""
    touched: float
    """When the finger came, server seconds."""
    sounds: float
    """When its tone began or will begin."""
    rings_to: float | None = None
    """The beat on which it ends at the latest, because the scale has moved on."""


@dataclass(slots=True)
class Seat:
    """One place. `held` maps the page's note numbers to what they began."""

    number: int
    presence: Presence = field(default_factory=Free)
    surface: tuple[Tone, ...] = ()
    coming: tuple[Tone, ...] | None = None
    """The surface from the announced change on."""
    held: dict[int, HeldNote] = field(default_factory=dict)
    last_note: int = 0
    last_heard: float = 0.0
    latest: float = 0.0
    """When the latest of its touches that are heard sounds."""
    silent_since: float = 0.0
    """When its touches were last heard no more: a turn ended, or the room stopped."""
    sieve: Sieve = field(default_factory=Sieve)
    delay: float | None = None
    """Half the round trip plus jitter, ms, as the tablet measures it."""
    link: Link | None = None
    """What it last measured, when `delay` moved."""
    wants_to_leave: bool = False
    may_leave: bool = False
    calibrating: bool = False
    """Its tablet asks for the twenty touches."""
    proposal: AccessProposal | None = None
    """What they suggest, until it is taken or put away."""

    @property
    def name(self) -> str:
        return symbol_of(self.number)
