"""Every message between a page and the server, who may send it, and the version both must share.

A *command* comes from a page (imperative), a *fact* goes to one (what is so, or what happened). The event name on the
wire is the class name in snake_case; the data is one object with exactly the fields below. Times are seconds on the
server's clock (`Welcome.now` and `ClockReply` let a page estimate it).
Pitches are MIDI semitones with fractions (69.0 = 440 Hz).
"""

import re
from collections.abc import Callable
from typing import Annotated, Literal, TypeVar

from msgspec import UNSET, Meta, Struct, UnsetType

VERSION = 1
"""Raised when an old page could misunderstand a new server; a page with another version is asked to reload."""

Role = Literal["member", "helper", "display", "speaker", "conductor"]
ROLES: tuple[Role, ...] = ("member", "helper", "display", "speaker", "conductor")

SYMBOLS = ("Sun", "Moon", "Fish", "Bell", "Drop", "Star", "Bird", "Hill", "Flower", "Leaf", "Shell", "Boat")
"""The seats' names, in the order of the circle; seat n beyond twelve is worked out by `core.seat.symbol_of`."""

SEATS_MOST = 48
PADS_MOST = 12

SeatNumber = Annotated[int, Meta(ge=1, le=SEATS_MOST)]
SeatNumbers = Annotated[list[SeatNumber], Meta(min_length=1, max_length=SEATS_MOST)]
Pad = Annotated[int, Meta(ge=0, lt=PADS_MOST)]
Unit = Annotated[float, Meta(ge=0, le=1)]
Step = Annotated[int, Meta(ge=0, le=10)]
NoteId = Annotated[int, Meta(ge=0, le=2**31 - 1)]
Seconds = Annotated[float, Meta(ge=0, le=1e9)]
Bpm = Annotated[float, Meta(ge=30, le=200)]
Root = Annotated[int, Meta(ge=0, le=11)]
Name = Annotated[str, Meta(pattern=r"^[a-z0-9_]{1,40}$")]
Token = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{16,64}$")]

PulsePattern = Literal["heartbeat", "woodblock"]
DroneVoicing = Literal["one", "one_five"]
TimingMode = Literal["as_played", "steady"]
TouchLoudness = Literal["fixed", "place", "speed"]
DisplayLight = Literal["full", "dim", "off"]
SpeakerReadiness = Literal["asleep", "loading", "ready"]


class Command(Struct, frozen=True, forbid_unknown_fields=True):
    """Something a page asks for."""


class Fact(Struct, frozen=True, forbid_unknown_fields=True):
    """Something a page is told."""


COMMANDS: dict[str, tuple[type[Command], frozenset[Role]]] = {}
"""Event name -> (type, roles that may send it). Whatever is not in here is refused."""

FACTS: dict[str, type[Fact]] = {}
"""Event name -> type, for everything a server may send."""

EVENT_OF: dict[type[Fact], str] = {}


def event_name(cls: type) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()


C = TypeVar("C", bound=type[Command])
F = TypeVar("F", bound=type[Fact])


def _from(*roles: Role) -> Callable[[C], C]:
    def register(cls: C) -> C:
        COMMANDS[event_name(cls)] = (cls, frozenset(roles))
        return cls

    return register


def _fact(cls: F) -> F:
    FACTS[event_name(cls)] = cls
    EVENT_OF[cls] = event_name(cls)
    return cls


# --- every page ---------------------------------------------------------------------------------------------------


@_from(*ROLES)
class Hello(Command, frozen=True):
    """The first message on every connection: which room pass this page holds, and how far it had got before."""

    version: Annotated[int, Meta(ge=0, le=10_000)]
    token: Token
    tab: Token
    """Made anew by each tab: of two tabs with one token the newest plays."""
    last_epoch: str | None = None
    last_note: NoteId | None = None


@_from(*ROLES)
class Clock(Command, frozen=True):
    """Asks for the server's time; `client` comes back untouched."""

    client: float


@_from(*ROLES)
class Link(Command, frozen=True):
    """How good this page finds its connection, in milliseconds, every few seconds."""

    round_trip: Annotated[float, Meta(ge=0, le=60_000)]
    jitter: Annotated[float, Meta(ge=0, le=60_000)]


@_fact
class Welcome(Fact, frozen=True):
    """The answer to Hello: who this page is and what the time is."""

    version: int
    epoch: str
    """Random for each server process: another value means everything held is gone."""
    now: float
    room: str
    role: Role
    seat: int | None


@_fact
class ClockReply(Fact, frozen=True):
    """The server's time when it read Clock."""

    client: float
    server: float


@_fact
class Refused(Fact, frozen=True):
    """No, and one sentence with the way out. Nothing was changed."""

    code: str
    text: str
    event: str


@_fact
class Bye(Fact, frozen=True):
    """The server is about to close this connection; the page should not come back by itself unless `again`."""

    reason: Literal["replaced", "removed", "closed", "declined", "slow", "restarting"]
    text: str
    again: bool = False


# --- pads ---------------------------------------------------------------------------------------------------------


@_from("member")
class NoteOn(Command, frozen=True):
    """A finger, key or switch touched a pad. `note` numbers this page's touches from 1 upwards."""

    pad: Pad
    velocity: Unit
    note: NoteId
    at: Seconds | None = None
    """When it was touched; absent until the page knows the server's clock."""


@_from("member")
class NoteOff(Command, frozen=True):
    """The touch that began `note` has ended."""

    note: NoteId
    at: Seconds | None = None


@_from("member")
class Held(Command, frozen=True):
    """Every half second while anything is touched: the notes still held. Whatever is missing here has ended."""

    notes: Annotated[list[NoteId], Meta(max_length=20)]


@_from("member")
class AllOff(Command, frozen=True):
    """Every touch of this page has ended: it was hidden, cancelled, or is going."""


@_from("member")
class AskToLeave(Command, frozen=True):
    """The corner was held for three seconds: may this tablet leave the instrument?"""


class PadTone(Struct, frozen=True):
    """What one pad sounds."""

    pitch: float
    name: str
    """Spelled in the key, such as "F\u266f"; for people who read notes, never drawn on a pad."""


@_fact
class Surface(Fact, frozen=True):
    """The whole play area of one seat, low to high. With `at`, it holds from that moment on."""

    seat: int
    pads: list[PadTone]
    instrument: str
    hold: bool
    """Whether its tones last while touched (else they ring by themselves)."""
    state: Literal["play", "rest", "stopped"]
    loudness: TouchLoudness
    slide: bool
    leave: bool
    """The therapist has allowed this tablet to leave."""
    at: float | None = None


@_fact
class AtTheDoor(Fact, frozen=True):
    """This tablet waits for one tap on the dashboard; `seat` is kept for it."""

    seat: int
    taken: list[int]
    code: str


# --- speaker ------------------------------------------------------------------------------------------------------


@_from("speaker")
class SpeakerState(Command, frozen=True):
    """Every second: whether this page can sound, and how late it is (ms, by the browser). Renews its lease."""

    state: SpeakerReadiness
    latency: Annotated[float, Meta(ge=0, le=10_000)] | None = None
    voices: Annotated[int, Meta(ge=0, le=10_000)] = 0
    loading: Unit = 1.0
    """Share of the room's instruments loaded."""


@_from("speaker")
class TakeSpeaker(Command, frozen=True):
    """Makes this page the one that sounds; the other becomes a standby."""


@_fact
class SpeakerRole(Fact, frozen=True):
    """Whether this page is the one that sounds. A higher `fence` outranks every earlier word."""

    active: bool
    fence: int
    code: str
    """The room's, so that one can tell which room this page sounds."""


@_fact
class SoundOn(Fact, frozen=True):
    """Sound one tone. `seat` 0 is the ground (pulse, drone). Without `at`: at once."""

    id: int
    seat: int
    instrument: str
    soft: bool
    pitch: float
    velocity: float
    hold: bool
    at: float | None = None


@_fact
class SoundOff(Fact, frozen=True):
    """Let the tone `id` go, fading over `fade` seconds (absent: the instrument's own release)."""

    id: int
    at: float | None = None
    fade: float | None = None


@_fact
class Silence(Fact, frozen=True):
    """End every tone of `seat` (absent: of the whole room, planned ones too) within `fade` seconds."""

    fade: float
    seat: int | None = None


class SeatMix(Struct, frozen=True):
    """How one seat stands in the room's sound."""

    seat: int
    gain: float
    """Linear, mute and solo worked in."""
    pan: float
    """-1 left to 1 right, as the chairs stand."""


@_fact
class Mix(Fact, frozen=True):
    """The whole balance of the room; every change is a ramp."""

    master: float
    """Linear gain before the limiter."""
    hush: bool
    """20 dB down within 80 ms, for as long as it is true."""
    seats: list[SeatMix]
    pulse: float
    drone: float
    instruments: list[str]
    """What the room uses now: load these and no others."""


@_fact
class TestTone(Fact, frozen=True):
    """Sound a soft, short figure so that people can hear that all is well."""


# --- conductor: music ---------------------------------------------------------------------------------------------


@_from("conductor")
class SetScale(Command, frozen=True):
    """Another scale and, if given, another key; lands on the next bar."""

    scale: Name
    root: Root | None = None


@_from("conductor")
class SetTempo(Command, frozen=True):
    """Another tempo, at once or gliding over some seconds."""

    bpm: Bpm
    over: Annotated[float, Meta(ge=0, le=600)] = 0.0


@_from("conductor")
class TapTempo(Command, frozen=True):
    """One tap of the tempo; from the third on the tempo follows."""

    at: Seconds | None = None


@_from("conductor")
class SetPulse(Command, frozen=True):
    """The beat that sounds under the playing."""

    on: bool | UnsetType = UNSET
    pattern: PulsePattern | UnsetType = UNSET
    level: Step | UnsetType = UNSET


@_from("conductor")
class SetDrone(Command, frozen=True):
    """The low tone that lies under the playing."""

    on: bool | UnsetType = UNSET
    voicing: DroneVoicing | UnsetType = UNSET
    level: Step | UnsetType = UNSET


@_from("conductor")
class SetTiming(Command, frozen=True):
    """When touches sound: as played, or all equally late so that the network's unrest isn't heard."""

    mode: TimingMode


@_from("conductor")
class SetLevel(Command, frozen=True):
    """How loud the room is, 0 to 10."""

    level: Step


@_from("conductor")
class StepLevel(Command, frozen=True):
    """One step softer or louder."""

    by: Literal[-1, 1]


@_from("conductor")
class Stop(Command, frozen=True):
    """Everything is silent at once; pads still glow."""


@_from("conductor")
class Go(Command, frozen=True):
    """The room plays again."""


@_from("conductor")
class SetHush(Command, frozen=True):
    """All sound 20 dB down in 80 ms, or back."""

    on: bool


@_from("conductor")
class AllNotesOff(Command, frozen=True):
    """Ends every sounding tone, whatever holds it."""


@_from("conductor")
class PlayTestTone(Command, frozen=True):
    """Lets the speaker sound a soft figure."""


@_from("conductor")
class Undo(Command, frozen=True):
    """Takes back the last change."""


# --- conductor: people --------------------------------------------------------------------------------------------


@_from("conductor")
class SetSeats(Command, frozen=True):
    """Changes some settings of some seats; what is absent stays."""

    seats: SeatNumbers
    instrument: Name | UnsetType = UNSET
    soft: bool | UnsetType = UNSET
    pads: Annotated[int, Meta(ge=1, le=PADS_MOST)] | UnsetType = UNSET
    register: Annotated[int, Meta(ge=-4, le=4)] | UnsetType = UNSET
    """Steps of the ladder below or above the place the seat would have by itself."""
    level: Step | UnsetType = UNSET
    rest: bool | UnsetType = UNSET
    solo: bool | UnsetType = UNSET
    loudness: TouchLoudness | UnsetType = UNSET
    slide: bool | UnsetType = UNSET


@_from("conductor")
class StepSeats(Command, frozen=True):
    """One step softer or louder for some seats."""

    seats: SeatNumbers
    by: Literal[-1, 1]


@_from("conductor")
class Arrange(Command, frozen=True):
    """The seats in the order in which the chairs stand, clockwise from the top. Every seat exactly once."""

    order: SeatNumbers


@_from("conductor")
class MoreSeats(Command, frozen=True):
    """Another dozen seats."""


@_from("conductor")
class RemoveSeat(Command, frozen=True):
    """Ends the pass of whoever sits there; that tablet may knock again."""

    seat: SeatNumber


@_from("conductor")
class AllowLeave(Command, frozen=True):
    """The therapist's word to a tablet that asked to leave."""

    seat: SeatNumber
    allow: bool


@_from("conductor")
class Admit(Command, frozen=True):
    """Lets in, or turns away for now, the tablet that waits for this seat."""

    seat: SeatNumber
    let_in: bool


@_from("conductor")
class SetDoor(Command, frozen=True):
    """While the door is open the QR code lets tablets straight in."""

    open: bool


@_from("conductor")
class NewCode(Command, frozen=True):
    """A new code and QR; the old ones stop working, those inside stay."""


@_from("conductor")
class SetDisplay(Command, frozen=True):
    """How bright the display is, and whether it may show the code."""

    light: DisplayLight | UnsetType = UNSET
    show_code: bool | UnsetType = UNSET


# --- what dashboards and displays see -------------------------------------------------------------------------------


class ScaleNow(Struct, frozen=True):
    """A scale in a key."""

    scale: str
    root: int
    name: str
    """In words: "Major pentatonic on C"."""


class Tempo(Struct, frozen=True):
    """Beat `beat` falls at time `at`; the tempo goes from `bpm` there to `target` at time `until`, evenly in time."""

    beat: float
    at: float
    bpm: float
    target: float
    until: float
    bar: int


class SeatState(Struct, frozen=True):
    """One seat as the dashboard shows it."""

    seat: int
    link: Literal["free", "waiting", "here", "away"]
    place: int
    """Where its chair stands: 0 at the top, clockwise."""
    instrument: str
    soft: bool
    pads: int
    register: int
    level: int
    rest: bool
    solo: bool
    loudness: TouchLoudness
    slide: bool
    delay: float | None
    """Half the round trip plus its jitter, ms; absent until it is known."""
    wants_to_leave: bool
    low: str
    high: str


class PulseState(Struct, frozen=True):
    """The beat under the playing."""

    on: bool
    pattern: PulsePattern
    level: int


class DroneState(Struct, frozen=True):
    """The low tone under the playing."""

    on: bool
    voicing: DroneVoicing
    level: int


class SpeakerView(Struct, frozen=True):
    """What the dashboard says about the speaker."""

    state: Literal["none", "asleep", "loading", "ready"]
    standby: int
    latency: float | None
    loading: float
    since: float
    """When this state began."""


class UndoView(Struct, frozen=True):
    """What Undo would take back, in words, and when it was done."""

    what: str
    at: float


@_fact
class RoomState(Fact, frozen=True):
    """Everything the dashboard shows, whenever anything of it has changed."""

    code: str
    link: str
    """What the QR code says."""
    door_open: bool
    running: bool
    stopped_at: float | None
    seats: list[SeatState]
    scale: ScaleNow
    coming: ScaleNow | None
    coming_at: float | None
    tempo: Tempo
    pulse: PulseState
    drone: DroneState
    timing: TimingMode
    delay: float
    """How late Steady sounds everything, ms."""
    level: int
    hush: bool
    speaker: SpeakerView
    displays: int
    light: DisplayLight
    show_code: bool
    undo: UndoView | None
    notices: list[str]
    """Sentences for the therapist, the newest first."""


class ScaleView(Struct, frozen=True):
    """One scale as it is offered."""

    id: str
    name: str
    aka: list[str]
    tier: Literal["open", "colour", "shadow", "gong"]
    mood: str | None
    region: str
    character: str
    note: str
    degrees: list[float]
    """Cents above the root."""
    period: float
    root: int


class InstrumentView(Struct, frozen=True):
    """One instrument as it is offered."""

    id: str
    name: str
    hold: bool


@_fact
class Offer(Fact, frozen=True):
    """All scales and instruments there are; sent once to a dashboard."""

    scales: list[ScaleView]
    instruments: list[InstrumentView]


class SeatLight(Struct, frozen=True):
    """One seat as the display shows it."""

    seat: int
    place: int
    link: Literal["free", "waiting", "here", "away"]
    rest: bool


@_fact
class Stage(Fact, frozen=True):
    """Everything the display shows but the touches, whenever anything of it has changed."""

    seats: list[SeatLight]
    running: bool
    tempo: Tempo
    pulse: bool
    light: DisplayLight
    code: str | None
    """Absent while the door is closed or the code is hidden."""


class LightOn(Struct, frozen=True, array_like=True):
    """A touch to show: seat, pad, note id, whether it lasts, whether it is heard."""

    seat: int
    pad: int
    id: int
    hold: bool
    heard: bool


@_fact
class Lights(Fact, frozen=True):
    """The touches since the last frame, at most 25 frames a second, for those who watch. `off` holds note ids."""

    on: list[LightOn]
    off: list[int]
