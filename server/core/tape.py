"""The tape: the ordered list of everything that happened in a room, from which whatever is told later is made.

Recording, replay, export and report are functions of a tape. In memory a room keeps only its last minutes, for the
techniques that listen back; what leaves memory is `core.recording`'s business, and only with consent.

Times are seconds: on the server's clock while a room lives, since the beginning of the recording once kept.
"""

from collections import deque
from collections.abc import Callable, Iterator
from typing import Final, Literal

import msgspec
from msgspec import Struct

from server.protocol import (
    Mix,
    Phase,
    Silence,
    SoundBend,
    SoundOff,
    SoundOn,
    Stage,
    TechniqueName,
    TimingMode,
    TouchLoudness,
)

KEPT = 20_000
"""Events. About ten minutes of a full room."""


class Touched(Struct, frozen=True, tag_field="kind", tag="touched", omit_defaults=True):
    """A pad was touched. Both times are kept: synchrony is read from `touched`, what was heard from `sounded`."""

    seat: int
    note: int
    pad: int
    pitch: float
    velocity: float
    touched: float
    sounded: float | None
    """None: it glowed but was not heard."""
    sound: int | None
    """The `id` of its `SoundOn`."""
    timing: TimingMode = "as_played"
    """How its moment was chosen; all but `as_played` and `steady` are quantised."""


class Lifted(Struct, frozen=True, tag_field="kind", tag="lifted"):
    """A touch ended, and why. `at` is when the hand ended it, `ended` when what sounded did."""

    seat: int
    note: int
    at: float
    ended: float
    why: Literal["lift", "left", "lease", "scale", "stopped", "turn"]


class Changed(Struct, frozen=True, tag_field="kind", tag="changed"):
    """The conductor changed something, in words."""

    what: str
    at: float


class Moved(Struct, frozen=True, tag_field="kind", tag="moved"):
    """Someone came, went or was let in."""

    seat: int
    at: float
    what: Literal["came", "away", "knocked", "admitted", "declined", "removed"]


class Assisted(Struct, frozen=True, tag_field="kind", tag="assisted"):
    """The touches of a seat from `since` to `until` were made with help. Of those with one `since` the last holds."""

    seat: int
    since: float
    until: float | None
    """None: it still goes on. The same as `since`: it was taken back."""
    at: float


class Surfaced(Struct, frozen=True, tag_field="kind", tag="surfaced"):
    """What a seat plays on from `at` on: its pads' pitches, low to high, and how it is touched."""

    seat: int
    at: float
    pads: list[float]
    instrument: str
    hold: bool
    """Whether its tones last while touched."""
    loudness: TouchLoudness
    """`fixed`: velocities say nothing."""


class Linked(Struct, frozen=True, tag_field="kind", tag="linked"):
    """How uncertain a tablet's times are: round trip and jitter, milliseconds."""

    seat: int
    at: float
    round_trip: float
    jitter: float


class TempoSet(Struct, frozen=True, tag_field="kind", tag="tempo_set"):
    """A part of the tempo map, as `core.transport.Part`. Told at `told`; whatever was planned after `at` is dropped."""

    told: float
    at: float
    beat: float
    bpm: float
    target: float
    until: float
    glide: Literal["in_time", "in_beats"] | None
    bar: int
    """Beats in a bar."""


class ScaleSet(Struct, frozen=True, tag_field="kind", tag="scale_set"):
    """A scale in a key is in force, spelled out so that no later change of its file touches what was played."""

    at: float
    scale: str
    root: int
    """Pitch class, 0 is C."""
    name: str
    """In words: "Major pentatonic on C"."""
    degrees: list[float]
    """Semitones above the root."""
    period: float
    """Semitones after which the scale comes again."""
    tones: list[str]
    """The degrees as they are spelled in this key, such as "F\u266f"."""


class SceneBegan(Struct, frozen=True, tag_field="kind", tag="scene_began"):
    """A scene of the plan begins."""

    at: float
    plan: str
    scene: int
    name: str


class Ran(Struct, frozen=True, tag_field="kind", tag="ran"):
    """The room plays from now on (GO, after its count-in), or has stopped."""

    at: float
    plays: bool


class Opened(Struct, frozen=True, tag_field="kind", tag="opened"):
    """From `at` on the touches of exactly these seats are heard."""

    at: float
    seats: list[int]


class TechniqueRan(Struct, frozen=True, tag_field="kind", tag="technique_ran"):
    """A technique begins on some seats (none: on all), or ends."""

    at: float
    technique: TechniqueName
    on: bool
    seats: list[int]


class PartBegan(Struct, frozen=True, tag_field="kind", tag="part_began"):
    """A part of a technique begins on the beat: whose turn it is, who is called, who answers."""

    at: float
    technique: TechniqueName
    phase: Phase
    seats: list[int]
    """Those who may sound by it; LEADER is the therapist."""
    until: float | None
    """When it is to end, as known at its beginning."""


class SoundBegan(Struct, frozen=True, tag_field="kind", tag="sound_began"):
    """The speaker was told to sound a tone. Those of hands have a `Touched` with its id; others don't."""

    at: float
    sound: SoundOn


class SoundEnded(Struct, frozen=True, tag_field="kind", tag="sound_ended"):
    """The speaker was told to let a tone go."""

    at: float
    sound: SoundOff


class SoundBent(Struct, frozen=True, tag_field="kind", tag="sound_bent"):
    """The speaker was told to let a tone slide."""

    at: float
    sound: SoundBend


class Silenced(Struct, frozen=True, tag_field="kind", tag="silenced"):
    """The speaker was told to end every tone, of a seat or of all."""

    at: float
    silence: Silence


class Mixed(Struct, frozen=True, tag_field="kind", tag="mixed"):
    """The balance the speaker was told."""

    at: float
    mix: Mix


class Staged(Struct, frozen=True, tag_field="kind", tag="staged"):
    """What displays showed from now on, touches aside. Never with a code."""

    at: float
    stage: Stage


class Marked(Struct, frozen=True, tag_field="kind", tag="marked"):
    """The therapist kept a moment."""

    at: float
    icon: Literal["star", "heart", "flag"]
    word: str = ""


class Kept(Struct, frozen=True, tag_field="kind", tag="kept"):
    """Recording began, paused, went on or ended."""

    at: float
    what: Literal["began", "paused", "resumed", "ended"]


class SeatKept(Struct, frozen=True, tag_field="kind", tag="seat_kept"):
    """From `at` on this seat is kept, or left out: nothing of it is anywhere on the tape until it is kept again."""

    at: float
    seat: int
    kept: bool


class Replayed(Struct, frozen=True, tag_field="kind", tag="replayed"):
    """The room listened to something kept earlier; none of that is on this tape as play. `on`: it began, or ended."""

    at: float
    on: bool


Event = (
    Touched
    | Lifted
    | Changed
    | Moved
    | Assisted
    | Surfaced
    | Linked
    | TempoSet
    | ScaleSet
    | SceneBegan
    | Ran
    | Opened
    | TechniqueRan
    | PartBegan
    | SoundBegan
    | SoundEnded
    | SoundBent
    | Silenced
    | Mixed
    | Staged
    | Marked
    | Kept
    | SeatKept
    | Replayed
)
"""On the wire of files: JSON objects, told apart by `kind`."""


_TIMES: Final[dict[type[Event], tuple[str, ...]]] = {
    Touched: ("touched", "sounded"),
    Lifted: ("at", "ended"),
    Assisted: ("since", "until", "at"),
    TempoSet: ("told", "at", "until"),
    PartBegan: ("at", "until"),
}
"""The fields that hold moments; all other events have `at` alone, and what they were told inside."""


def told_at(event: Event) -> float:
    """Its moment on the tape. A tape is in the order in which the server heard of things.

    That is the order of these but for what comes late: a touch that the network held up (half a second at most), a
    moment marked afterwards, a part of a technique told from its exact beat. Who goes by moments sorts first.
    """
    match event:
        case Touched():
            return event.touched
        case TempoSet():
            return event.told
        case _:
            return event.at


def seat_of(event: Event) -> int | None:
    """The seat an event is about, if it is about one."""
    match event:
        case SoundBegan():
            return event.sound.seat
        case Silenced():
            return event.silence.seat
        case Touched() | Lifted() | Moved() | Assisted() | Surfaced() | Linked() | SeatKept():
            return event.seat
        case _:
            return None


def shifted(event: Event, by: float) -> Event:
    """The same event `by` seconds later, with every moment in it."""
    moved = {
        name: moment + by
        for name in _TIMES.get(type(event), ("at",))
        if (moment := getattr(event, name)) is not None
    }
    match event:
        case SoundBegan() | SoundEnded() | SoundBent() if event.sound.at is not None:
            sound = msgspec.structs.replace(event.sound, at=event.sound.at + by)
            return msgspec.structs.replace(event, **moved, sound=sound)
        case Staged():
            return msgspec.structs.replace(event, **moved, stage=_shifted_stage(event.stage, by))
        case _:
            return msgspec.structs.replace(event, **moved)


def _shifted_stage(stage: Stage, by: float) -> Stage:
    replace = msgspec.structs.replace
    counting, plan = stage.counting, stage.plan
    if counting is not None:
        go = None if counting.go is None else counting.go + by
        counting = replace(counting, beats=[beat + by for beat in counting.beats], go=go)
    if plan is not None:
        plan = replace(plan, since=plan.since + by)
    tempo = replace(stage.tempo, at=stage.tempo.at + by, until=stage.tempo.until + by)
    return replace(stage, tempo=tempo, counting=counting, plan=plan)


class Tape:
    """Append-only, numbered from 0; the oldest events fall off."""

    def __init__(self, kept: int = KEPT) -> None:
        self._events: deque[Event] = deque(maxlen=kept)
        self.length = 0
        self.note: Callable[[Event], None] | None = None
        """Who hears of each event at once, while a recording runs."""

    def append(self, event: Event) -> None:
        self._events.append(event)
        self.length += 1
        if self.note is not None:
            self.note(event)

    def __iter__(self) -> Iterator[Event]:
        return iter(self._events)

    def __reversed__(self) -> Iterator[Event]:
        return reversed(self._events)
