"""What becomes of held tones when the scale moves on: they ring a little, slide, or make way at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from server.core import playing
from server.core.effects import Effect, Send
from server.protocol import SoundBend

if TYPE_CHECKING:
    from server.core.room import Room
    from server.core.seat import Seat

RELEASE = 0.12
"""Seconds in which a tone fades that has to make way."""
RING_BEATS = 4.0
"""For so long a held tone of the old scale may ring into the new one."""
RING_FADE = 0.3
"""Seconds in which it then fades."""
GLIDE = 0.25
"""Seconds in which a held tone slides to one of the new scale."""
GLIDE_MOST = 2.0
"""Semitones. A longer slide would be heard as another tone."""
NEARLY = 1e-6
"""Beats. What ends on a beat is not missed by rounding."""
GRINDS = 1.5
"""Semitones. Two tones nearer than that, in any octave, grind."""


def make_way(room: Room, seat: Seat, note: int, bar: float, now: float) -> list[Effect]:
    """The scale has moved on, on beat `bar`, under a held touch. Struck tones ring out, whatever the scale."""
    held = seat.held[note]
    if room.tuning.contains(held.pitch):
        held.rings_to = None
        return []
    if held.sound is None or not held.lasting:
        return []
    policy = room.settings.held
    if policy == "glide" and abs((pitch := room.tuning.nearest(held.pitch)) - held.pitch) <= GLIDE_MOST:
        held.pitch, held.rings_to = pitch, None
        return [Send("speaker", SoundBend(id=held.sound, pitch=pitch, over=GLIDE))]
    if policy == "ring" and not _grinds(room, held.pitch):
        if held.rings_to is None:  # what rings already gets no second time
            held.rings_to = bar + RING_BEATS
        return []
    return playing.end(room, seat, note, now, "scale", fade=RELEASE)


def _grinds(room: Room, pitch: float) -> bool:
    """Whether a pitch lies a semitone from a tone of the drone."""
    drone, tuning = room.settings.drone, room.tuning
    if not drone.on:
        return False
    tones = [tuning.scale.root_pitch(tuning.root)]
    if drone.voicing == "one_five" and tuning.scale.fifth is not None:
        tones.append(tones[0] + tuning.scale.degrees[tuning.scale.fifth] / 100)
    apart = ((pitch - tone) % 12 for tone in tones)
    return any(min(one, 12 - one) < GRINDS for one in apart)


def ring_due(room: Room) -> float | None:
    """When the next tone of an old scale has rung long enough."""
    ends = (held.rings_to for seat in room.seats for held in seat.held.values())
    beat = min((end for end in ends if end is not None), default=None)
    return None if beat is None else room.transport.seconds_at(beat)


def ring_out(room: Room, now: float) -> list[Effect]:
    """Tones of an old scale that have rung long enough fade."""
    due = ring_due(room)
    if due is None or now < due:
        return []
    beat = room.transport.beat_at(now) + NEARLY
    return [
        effect
        for seat in room.seats
        for note, held in list(seat.held.items())
        if held.rings_to is not None and beat >= held.rings_to
        for effect in playing.end(room, seat, note, now, "scale", fade=RING_FADE)
    ]
