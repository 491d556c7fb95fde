"""Techniques, and the therapist's own playing."""

from typing import Annotated

from msgspec import UNSET, Meta, Struct, UnsetType

from server.protocol.terms import (
    SEATS_MOST,
    Beats,
    Bpm,
    GroundName,
    Level,
    Name,
    NoteId,
    SeatNumber,
    Step,
    TechniqueName,
    Unit,
)
from server.protocol.wire import Command, sent_by


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


@sent_by("conductor")
class StartTechnique(Command, frozen=True):
    """Begins a technique, or changes it if it runs already. Whatever can't go on beside it ends."""

    technique: TechniqueState


@sent_by("conductor")
class EndTechnique(Command, frozen=True):
    """Ends a technique."""

    technique: TechniqueName


@sent_by("conductor")
class PlayFree(Command, frozen=True):
    """Ends every technique for some seats; none named: for everyone."""

    seats: Annotated[list[SeatNumber], Meta(max_length=SEATS_MOST)] = []


@sent_by("conductor")
class NextPart(Command, frozen=True):
    """Hands over now: the next turn, group, stop or go of a running technique, on the next beat."""

    technique: TechniqueName


@sent_by("conductor")
class SetLeader(Command, frozen=True):
    """The therapist's own playing: its timbre, which also gives echoes back, and its level."""

    instrument: Name | UnsetType = UNSET
    soft: bool | UnsetType = UNSET
    level: Step | UnsetType = UNSET


@sent_by("conductor")
class LeaderOn(Command, frozen=True):
    """The therapist plays a tone, on the dashboard's pads or a MIDI keyboard: the nearest tone of the scale sounds."""

    note: NoteId
    key: Annotated[float, Meta(ge=0, le=127)]
    velocity: Unit


@sent_by("conductor")
class LeaderOff(Command, frozen=True):
    """That tone ends."""

    note: NoteId
