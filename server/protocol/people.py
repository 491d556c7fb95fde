"""What a conductor says about seats, the door and the display."""

from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType

from server.protocol.terms import (
    SEATS_MOST,
    DisplayLight,
    GroupName,
    Name,
    SeatNumber,
    SeatNumbers,
    Step,
    TimingMode,
)
from server.protocol.wire import Command, sent_by


@sent_by("conductor")
class SetSeats(Command, frozen=True):
    """Changes some settings of some seats; what is absent stays."""

    seats: SeatNumbers
    instrument: Name | UnsetType = UNSET
    soft: bool | UnsetType = UNSET
    register: Annotated[int, Meta(ge=-4, le=4)] | UnsetType = UNSET
    """Steps of the ladder below or above the place the seat would have by itself."""
    level: Step | UnsetType = UNSET
    rest: bool | UnsetType = UNSET
    solo: bool | UnsetType = UNSET
    timing: TimingMode | None | UnsetType = UNSET
    """None: as the room."""


@sent_by("conductor")
class SetGroup(Command, frozen=True):
    """Keeps some seats as a group; none to clear it."""

    group: GroupName
    seats: Annotated[list[SeatNumber], Meta(max_length=SEATS_MOST)]


@sent_by("conductor")
class StepSeats(Command, frozen=True):
    """One step softer or louder for some seats."""

    seats: SeatNumbers
    by: Literal[-1, 1]


@sent_by("conductor")
class Arrange(Command, frozen=True):
    """The seats in the order in which the chairs stand, clockwise from the top. Every seat exactly once."""

    order: SeatNumbers


@sent_by("conductor")
class MoreSeats(Command, frozen=True):
    """Another dozen seats."""


@sent_by("conductor")
class RemoveSeat(Command, frozen=True):
    """Ends the pass of whoever sits there; that tablet may knock again."""

    seat: SeatNumber


@sent_by("conductor")
class AllowLeave(Command, frozen=True):
    """The therapist's word to a tablet that asked to leave."""

    seat: SeatNumber
    allow: bool


@sent_by("conductor")
class Admit(Command, frozen=True):
    """Lets in, or turns away for now, the tablet that waits for this seat."""

    seat: SeatNumber
    let_in: bool


@sent_by("conductor")
class SetDoor(Command, frozen=True):
    """While the door is open the QR code lets tablets straight in."""

    open: bool


@sent_by("conductor")
class NewCode(Command, frozen=True):
    """A new code and QR; the old ones stop working, those inside stay."""


@sent_by("conductor")
class SetDisplay(Command, frozen=True):
    """How bright the display is, and whether it may show the code."""

    light: DisplayLight | UnsetType = UNSET
    show_code: bool | UnsetType = UNSET
