"""Everything the dashboard shows."""

from typing import Literal

from msgspec import Struct

from server.protocol.access import AccessProfile, AccessProposal
from server.protocol.grounds import BedState, ChordsState, DroneState, PulseState
from server.protocol.pads import CountIn, PadTone
from server.protocol.techniques import TechniqueState
from server.protocol.terms import (
    DisplayLight,
    GroundName,
    GroupName,
    HeldNotes,
    Phase,
    Phrase,
    TechniqueName,
    TimingMode,
)
from server.protocol.wire import Fact, fact


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
    access: AccessProfile
    register: int
    level: int
    rest: bool
    not_now: bool
    """It rests because its helper asked for it; letting it play again is the same as after any rest."""
    assisted: bool
    """Its touches are being made with help, as its helper says."""
    solo: bool
    calm: bool
    timing: TimingMode | None
    sounds: bool
    """Whether its touches are heard now: it doesn't rest, and a running technique lets it."""
    delay: float | None
    """Half the round trip plus its jitter, ms; absent until it is known."""
    wants_to_leave: bool
    low: str
    high: str
    calibrating: bool
    """Its tablet asks for the twenty touches now."""
    proposal: AccessProposal | None
    """What they suggest, until somebody takes it or puts it away."""


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
    phrase: Phrase | None = None
    """The same for other languages than English."""


class Notice(Struct, frozen=True):
    """Something the therapist should know, until the next act."""

    text: str
    phrase: Phrase | None = None
    """The same for other languages than English."""


@fact
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
    calm: bool
    """Everywhere; a seat may be calm by itself, too."""
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
    notices: list[Notice]
    """Sentences for the therapist, the newest first."""


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


@fact
class Match(Fact, frozen=True):
    """The latest readings; a seat that hasn't played lately is missing."""

    readings: list[Reading]
