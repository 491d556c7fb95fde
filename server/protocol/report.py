"""What a report says: facts of the tape, each with its definition's name, what it was counted from, and a baseline.

Nothing here is a score, ranks people or names a feeling. Every sentence is a name in the catalogs (`report.…`).
"""

from typing import Literal

from msgspec import Struct

from server.protocol.record import MarkView, SessionView
from server.protocol.terms import Phase, Phrase, TechniqueName

Unit = Literal[
    "share", "seconds", "a_minute", "of", "semitones", "number", "level", "milliseconds", "beats", "pads"
]
"""`of`: so many out of `n`. `share`: 0 to 1, shown as per cent. `level`: 0 to 1, soft to loud."""


class Baseline(Struct, frozen=True):
    """What to compare with: this seat's own past, or what chance gives. Never another person."""

    kind: Literal["past", "chance"]
    low: float
    high: float
    """Past: smallest and largest of the last five sessions. Chance: the middle 95 % of the surrogates."""
    n: int
    """So many sessions, or surrogates."""


class Measure(Struct, frozen=True):
    """One fact."""

    id: str
    """`report.measure.ID.name` and `.definition` say what it is and how it is counted."""
    seat: int | None
    """None: the group."""
    other: int | None
    """The other seat of a pair. Each pair is told from both sides."""
    value: float | None
    """None: not shown, for the reason in `thin`."""
    high: float | None
    """For ranges, where they end; `value` is where they begin."""
    unit: Unit
    n: int
    counted: Literal["touches", "times", "rests", "turns", "seconds", "phrases", "seats", "minutes"]
    """What `n` counts."""
    baseline: Baseline | None
    thin: Phrase | None = None
    """Grey, and why: too few, clocks too uncertain, quantised ..."""
    notes: list[Phrase] = []
    """What was left out of it (helped, quantised, echoed touches), and its caveat."""


class Curve(Struct, frozen=True):
    """A value over the session, as the Music Therapy Toolbox draws them."""

    id: Literal[
        "density", "duration", "pitch", "pitch_spread", "velocity", "pulse_clarity", "dissonance", "silence"
    ]
    seat: int | None
    window: float
    step: float
    """Seconds. The first value stands for the window that begins at 0."""
    values: list[float | None]
    """None: too little in that window."""
    measured: bool = True
    """False for velocities of a tablet that can't tell them."""


class NoteBar(Struct, frozen=True, array_like=True):
    """A touch on the timeline: when the finger came down, how long, where on its seat's pads, and what it was."""

    at: float
    length: float
    pad: int
    pitch: float
    velocity: float
    mark: Literal["", "helped", "quantised", "unheard"]


class SeatRow(Struct, frozen=True):
    """A seat on the timeline."""

    seat: int
    key: str
    pads: int
    notes: list[NoteBar]
    left_out: list[tuple[float, float]]
    helped: list[tuple[float, float]]
    open: list[tuple[float, float]]
    """When its touches were heard."""


class Stretch(Struct, frozen=True):
    """A scene, or a technique, from when to when."""

    since: float
    until: float
    name: str
    """A scene's own name; a technique's is in the catalogs."""
    technique: TechniqueName | None = None
    phase: Phase | None = None
    seats: list[int] = []


class Timeline(Struct, frozen=True):
    """Everything on one line of time; seconds since the recording began."""

    length: float
    rows: list[SeatRow]
    therapist: list[NoteBar]
    """The therapist's own tones, and echoes."""
    scenes: list[Stretch]
    techniques: list[Stretch]
    scales: list[Stretch]
    stops: list[tuple[float, float]]
    pauses: list[tuple[float, float]]
    """Of the recording."""
    tempo: list[tuple[float, float]]
    """(seconds, bpm) at every corner."""
    marks: list[MarkView]
    density: list[int]
    """The group's touches in each of `density_step` seconds."""
    density_step: float


class TrendPoint(Struct, frozen=True):
    """One session of a series."""

    session: str
    began: str
    value: float | None
    n: int
    thin: bool


class Trend(Struct, frozen=True):
    """One measure of one seat key over a series of sessions."""

    measure: str
    unit: Unit
    key: str
    points: list[TrendPoint]


class Report(Struct, frozen=True):
    """Facts of what was touched, not of how anyone felt."""

    session: SessionView
    made: str
    """ISO 8601, UTC."""
    timeline: Timeline
    measures: list[Measure]
    curves: list[Curve]
    trends: list[Trend]
    helped: int
    quantised: int
    echoed: int
    touches: int
