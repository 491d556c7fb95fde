"""Finding a seat's settings together: a tablet asks for twenty touches; what they suggest waits for consent."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from msgspec import structs

from server.core.access import changed, touched
from server.core.conducting import with_seats
from server.core.effects import Effect, Handlers, Send
from server.core.errors import Refused
from server.core.proposing import suggested
from server.core.seat import Here, Seat
from server.protocol import AccessProposal, Calibrate, Calibrated, Calibration, TakeProposal

if TYPE_CHECKING:
    from server.core.room import Room, Sender


def calibrate(room: Room, sender: Sender, message: Calibrate, now: float) -> list[Effect]:
    seat = room.seat(message.seat)
    if message.on and not isinstance(seat.presence, Here):
        raise Refused("nobody_there", f"No tablet is at seat {seat.number} now.", seat=seat.number)
    effects = put_away(room, seat) if message.on else []
    if message.on or seat.calibrating:
        effects.append(Send(seat.number, Calibration(on=message.on)))
    seat.calibrating = message.on
    room.picture.stale = True
    return effects


def calibrated(room: Room, sender: Sender, message: Calibrated, now: float) -> list[Effect]:
    seat = room.seat_of(sender)
    if not seat.calibrating:
        raise Refused("not_calibrating", "Nobody asks for these touches any more. Nothing was changed.")
    profile = room.settings.seats[seat.number - 1].access
    found = suggested(message, profile)
    seat.calibrating = False
    seat.proposal = AccessProposal(
        seat=seat.number, touches=found.touches, says=found.says, changes=found.changes
    )
    room.picture.stale = True
    return [Send(seat.number, Calibration(on=False)), Send(seat.number, seat.proposal)]


def take_proposal(room: Room, sender: Sender, message: TakeProposal, now: float) -> list[Effect]:
    seat = room.seat(message.seat)
    if sender.role == "member" and room.seat_of(sender) is not seat:
        raise Refused("not_your_seat", "A tablet changes its own settings only.")
    if seat.proposal is None:
        raise Refused("nothing_proposed", "This was answered already. Nothing was changed.")
    changes = {change.field: change.value for change in seat.proposal.changes}
    effects: list[Effect] = []
    if message.take and changes:
        new = with_seats(room, [seat.number], lambda own: replace(own, access=changed(own.access, changes)))
        effects = room.change(new, touched([seat.number]), now)
    return [*effects, *put_away(room, seat)]


def put_away(room: Room, seat: Seat) -> list[Effect]:
    """Whatever was suggested for a seat waits no more, and its tablet knows."""
    if seat.proposal is None:
        return []
    over = structs.replace(seat.proposal, changes=[], over=True)
    seat.proposal = None
    room.picture.stale = True
    return [Send(seat.number, over)]


def tablet_gone(seat: Seat) -> None:
    """A tablet that comes back doesn't ask on; what its touches had suggested still waits for an answer."""
    seat.calibrating = False


def forget(seat: Seat) -> None:
    """Whoever comes next begins anew."""
    seat.calibrating, seat.proposal = False, None


HANDLERS: Handlers = {
    Calibrate: calibrate,
    Calibrated: calibrated,
    TakeProposal: take_proposal,
}
