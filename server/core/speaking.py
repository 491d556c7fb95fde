"""The speaker pages of a room: which one sounds, and what it must know to go on from here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from server.core.effects import Effect, Handlers, Reply
from server.core.mixer import mix
from server.core.seat import Free
from server.protocol import SpeakerRole, SpeakerState, TakeSpeaker

if TYPE_CHECKING:
    from server.core.room import Room, Sender


def arrive(room: Room, sender: Sender, now: float) -> list[Effect]:
    if room.lease.enter(sender.connection, now):
        return handed_over(room)
    return [Reply(sender.connection, SpeakerRole(active=False, fence=room.lease.fence))]


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
    )
    if before != (page.state, page.latency, page.loading):
        room.stale = True
    return handed_over(room) if changed_hands else []


def take_speaker(room: Room, sender: Sender, message: TakeSpeaker, now: float) -> list[Effect]:
    return handed_over(room) if room.lease.take(sender.connection, now) else []


def handed_over(room: Room) -> list[Effect]:
    """The old speaker falls silent first; the new one is told the balance and all that sounds now."""
    room.stale = True
    lease = room.lease
    effects: list[Effect] = [
        Reply(connection, SpeakerRole(active=False, fence=lease.fence))
        for connection in lease.pages
        if connection != lease.holder
    ]
    if lease.holder is None:
        return effects
    used = frozenset(seat.number for seat in room.seats if not isinstance(seat.presence, Free))
    effects.append(Reply(lease.holder, SpeakerRole(active=True, fence=lease.fence)))
    effects.append(Reply(lease.holder, mix(room.settings, used)))
    return effects + [Reply(lease.holder, sound) for sound in room.accompaniment.drone.values()]


HANDLERS: Handlers = {SpeakerState: speaker_state, TakeSpeaker: take_speaker}
