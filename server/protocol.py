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

VERSION = 2
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

Level = Annotated[float, Meta(ge=0, le=10)]
"""A step, or a place between two of them while a ramp is on its way."""
Beats = Annotated[int, Meta(ge=1, le=64)]
Label = Annotated[str, Meta(min_length=1, max_length=40, pattern=r"^[^\x00-\x1f\x7f]*$")]
Sentence = Annotated[str, Meta(max_length=300, pattern=r"^[^\x00-\x1f\x7f]*$")]

PULSE, DRONE, BED, CHORDS, LEADER, CUES = 0, -1, -2, -3, -4, -5
"""Strips of the balance that are nobody's seat: the grounds, the therapist's own playing, count-ins and accents."""

GroundName = Literal["pulse", "drone", "bed", "chords"]
DroneVoicing = Literal["one", "one_five"]
Density = Literal["thin", "middle", "full"]
TimingMode = Literal["as_played", "steady", "gentle", "together", "loop"]
HeldNotes = Literal["ring", "release", "glide"]
GroupName = Literal["A", "B", "C"]
TechniqueName = Literal[
    "ground", "hold", "echo", "call_answer", "turns", "pass_on", "stop_go", "build", "iso", "lead"
]
Phase = Literal["play", "call", "answer", "stop", "go", "build", "fade", "echo", "ramp", "lead", "hold"]
ConductingAct = Literal["loud", "soft", "stop", "go"]
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


@_from("member")
class Conduct(Command, frozen=True):
    """One of the four cards, on a tablet that was handed them."""

    act: ConductingAct


@_fact
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


@_fact
class CountIn(Fact, frozen=True):
    """The room starts: a beat to count at each of these server times, then all play at `go`. Empty: called off."""

    beats: list[float]
    go: float | None


@_fact
class ConductingCards(Fact, frozen=True):
    """This tablet holds the four cards (loud, soft, stop, go), or has handed them back."""

    held: bool
    until: float | None = None
    """When they go back by themselves; absent: when the therapist takes them."""


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
class SoundOn(Fact, frozen=True, omit_defaults=True):
    """Sound one tone. `seat` up to 0 is a strip that is nobody's seat (PULSE, DRONE ...). Without `at`: at once."""

    id: int
    seat: int
    instrument: str
    soft: bool
    pitch: float
    velocity: float
    hold: bool
    at: float | None = None
    rise: float = 0.0
    """Seconds in which it swells; 0: as the instrument begins by itself."""


@_fact
class SoundOff(Fact, frozen=True):
    """Let the tone `id` go, fading over `fade` seconds (absent: the instrument's own release)."""

    id: int
    at: float | None = None
    fade: float | None = None


@_fact
class SoundBend(Fact, frozen=True):
    """Let the sounding tone `id` slide to another pitch."""

    id: int
    pitch: float
    over: float
    at: float | None = None


@_fact
class Silence(Fact, frozen=True):
    """End every tone of `seat` (absent: of the whole room, planned ones too) within `fade` seconds."""

    fade: float
    seat: int | None = None


class SeatMix(Struct, frozen=True):
    """How one seat, or one of the strips that are nobody's, stands in the room's sound."""

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
    """Every seat, and every strip that is nobody's."""
    instruments: list[str]
    """What the room uses now: load these and no others."""
    over: float = 0.0
    """Seconds in which `master` and `brightness` get there; 0: as quickly as is soft."""
    brightness: float = 1.0
    """1 is open; towards 0 the high partials go."""


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
    pattern: Name | UnsetType = UNSET
    level: Step | UnsetType = UNSET


@_from("conductor")
class SetDrone(Command, frozen=True):
    """The low tone that lies under the playing."""

    on: bool | UnsetType = UNSET
    voicing: DroneVoicing | UnsetType = UNSET
    level: Step | UnsetType = UNSET


@_from("conductor")
class SetBed(Command, frozen=True):
    """A figure of some bars that comes round again under the playing (an ostinato)."""

    on: bool | UnsetType = UNSET
    style: Name | UnsetType = UNSET
    density: Density | UnsetType = UNSET
    level: Step | UnsetType = UNSET


@_from("conductor")
class SetChords(Command, frozen=True):
    """Soft chords from the scale under the playing."""

    on: bool | UnsetType = UNSET
    level: Step | UnsetType = UNSET


@_from("conductor")
class SetSpace(Command, frozen=True):
    """While it is on, all grounds wait in silence. It ends by itself when the page that holds it goes."""

    on: bool


@_from("conductor")
class SetTiming(Command, frozen=True):
    """When touches sound, for every seat without a timing of its own."""

    mode: TimingMode | UnsetType = UNSET
    swing: Annotated[float, Meta(ge=0.5, le=0.75)] | UnsetType = UNSET
    """Where the off-beat lies between two beats: 0.5 straight, 0.667 in thirds."""
    grid: Literal[1, 2, 4] | UnsetType = UNSET
    """Steps of the grid in a beat."""
    held: HeldNotes | UnsetType = UNSET
    """What becomes of held tones that don't belong to a new scale."""


@_from("conductor")
class PreviewScale(Command, frozen=True):
    """Lets the speaker sound a few tones of a scale, softly, before anything is changed."""

    scale: Name
    root: Root | None = None


@_from("conductor")
class TakePulse(Command, frozen=True):
    """Takes over the tempo in which a seat (0: the group) plays now, by a glide of some seconds."""

    seat: Annotated[int, Meta(ge=0, le=SEATS_MOST)]
    over: Annotated[float, Meta(ge=0, le=60)] = 4.0


@_from("conductor")
class SetLevel(Command, frozen=True):
    """How loud the room is, 0 to 10; at once, or growing or fading over some bars."""

    level: Step
    bars: Annotated[int, Meta(ge=0, le=64)] = 0


@_from("conductor")
class StepLevel(Command, frozen=True):
    """One step softer or louder."""

    by: Literal[-1, 1]


@_from("conductor")
class Accent(Command, frozen=True):
    """One strong beat, on the next beat there is."""


@_from("conductor")
class SetRumble(Command, frozen=True):
    """A low roll under the playing while it is held. It ends by itself when the page that holds it goes."""

    on: bool


@_from("conductor")
class Stop(Command, frozen=True):
    """Nobody sounds any more, what still rings fades within a second; a second Stop is silence now. Pads still glow."""


@_from("conductor")
class Go(Command, frozen=True):
    """The room plays again: counted in, three beats seen and heard, or, pressed again meanwhile, at once."""

    count_in: bool = True


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
    timing: TimingMode | None | UnsetType = UNSET
    """None: as the room."""


@_from("conductor")
class SetGroup(Command, frozen=True):
    """Keeps some seats as a group; none to clear it."""

    group: GroupName
    seats: Annotated[list[SeatNumber], Meta(max_length=SEATS_MOST)]


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


# --- conductor: techniques ------------------------------------------------------------------------------------------


class IsoRamp(Struct, frozen=True, forbid_unknown_fields=True):
    """Where an iso ramp leads and how long it takes. What is None stays as it is."""

    minutes: Annotated[float, Meta(ge=0.1, le=60)] = 5.0
    bpm: Bpm | None = None
    level: Level | None = None
    register: Annotated[int, Meta(ge=-4, le=4)] | None = None
    density: Annotated[float, Meta(ge=0.25, le=20)] | None = None
    """Touches a second that are heard of one seat."""
    brightness: Unit | None = None
    start_bpm: Bpm | None = None
    """Begin here, such as at the pulse that was read from the group."""
    paused: bool = False


class TechniqueState(Struct, frozen=True, forbid_unknown_fields=True):
    """A technique as it was chosen. Each uses the fields that concern it."""

    technique: TechniqueName
    seats: Annotated[tuple[SeatNumber, ...], Meta(max_length=SEATS_MOST)] = ()
    """For whom; empty is everyone."""
    beats: Beats = 8
    """Length of a turn, a call, a pass, a stop, or the time between two entries."""
    until_quiet: bool = False
    """Turns: hand over after two quiet seconds instead of after `beats`."""
    leader: Annotated[int, Meta(ge=0, le=SEATS_MOST)] = 0
    """Call & Answer: who calls; 0 is the therapist."""
    one_by_one: bool = False
    """Call & Answer: the seats answer each in turn instead of together."""
    by_hand: bool = False
    """Stop & Go: each change waits for a tap."""
    fading: bool = False
    """Build & Fade: seats leave one by one instead of entering."""
    seconds: Annotated[float, Meta(ge=0, le=3600)] = 0.0
    """Echo: how much is given back (0: four seconds). Lead: how long the cards are lent (0: until taken back)."""
    density: Annotated[float, Meta(ge=0.25, le=20)] = 3.0
    """Hold: touches a second that are heard of one seat."""
    iso: IsoRamp | None = None
    lit: tuple[GroundName, ...] = ()
    """Grounds this technique has switched on and will switch off again."""


@_from("conductor")
class StartTechnique(Command, frozen=True):
    """Begins a technique, or changes it if it runs already. Whatever can't go on beside it ends."""

    technique: TechniqueState


@_from("conductor")
class EndTechnique(Command, frozen=True):
    """Ends a technique."""

    technique: TechniqueName


@_from("conductor")
class PlayFree(Command, frozen=True):
    """Ends every technique for some seats; none named: for everyone."""

    seats: Annotated[list[SeatNumber], Meta(max_length=SEATS_MOST)] = []


@_from("conductor")
class NextPart(Command, frozen=True):
    """Hands over now: the next turn, group, stop or go of a running technique, on the next beat."""

    technique: TechniqueName


@_from("conductor")
class SetLeader(Command, frozen=True):
    """The therapist's own playing: its timbre, which also gives echoes back, and its level."""

    instrument: Name | UnsetType = UNSET
    soft: bool | UnsetType = UNSET
    level: Step | UnsetType = UNSET


@_from("conductor")
class LeaderOn(Command, frozen=True):
    """The therapist plays a tone, on the dashboard's pads or a MIDI keyboard: the nearest tone of the scale sounds."""

    note: NoteId
    key: Annotated[float, Meta(ge=0, le=127)]
    velocity: Unit


@_from("conductor")
class LeaderOff(Command, frozen=True):
    """That tone ends."""

    note: NoteId


# --- conductor: plan ------------------------------------------------------------------------------------------------


class PulseState(Struct, frozen=True, forbid_unknown_fields=True):
    """The beat under the playing."""

    on: bool
    pattern: Name
    level: Step


class DroneState(Struct, frozen=True, forbid_unknown_fields=True):
    """The low tone under the playing."""

    on: bool
    voicing: DroneVoicing
    level: Step


class BedState(Struct, frozen=True, forbid_unknown_fields=True):
    """The figure that comes round under the playing."""

    on: bool
    style: Name
    density: Density
    level: Step


class ChordsState(Struct, frozen=True, forbid_unknown_fields=True):
    """The chords under the playing."""

    on: bool
    level: Step


class Scene(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One step of a plan. What is absent stays as it is when the scene comes."""

    name: Label
    minutes: Annotated[float, Meta(ge=0.25, le=180)] | None = None
    """How long it is meant to last; nothing happens by itself when they are over."""
    words: Sentence = ""
    """For the therapist's own eyes."""
    scale: Name | None = None
    root: Root | None = None
    bpm: Bpm | None = None
    timing: TimingMode | None = None
    level: Step | None = None
    instrument: Name | None = None
    """For every seat."""
    pulse: PulseState | None = None
    drone: DroneState | None = None
    bed: BedState | None = None
    chords: ChordsState | None = None
    techniques: Annotated[tuple[TechniqueState, ...], Meta(max_length=8)] | None = None


class Plan(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Scenes in order. As a file: this struct as indented JSON, nothing else."""

    format: Literal["roundelay plan 1"]
    name: Label
    scenes: Annotated[tuple[Scene, ...], Meta(min_length=1, max_length=24)]
    setting: Label | None = None
    """For which kind of group a template was made."""


@_from("conductor")
class SetPlan(Command, frozen=True):
    """Another plan, or an edited one; None puts it away. Where we are in it stays, by the scene's place."""

    plan: Plan | None
    scene: Annotated[int, Meta(ge=0, lt=24)] | None = None
    """Which scene of it we are in; None: not begun."""


@_from("conductor")
class NextScene(Command, frozen=True):
    """On to the next scene of the plan."""


@_from("conductor")
class GoToScene(Command, frozen=True):
    """To this scene of the plan, counted from 0."""

    scene: Annotated[int, Meta(ge=0, lt=24)]


@_from("conductor")
class StayInScene(Command, frozen=True):
    """Gives the scene that runs so many minutes more."""

    minutes: Annotated[float, Meta(gt=0, le=60)] = 2.0


@_from("conductor")
class SceneFromNow(Command, frozen=True):
    """Makes a scene of what is on now and puts it after the one that runs."""

    name: Label


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
    timing: TimingMode | None
    sounds: bool
    """Whether its touches are heard now: it doesn't rest, and a running technique lets it."""
    delay: float | None
    """Half the round trip plus its jitter, ms; absent until it is known."""
    wants_to_leave: bool
    low: str
    high: str


class LeaderState(Struct, frozen=True):
    """The therapist's own playing."""

    instrument: str
    soft: bool
    level: int
    pads: list[PadTone]
    """Two octaves or so in the middle of the scale, low to high."""


class GroupState(Struct, frozen=True):
    """Some seats under one letter."""

    group: GroupName
    seats: list[int]


class Cue(Struct, frozen=True):
    """Who plays now, who comes next and until when, by one running technique. Beats are those of `Tempo`."""

    technique: TechniqueName
    phase: Phase
    now: list[int]
    """The seats that may sound by it; LEADER is the therapist."""
    next: list[int]
    began: float
    """The beat on which this part began."""
    until: float | None
    """The beat on which the next part begins; absent: not fixed, such as until it is quiet, or by hand."""
    share: float | None = None
    """How far a ramp has come, 0 to 1."""


class SceneView(Struct, frozen=True):
    """One step of the plan as a strip shows it."""

    name: str
    minutes: float | None


class PlanView(Struct, frozen=True):
    """The plan as a strip, and where we are in it."""

    name: str
    scenes: list[SceneView]
    scene: int | None
    since: float
    """When that scene began, server time."""


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
    bed: BedState
    chords: ChordsState
    opening: list[GroundName]
    """Grounds that are on and wait for their bar."""
    leaving: list[GroundName]
    """Grounds that are off and still fading."""
    space: bool
    rumble: bool
    leader: LeaderState
    timing: TimingMode
    swing: float
    grid: int
    held: HeldNotes
    delay: float
    """How late Steady sounds everything, ms: it follows the tablets' network."""
    level: float
    level_goal: float
    """Where a growing or fading level is going; the same as `level` when it stays."""
    hush: bool
    counting: CountIn | None
    """The count-in that runs."""
    groups: list[GroupState]
    techniques: list[TechniqueState]
    cues: list[Cue]
    plan: PlanView | None
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


class GroundView(Struct, frozen=True):
    """One pulse or bed as it is offered."""

    id: str
    name: str


class InstrumentView(Struct, frozen=True):
    """One instrument as it is offered."""

    id: str
    name: str
    hold: bool


@_fact
class Offer(Fact, frozen=True):
    """All there is to choose from; sent once to a dashboard."""

    scales: list[ScaleView]
    instruments: list[InstrumentView]
    pulses: list[GroundView]
    beds: list[GroundView]
    templates: list[Plan]


@_fact
class PlanText(Fact, frozen=True):
    """The whole plan, for editing; told when it changes."""

    plan: Plan | None


class Reading(Struct, frozen=True):
    """How one seat, or the group as seat 0, plays now: read from its touches of the last ten seconds."""

    seat: int
    bpm: float | None
    """None: no pulse to follow."""
    clarity: float
    """Height of the pulse's peak, 0 to 1."""
    loudness: float
    """Mean of the touches' velocities."""
    pitch: float | None
    """Mean, MIDI semitones."""
    density: float
    """Touches a second."""


@_fact
class Match(Fact, frozen=True):
    """The latest readings; a seat that hasn't played lately is missing."""

    readings: list[Reading]


class SeatLight(Struct, frozen=True):
    """One seat as the display shows it."""

    seat: int
    place: int
    link: Literal["free", "waiting", "here", "away"]
    rest: bool
    """Its touches aren't heard now."""


@_fact
class Stage(Fact, frozen=True):
    """Everything the display shows but the touches, whenever anything of it has changed."""

    seats: list[SeatLight]
    running: bool
    tempo: Tempo
    pulse: bool
    cues: list[Cue]
    counting: CountIn | None
    plan: PlanView | None
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
