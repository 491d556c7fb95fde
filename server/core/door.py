"""Who comes in: QR links while the door is open, everybody else by one tap of the therapist."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from server.core import calibrating, helping
from server.core.effects import Dismiss, DrawInvitation, Effect, Handlers, Send
from server.core.errors import Refused
from server.core.playing import hush_seat
from server.core.seat import Away, Free, Here, Seat, Waiting
from server.core.settings import DOZEN, seat_defaults
from server.core.tape import Moved
from server.protocol import (
    SEATS_MOST,
    Admit,
    AllowLeave,
    AtTheDoor,
    Bye,
    MoreSeats,
    NewCode,
    RemoveSeat,
    SetDoor,
)

if TYPE_CHECKING:
    from server.core.room import Room, Sender

DOOR_OPEN_FOR = 600.0
"""Seconds. A forgotten open door closes itself; latecomers then knock."""

WAITING_MOST = 12


@dataclass(frozen=True, slots=True)
class Knocked:
    """Which seat is kept for the tablet that knocked, and whether it must wait for a tap."""

    seat: int
    waiting: bool


def knock(room: Room, by: Literal["qr", "code"], now: float) -> Knocked:
    """A tablet without a seat asks for one. Raises Refused when the room or the space before the door is full."""
    straight_in = by == "qr" and room.door_open
    if not straight_in and sum(isinstance(seat.presence, Waiting) for seat in room.seats) >= WAITING_MOST:
        raise Refused(
            "door_full", "Many tablets are at the door already. Ask someone in the room to let them in."
        )
    seat = next((seat for seat in room.seats if isinstance(seat.presence, Free)), None)
    if seat is None:
        if len(room.seats) >= SEATS_MOST:
            raise Refused("room_full", "Every seat in this room is taken. Ask the therapist to free one.")
        add_dozen(room)
        seat = next(seat for seat in room.seats if isinstance(seat.presence, Free))
    seat.presence = Away(since=now) if straight_in else Waiting(since=now)
    room.tape.append(Moved(seat=seat.number, at=now, what="admitted" if straight_in else "knocked"))
    room.picture.stale = True
    return Knocked(seat=seat.number, waiting=not straight_in)


def add_dozen(room: Room) -> None:
    """Twelve more seats, at the end of the circle; nobody moves."""
    first = len(room.seats) + 1
    numbers = range(first, min(first + DOZEN, SEATS_MOST + 1))
    settings = room.settings
    room.settings = replace(
        settings,
        seats=(*settings.seats, *map(seat_defaults, numbers)),
        order=(*settings.order, *numbers),
    )
    room.seats.extend(Seat(number=number) for number in numbers)
    room.history.forget()  # an undo must not take seats away from people
    for seat in room.seats[first - 1 :]:
        seat.surface = room.tuning.surface(seat.number, room.settings)


def door_facts(room: Room, seat: Seat) -> AtTheDoor:
    taken = [other.number for other in room.seats if isinstance(other.presence, Here | Away)]
    return AtTheDoor(seat=seat.number, taken=taken, code=room.invitation.code)


def admit(room: Room, sender: Sender, message: Admit, now: float) -> list[Effect]:
    seat = room.seat(message.seat)
    if not isinstance(seat.presence, Waiting):
        raise Refused("nobody_waits", f"No tablet waits for seat {seat.number} any more.", seat=seat.number)
    room.picture.stale = True
    room.tape.append(Moved(seat=seat.number, at=now, what="admitted" if message.let_in else "declined"))
    if not message.let_in:
        seat.presence = Free()
        helping.seat_freed(room, seat.number, now)
        text = "Not now. Someone in the room can let you in a little later."
        return [Dismiss(seat.number, Bye(reason="declined", text=text))]
    seat.presence = Here(since=now) if room.connected(seat.number) else Away(since=now)
    room.ensemble.forget(seat.number)
    return [Send(seat.number, room.surface_fact(seat)), *room.people_changed(now), *room.mix_changed()]


def remove_seat(room: Room, sender: Sender, message: RemoveSeat, now: float) -> list[Effect]:
    seat = room.seat(message.seat)
    if isinstance(seat.presence, Free):
        raise Refused("seat_free", f"Nobody sits in seat {seat.number}.", seat=seat.number)
    effects = hush_seat(room, seat, now)
    seat.presence = Free()
    helping.seat_freed(room, seat.number, now)
    seat.last_note = 0
    seat.delay = seat.link = None
    calibrating.forget(seat)
    seat.wants_to_leave = seat.may_leave = False
    room.picture.stale = True
    room.tape.append(Moved(seat=seat.number, at=now, what="removed"))
    text = "This tablet has left the room. To play again, ask someone in the room to let you in."
    return [
        *effects,
        *room.people_changed(now),
        Dismiss(seat.number, Bye(reason="removed", text=text)),
    ]


def allow_leave(room: Room, sender: Sender, message: AllowLeave, now: float) -> list[Effect]:
    seat = room.seat(message.seat)
    seat.wants_to_leave = False
    seat.may_leave = message.allow
    room.picture.stale = True
    return [Send(seat.number, room.surface_fact(seat))]


def set_door(room: Room, sender: Sender, message: SetDoor, now: float) -> list[Effect]:
    room.open_until = now + DOOR_OPEN_FOR if message.open else None
    room.picture.stale = True
    return []


def new_code(room: Room, sender: Sender, message: NewCode, now: float) -> list[Effect]:
    return [DrawInvitation()]


def more_seats(room: Room, sender: Sender, message: MoreSeats, now: float) -> list[Effect]:
    if len(room.seats) >= SEATS_MOST:
        raise Refused("seats_most", f"A room has at most {SEATS_MOST} seats.", most=SEATS_MOST)
    add_dozen(room)
    room.picture.stale = True
    return room.mix_changed()


HANDLERS: Handlers = {
    Admit: admit,
    RemoveSeat: remove_seat,
    AllowLeave: allow_leave,
    SetDoor: set_door,
    NewCode: new_code,
    MoreSeats: more_seats,
}
