"""The numbers and names that messages are made of."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

VERSION = 4
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
PadTheme = Literal["device", "dusk", "linen", "contrast"]
"""How a tablet's light is: as its own system prefers it, or one of the three themes."""
Motion = Literal["device", "full", "still"]
Scanning = Literal["off", "auto", "step", "held"]
"""By one switch the frame walks on by itself; by two a switch steps it; or it walks while the switch is held."""
ActOn = Literal["touch", "lift"]
Arrangement = Literal["auto", "row", "rows"]
Side = Literal["all", "left", "right"]
Turned = Literal["upright", "left", "right", "upside_down"]


class Phrase(Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence as its name in the catalogs of languages, and what is put into its places."""

    key: Annotated[str, Meta(pattern=r"^[a-z0-9_.]{1,80}$")]
    values: dict[str, str | int | float] = {}
