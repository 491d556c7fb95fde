"""How a seat is touched and seen by whoever plays it: its access profile, cards of it, and finding it by touching."""

from typing import Annotated, Final, Literal

from msgspec import Meta, Struct

from server.protocol.terms import (
    PADS_MOST,
    ActOn,
    Arrangement,
    Motion,
    Name,
    Pad,
    PadTheme,
    Phrase,
    Scanning,
    SeatNumber,
    SeatNumbers,
    Side,
    Step,
    TouchLoudness,
    Turned,
)
from server.protocol.wire import Command, Fact, fact, sent_by

ACCESS_FORMAT: Final = "roundelay access 1"

Changes = Annotated[
    dict[Name, bool | int | float | str | None], Meta(max_length=40, extra={"ts": "Partial<AccessProfile>"})
]
"""Some fields of an `AccessProfile`; the core checks them as it checks a whole one."""


class AccessProfile(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """How one seat is touched and seen. Seconds and millimetres. Names follow the tablets' own settings."""

    hold_duration: Annotated[float, Meta(ge=0, le=2)] = 0.0
    """A touch sounds once it has lasted this long; a ring shows the waiting."""
    ignore_repeat: Annotated[float, Meta(ge=0, le=2)] = 0.0
    """Touches this soon after the last one ended are none."""
    act_on: ActOn = "touch"
    """`lift`: a touch sounds when it ends; with `slide`, on the pad where it ends."""
    most_per_second: Annotated[float, Meta(ge=0, le=20)] = 0.0
    """Touches a second that are taken; 0: all."""
    palm: bool = False
    """Contacts close together, or broad ones, are one touch: a palm may rest on the glass."""
    dead_margin: Annotated[float, Meta(ge=0, le=40)] = 0.0
    """Along the edges, touches there are none."""
    slide: bool = False
    """Sliding onto another pad plays it."""
    latch: bool = False
    """A touch sounds until the next touch of the same pad."""
    loudness: TouchLoudness = "fixed"

    dwell: Annotated[float, Meta(ge=0.25, le=2)] | None = None
    """Looking at a pad (a pointer that rests on it) for so long plays it; None: pointers only press."""
    rest_zone: bool = False
    """Part of the surface is no pad: eyes and pointers may rest there."""
    look_away_first: bool = False
    """A pad plays again only after the pointer has left it."""

    scanning: Scanning = "off"
    scan_every: Annotated[float, Meta(ge=0.3, le=5)] = 1.0
    first_item_pause: Annotated[float, Meta(ge=0, le=5)] = 1.0
    """Longer for the first pad of every round, besides `scan_every`."""
    loops: Annotated[int, Meta(ge=0, le=20)] = 0
    """Rounds until the frame waits for a press; 0: it never waits."""

    any_key: bool = False
    """Any key, switch or gamepad button plays `own_pad`."""
    own_pad: Pad = 0

    pads: Annotated[int, Meta(ge=1, le=PADS_MOST)] = 5
    pad_size: Annotated[float, Meta(ge=30, le=200)] = 30.0
    """No pad is narrower; where the glass is too small for all, the lowest ones that fit are shown."""
    arrangement: Arrangement = "auto"
    side: Side = "all"
    """Which half of the tablet has the pads, for hands that reach only one."""
    turned: Turned = "upright"
    """How the tablet lies before whoever plays it."""

    theme: PadTheme = "dusk"
    motion: Motion = "device"
    haptics: bool = False
    own_sound: Step = 0
    """The tablet sounds its own pads, too, at this level; 0: not at all."""
    tilt: bool = False
    """Tilting the tablet plays, where it can tell."""
    shake: bool = False
    midi: bool = False
    """A MIDI keyboard or pad plugged into the tablet plays, where the browser lets it."""


class AccessCard(Struct, frozen=True, forbid_unknown_fields=True):
    """A profile as a file or a QR code. It holds no name."""

    format: Literal["roundelay access 1"]
    profile: AccessProfile


class AccessPreset(Struct, frozen=True, forbid_unknown_fields=True):
    """Where to begin, in a therapist's words: `access.preset.ID.name` and `access.preset.ID.words` in the catalogs."""

    id: Name
    profile: AccessProfile


@sent_by("conductor")
class ChangeAccess(Command, frozen=True):
    """Changes some of how some seats are touched and seen; what is absent stays."""

    seats: SeatNumbers
    changes: Changes


@sent_by("conductor")
class UseAccess(Command, frozen=True):
    """A whole profile, from a card or a preset, for some seats."""

    seats: SeatNumbers
    profile: AccessProfile


@sent_by("member")
class ChangeOwnAccess(Command, frozen=True):
    """The same as ChangeAccess, on the tablet itself, behind the three-second hold."""

    changes: Changes


@sent_by("conductor")
class SetCalm(Command, frozen=True):
    """Half the light, no motion, softer sound, for some seats; none named: everywhere."""

    on: bool
    seats: Annotated[list[SeatNumber], Meta(max_length=48)] = []


@sent_by("conductor")
class Calibrate(Command, frozen=True):
    """Lets a tablet ask for twenty touches, as a little piece of music; or calls that off."""

    seat: SeatNumber
    on: bool


@fact
class Calibration(Fact, frozen=True):
    """This tablet asks for `touches` touches now, or not any more."""

    on: bool
    touches: int = 20


class CalibrationTouch(Struct, frozen=True, forbid_unknown_fields=True):
    """One touch of the twenty, as the glass told it. Millimetres and seconds; what is not known is None."""

    pad: Pad
    """Which one was asked for."""
    hit: Pad
    x: Annotated[float, Meta(ge=-1000, le=1000)]
    """Where it began, from the middle of the pad that was asked for."""
    y: Annotated[float, Meta(ge=-1000, le=1000)]
    wait: Annotated[float, Meta(ge=0, le=600)]
    """From the moment it was asked for until this touch began."""
    lasted: Annotated[float, Meta(ge=0, le=60)]
    since: Annotated[float, Meta(ge=0, le=600)] | None
    """Since the last touch anywhere ended."""
    contacts: Annotated[int, Meta(ge=1, le=20)]
    """How many were on the glass at once meanwhile."""
    size: Annotated[float, Meta(ge=0, le=300)] | None = None
    """Of the contact, where the glass tells it."""
    lifted: Pad | None = None
    """Where it ended, if it slid onto another pad than `hit`."""
    edge: Annotated[float, Meta(ge=0, le=1000)] | None = None
    """How far from the nearest edge of the glass it began."""


@sent_by("member")
class Calibrated(Command, frozen=True):
    """The touches are made (all of them, asked for and not, as the glass told them), on pads of this size."""

    pad_width: Annotated[float, Meta(ge=5, le=1000)]
    touches: Annotated[list[CalibrationTouch], Meta(min_length=1, max_length=400)]
    pad_height: Annotated[float, Meta(ge=5, le=1000)] | None = None


class ProposedChange(Struct, frozen=True):
    """One field that would help, and why."""

    field: str
    value: bool | int | float | str | None
    reason: Phrase


@fact
class AccessProposal(Fact, frozen=True):
    """What twenty touches suggest for a seat; nothing changes until it is taken."""

    seat: int
    touches: int
    """How many answered what was asked for."""
    says: Phrase
    """The whole in a sentence; also why there are no `changes`."""
    changes: list[ProposedChange]
    over: bool = False
    """It was taken or put away: there is nothing to answer any more."""


@sent_by("conductor", "member")
class TakeProposal(Command, frozen=True):
    """Uses what was proposed for a seat (a member: its own), or puts it away."""

    seat: SeatNumber
    take: bool
