"""The record of a session: kept with consent, marked, and replayed in the room."""

from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from server.protocol.terms import SEATS_MOST, Label, Phrase, SeatNumber, SeatNumbers
from server.protocol.wire import Command, Fact, fact, sent_by

MarkIcon = Literal["star", "heart", "flag"]
KeepDays = Annotated[int, Meta(ge=0, le=3650)]
"""Days a session is kept after it ended. 0: gone with the end of the room."""
SessionId = Annotated[str, Meta(pattern=r"^[a-z0-9]{12}$")]
Moment = Annotated[float, Meta(ge=0, le=86_400)]
"""Seconds since the recording began."""
Speed = Annotated[float, Meta(ge=0.5, le=2)]

# --- recording, with consent


@sent_by("conductor")
class StartRecording(Command, frozen=True):
    """Everyone has been asked: from now on what the room plays is kept, but for the seats left out."""

    title: Label | None = None
    series: Label | None = None
    """A name for the group that says nothing of who is in it."""
    keep_days: KeepDays = 30


@sent_by("conductor")
class PauseRecording(Command, frozen=True):
    """Nothing is kept until it goes on."""

    paused: bool


@sent_by("conductor")
class StopRecording(Command, frozen=True):
    """The recording ends; starting again makes another session."""


@sent_by("conductor")
class KeepSeats(Command, frozen=True):
    """Whether these seats are kept. Of a seat left out nothing is, from this moment on. Before a recording, too."""

    seats: SeatNumbers
    kept: bool


@sent_by("conductor")
class AskAssent(Command, frozen=True):
    """Tablets of these seats ask in pictures whether they may be kept; empty: none asks any more."""

    seats: Annotated[list[SeatNumber], Meta(max_length=SEATS_MOST)]


@sent_by("member", "helper")
class GiveAssent(Command, frozen=True):
    """The answer of whoever sits there. No is as good as yes: the seat is left out at once."""

    yes: bool


@sent_by("conductor")
class Mark(Command, frozen=True):
    """Keeps this moment, or the one `at` on the server's clock."""

    icon: MarkIcon
    word: Annotated[str, Meta(max_length=40, pattern=r"^[^\x00-\x1f\x7f]*$")] = ""
    at: float | None = None


class MarkView(Struct, frozen=True):
    """A kept moment."""

    id: int
    """Its number within the session, from 1."""
    at: float
    """Seconds since the recording began."""
    icon: MarkIcon
    word: str


class Assent(Struct, frozen=True):
    """What the member in a seat answered."""

    seat: int
    answer: Literal["asked", "yes", "no"]


@fact
class Recording(Fact, frozen=True):
    """For dashboards: what is being kept. Told on arrival and whenever anything of it changes."""

    state: Literal["off", "on", "paused"]
    session: str | None
    """Its id, once it has begun."""
    title: str
    since: float | None
    """Server time at which the recording began."""
    kept: float
    """Seconds on the tape so far, as of `at`; pauses count, so that moments are those of the clock."""
    at: float
    left_out: list[int]
    assents: list[Assent]
    marks: list[MarkView]
    trouble: Phrase | None = None
    """The record can't be written just now, or hardly has room: what is so, for the catalogs. Play goes on."""
    trouble_text: str = ""
    """The same in English."""


@fact
class RecordingSign(Fact, frozen=True):
    """For every other page: what its banner says. A member's page is told of its own seat."""

    state: Literal["off", "on", "paused"]
    left_out: bool = False
    """This page's seat is not kept."""
    some_left_out: bool = False
    """For pages of the whole room."""
    asked: bool = False
    """This tablet should ask now whether its seat may be kept."""


# --- replay in the room


@sent_by("conductor")
class StartReplay(Command, frozen=True):
    """Plays what was kept, in the room, as it sounded and looked. The room's own playing stops first."""

    session: SessionId
    since: Moment = 0.0
    until: Moment | None = None
    """None: to the end."""
    speed: Speed = 1.0
    last: Annotated[float, Meta(gt=0, le=600)] | None = None
    """Instead of `since`: the last so many seconds of a recording that still runs."""


@sent_by("conductor")
class SteerReplay(Command, frozen=True):
    """Pause, go on, another place, another speed, or other seats off; what is absent stays."""

    paused: bool | UnsetType = UNSET
    at: Moment | UnsetType = UNSET
    speed: Speed | UnsetType = UNSET
    without: Annotated[list[SeatNumber], Meta(max_length=SEATS_MOST)] | UnsetType = UNSET
    """Seats, and nothing else, that stay silent and dark."""


@sent_by("conductor")
class EndReplay(Command, frozen=True):
    """Back to the room as it was; it stays stopped until GO."""


@fact
class Replay(Fact, frozen=True):
    """For dashboards: what is being played back, or (`session` None) that nothing is."""

    session: str | None
    title: str = ""
    state: Literal["loading", "playing", "paused"] = "loading"
    place: float = 0.0
    """Seconds since the recording began, at server time `at`."""
    at: float = 0.0
    speed: float = 1.0
    since: float = 0.0
    until: float = 0.0
    seats: list[int] = []
    """Those that are heard in it."""
    without: list[int] = []


# --- sessions in the library (asked for and answered over HTTP)


class SessionSeat(Struct, frozen=True, forbid_unknown_fields=True):
    """A seat of a kept session."""

    seat: int
    key: Annotated[str, Meta(min_length=1, max_length=40)]
    """Who it was, without a name: the same key in a series is the same person. By itself the seat's number and name."""
    kept: bool
    """False: left out for all of it."""
    assent: Literal["", "yes", "no"] = ""


class SessionLine(Struct, frozen=True):
    """A session as the library lists it."""

    id: str
    title: str
    series: str | None
    began: str
    """ISO 8601, UTC."""
    length: float
    """Seconds."""
    state: Literal["running", "ended", "cut"]
    """`cut`: the server ended in the middle; kept to `length`."""
    seats: int
    plan: str | None
    words: str
    keep_days: int
    goes: str | None
    """When it is erased by itself, ISO 8601 UTC; None while it runs."""
    imported: bool = False


class Goal(Struct, frozen=True, forbid_unknown_fields=True):
    """Something agreed beforehand, in the therapist's words; rated by nobody but the therapist."""

    id: str
    text: Annotated[str, Meta(min_length=1, max_length=300)]
    area: Literal[
        "",
        "voice",
        "feelings",
        "regulation",
        "expression",
        "identity",
        "attention",
        "movement",
        "relationships",
    ] = ""
    seat_key: str | None = None
    """Whose it is; None: the group's."""
    weight: Annotated[int, Meta(ge=1, le=5)] = 1
    levels: Annotated[list[str], Meta(max_length=5)] = []
    """What -2, -1, 0, 1 and 2 would look like, if the therapist wrote it down."""
    series: bool = False
    """It belongs to the whole series, and is rated anew in each session."""
    rating: Annotated[int, Meta(ge=-2, le=2)] | None = None
    """In this session."""


class Mood(Struct, frozen=True, forbid_unknown_fields=True):
    """What the therapist observed before and after, 0 to 10, on whatever scale they use."""

    seat_key: str | None
    before: Annotated[int, Meta(ge=0, le=10)] | None = None
    after: Annotated[int, Meta(ge=0, le=10)] | None = None


class SessionView(Struct, frozen=True):
    """A session with everything that isn't its tape."""

    line: SessionLine
    seats: list[SessionSeat]
    marks: list[MarkView]
    goals: list[Goal]
    moods: list[Mood]
    attainment: float | None
    """The T score of the ratings by goal attainment scaling; None with fewer than one."""


class SessionEdit(Struct, frozen=True, forbid_unknown_fields=True):
    """What of a session its therapist changes; what is absent stays."""

    title: Annotated[str, Meta(min_length=1, max_length=80)] | UnsetType = UNSET
    words: Annotated[str, Meta(max_length=20_000)] | UnsetType = UNSET
    series: Annotated[str, Meta(max_length=40)] | None | UnsetType = UNSET
    keep_days: KeepDays | UnsetType = UNSET
    seats: Annotated[list[SessionSeat], Meta(max_length=SEATS_MOST)] | UnsetType = UNSET
    goals: Annotated[list[Goal], Meta(max_length=24)] | UnsetType = UNSET
    moods: Annotated[list[Mood], Meta(max_length=SEATS_MOST + 1)] | UnsetType = UNSET


class Densities(Struct, frozen=True):
    """How much each seat played, for the picture one replays by."""

    step: float
    """Seconds a column stands for."""
    seats: dict[str, list[int]]
    """Touches by column; the seat's number is the name."""


ExportFormat = Literal[
    "midi", "musicxml", "score", "csv", "json", "wav", "flac", "mp3", "pdf", "research", "everything"
]
"""`score`: notation engraved as pictures (SVG); `everything`: one file that another copy imports unchanged."""


class ExportOrder(Struct, frozen=True, forbid_unknown_fields=True):
    """What to make of a session."""

    format: ExportFormat
    since: Moment = 0.0
    until: Moment | None = None
    seats: Annotated[list[SeatNumber], Meta(max_length=SEATS_MOST)] = []
    """None named: all that are kept."""
    parts: bool = False
    """Notation: a file for each part beside the score."""
    touched: bool = False
    """MIDI: times of the hands instead of what was heard."""
    language: Annotated[str, Meta(pattern=r"^[a-z]{2}$")] = "en"
    seat: SeatNumber | None = None
    """PDF: whose facts stand on it; None: the group's."""


class JobView(Struct, frozen=True):
    """Work in the worker process, as its page shows it."""

    id: str
    state: Literal["waiting", "running", "done", "refused"]
    share: float
    """0 to 1."""
    doing: Phrase | None = None
    file: str | None = None
    """What it will be called when it is taken away."""
    size: int | None = None
    refused: Phrase | None = None
    text: str = ""
    """The refusal in English."""
    sessions: list[str] = []
    """Those it brought in, or erased."""


class SeatKeyOrder(Struct, frozen=True, forbid_unknown_fields=True):
    """Everything of one seat key: in all sessions of a series, or in one session."""

    key: Annotated[str, Meta(min_length=1, max_length=40)]
    series: Annotated[str, Meta(min_length=1, max_length=40)] | None = None
    session: SessionId | None = None
    language: Annotated[str, Meta(pattern=r"^[a-z]{2}$")] = "en"


class SeatKeyChange(Struct, frozen=True, forbid_unknown_fields=True):
    """One person of a series is to have another key."""

    series: Annotated[str, Meta(min_length=1, max_length=40)]
    key: Annotated[str, Meta(min_length=1, max_length=40)]
    to: Annotated[str, Meta(min_length=1, max_length=40)]


class SeriesLine(Struct, frozen=True):
    """A series as the library names it."""

    label: str
    sessions: list[str]
    """Their ids, the oldest first."""
    keys: list[str]
    """The seat keys that occur in it."""
