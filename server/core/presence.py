"""Pages come and go: what each is told when it comes, and what ends when it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from server.core import calibrating, door, leading, playing, speaking, views
from server.core.effects import Effect, Reply
from server.core.seat import Away, Here, Waiting
from server.core.tape import Moved
from server.protocol import PlanText

if TYPE_CHECKING:
    from server.core.room import Room, Sender


def arrive(room: Room, sender: Sender, now: float) -> list[Effect]:
    match sender.role:
        case "speaker":
            return speaking.arrive(room, sender, now)
        case "conductor":
            return [
                Reply(sender.connection, views.offer(room.collection)),
                Reply(sender.connection, PlanText(plan=room.settings.plan)),
                Reply(sender.connection, views.room_state(room, now)),
                Reply(sender.connection, views.lights_held(room)),
                Reply(sender.connection, room.safety.fact(room, now)),
                Reply(sender.connection, room.replaying.fact(now)),
            ]
        case "display":
            return [
                Reply(sender.connection, room.replaying.shown(views.stage(room, now))),
                Reply(sender.connection, views.lights_held(room)),
            ]
        case "member":
            return _sit_down(room, sender, now)
        case "helper":
            return []  # told as those who watch are told: with the next picture


def _sit_down(room: Room, sender: Sender, now: float) -> list[Effect]:
    seat = room.seat(sender.seat or 0)
    if isinstance(seat.presence, Waiting):
        return [Reply(sender.connection, door.door_facts(room, seat))]
    effects = playing.let_go(room, seat, now, "left")
    seat.presence = Here(since=now)
    seat.last_note = 0  # the page counts its touches from 1 again
    seat.last_heard = now
    seat.wants_to_leave = seat.may_leave = False
    calibrating.tablet_gone(seat)
    room.tape.append(Moved(seat=seat.number, at=now, what="came"))
    room.ensemble.forget(seat.number)
    effects.append(Reply(sender.connection, room.surface_fact(seat)))
    if room.coming and seat.coming:
        fact = views.surface(room, seat, room.coming.tuning, seat.coming, room.coming.at)
        effects.append(Reply(sender.connection, fact))
    if room.counting is not None:
        effects.append(Reply(sender.connection, room.counting.fact))
    if seat.proposal is not None:
        effects.append(Reply(sender.connection, seat.proposal))
    return [*effects, *room.mix_changed()]


def depart(room: Room, sender: Sender, now: float) -> list[Effect]:
    if sender.role == "speaker":
        return speaking.depart(room, sender, now)
    if sender.role == "conductor":
        return [
            *leading.let_go(room, sender.connection),
            *room.safety.end_noise(room),
            *room.accompaniment.released(room, sender.connection, now),
        ]
    if sender.role == "helper":
        room.helping.forget(sender.connection)
    if sender.role != "member" or sender.seat is None or room.connected(sender.seat):
        return []
    seat = room.seat(sender.seat)
    effects = playing.let_go(room, seat, now, "left")
    calibrating.tablet_gone(seat)
    if isinstance(seat.presence, Here):
        seat.presence = Away(since=now)
        room.tape.append(Moved(seat=seat.number, at=now, what="away"))
    return effects
