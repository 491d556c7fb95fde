"""Changes that land in time: another scale or key on a bar, another tempo on a beat, announced beforehand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from server.core import held_notes, views
from server.core.accompaniment import LOOKAHEAD
from server.core.effects import Effect, Send
from server.core.seat import Here
from server.core.transport import SHORTEST_GLIDE, lead_for
from server.core.tuning import Tuning

if TYPE_CHECKING:
    from server.core.room import Room
    from server.core.settings import Settings

LONGEST_LEAD = 1.0
"""Seconds. One tablet on a bad network must not hold up the room."""


@dataclass(frozen=True, slots=True)
class ComingChange:
    """A scale or key that lands on a bar."""

    tuning: Tuning
    beat: float
    at: float
    """When that bar line comes; another tempo moves it."""


@dataclass(frozen=True, slots=True)
class ComingTempo:
    """A tempo that lands on a beat."""

    beat: float
    bpm: float
    glide: float


def announce(room: Room, now: float) -> None:
    """Another scale or key: on the next bar that everybody can know of in time."""
    tuning = Tuning(room.collection.scales[room.settings.scale], room.settings.root)
    beat = room.transport.next_change(now, _lead(room), "bar", room.bar)
    room.coming = ComingChange(tuning=tuning, beat=beat, at=room.transport.seconds_at(beat))
    for seat in room.seats:
        seat.coming = tuning.moved(seat.number, seat.surface, room.settings)


def _lead(room: Room) -> float:
    slowest = max((seat.delay or 0.0 for seat in room.seats), default=0.0)
    return min(LONGEST_LEAD, lead_for(2 * slowest / 1000))


def reseat(room: Room, old: Settings, new: Settings) -> None:
    """New surfaces where pads, register or instrument have changed."""
    for seat in room.seats:
        before, after = old.seats[seat.number - 1], new.seats[seat.number - 1]
        if (before.access.pads, before.register, before.instrument) != (
            after.access.pads,
            after.register,
            after.instrument,
        ):
            seat.surface = room.tuning.surface(seat.number, new)
            if room.coming:
                seat.coming = room.coming.tuning.moved(seat.number, seat.surface, new)


def land(room: Room, now: float) -> list[Effect]:
    """The announced change is here: tones that don't belong make way, all others are held on."""
    if room.coming is None:
        return []
    bar, room.tuned_at = room.transport.beat_at(room.coming.at), min(room.coming.at, now)
    room.tuning, room.coming = room.coming.tuning, None
    room.picture.stale = True
    effects: list[Effect] = []
    for seat in room.seats:
        seat.surface = seat.coming or room.tuning.moved(seat.number, seat.surface, room.settings)
        seat.coming = None
        for note in list(seat.held):
            effects += held_notes.make_way(room, seat, note, bar, now)
    return [*effects, *tell_seats(room), *room.accompaniment.retune(room, now)]


def tell_seats(room: Room) -> list[Effect]:
    """Each tablet its surface, and what it will be."""
    effects: list[Effect] = []
    for seat in room.seats:
        if not isinstance(seat.presence, Here):
            continue
        effects.append(Send(seat.number, room.surface_fact(seat)))
        if room.coming and seat.coming:
            fact = views.surface(room, seat, room.coming.tuning, seat.coming, room.coming.at)
            effects.append(Send(seat.number, fact))
    return effects


def announce_tempo(room: Room, now: float) -> None:
    """The tempo of the settings."""
    tempo_lands(room, now, bpm=room.settings.bpm, glide=room.settings.glide)


def tempo_lands(room: Room, now: float, *, bpm: float, glide: float) -> None:
    """Another tempo: on the next beat, or with the first one after a count-in."""
    beat = room.transport.next_change(now, LOOKAHEAD, "beat")
    if room.counting is not None:
        beat = max(beat, room.counting.beat)
    room.coming_tempo = ComingTempo(beat=beat, bpm=bpm, glide=glide)


def tempo_due(room: Room) -> float | None:
    if room.coming_tempo is None:
        return None
    return room.transport.seconds_at(room.coming_tempo.beat) - LOOKAHEAD


def land_tempo(room: Room, now: float) -> list[Effect]:
    """The announced tempo, as late as can be and still in time for what is planned ahead."""
    coming, due = room.coming_tempo, tempo_due(room)
    if coming is None or due is None or now < due:
        return []
    at = room.transport.seconds_at(coming.beat)
    tempo = room.transport.since(now)
    if coming.glide >= SHORTEST_GLIDE:
        room.transport = tempo.glide_to(at, coming.bpm, over_seconds=coming.glide)
    else:
        room.transport = tempo.set_tempo(at, coming.bpm)
    room.coming_tempo = None
    room.picture.stale = True
    return [*_move_scale(room), *room.ensemble.retimed(room, now)]


def _move_scale(room: Room) -> list[Effect]:
    """A scale on its way still lands on its bar, however soon that comes now."""
    if room.coming is None:
        return []
    at = room.transport.seconds_at(room.coming.beat)
    if abs(at - room.coming.at) < 1e-6:
        return []
    room.coming = replace(room.coming, at=at)
    return tell_seats(room)
