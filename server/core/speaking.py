"""The speaker pages of a room: which one sounds, and what it must know to go on from here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from server.core import safety
from server.core.effects import Effect, Handlers, Reply, Send
from server.core.mixer import mix
from server.core.seat import Free
from server.protocol import Mix, SpeakerRole, SpeakerState, TakeSpeaker

if TYPE_CHECKING:
    from server.core.room import Room, Sender


def arrive(room: Room, sender: Sender, now: float) -> list[Effect]:
    if room.lease.enter(sender.connection, now):
        return handed_over(room)
    return [*told_role(room), Send("speakers", balance(room))]


def depart(room: Room, sender: Sender, now: float) -> list[Effect]:
    return handed_over(room) if room.lease.leave(sender.connection, now) else []


def speaker_state(room: Room, sender: Sender, message: SpeakerState, now: float) -> list[Effect]:
    page = room.lease.pages[sender.connection]
    before = (page.state, page.latency, page.loading)
    changed_hands = room.lease.renew(
        sender.connection,
        state=message.state,
        latency=None if message.latency is None else round(message.latency),
        loading=message.loading,
        now=now,
        device=message.device,
    )
    if before != (page.state, page.latency, page.loading):
        room.picture.stale = True
    effects = handed_over(room) if changed_hands else []
    if sender.connection == room.lease.holder:
        effects += safety.heard(room, message, now)
    return effects


def take_speaker(room: Room, sender: Sender, message: TakeSpeaker, now: float) -> list[Effect]:
    return handed_over(room) if room.lease.take(sender.connection, now) else []


def handed_over(room: Room) -> list[Effect]:
    """The old speaker falls silent first; the new one is told the balance and all that sounds now."""
    room.picture.stale = True
    lease = room.lease
    effects = told_role(room)
    if lease.holder is None:
        return effects
    effects.append(Send("speakers", balance(room)))
    return effects + [Reply(lease.holder, sound) for sound in room.accompaniment.lasting()]


def told_role(room: Room) -> list[Effect]:
    """Every speaker page its part, those that fall silent first."""
    lease = room.lease
    standbys_first = sorted(lease.pages, key=lambda connection: connection == lease.holder)
    return [
        Reply(
            connection,
            SpeakerRole(active=connection == lease.holder, fence=lease.fence, code=room.invitation.code),
        )
        for connection in standbys_first
    ]


def balance(room: Room) -> Mix:
    """The whole balance as it is now; standbys know it too, so that they have loaded what they may have to sound."""
    used = frozenset(seat.number for seat in room.seats if not isinstance(seat.presence, Free))
    new = room.replaying.balanced(mix(room.settings, used, room.accompaniment.instruments(room)))
    over = new.over if room.ramp.runs else 0.0
    return msgspec.structs.replace(new, over=over, trim=room.safety.trim(room))


HANDLERS: Handlers = {SpeakerState: speaker_state, TakeSpeaker: take_speaker}
