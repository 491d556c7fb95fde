"""The beat under the playing: a few strokes for each beat, as patterns say."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import msgspec

from server.core.effects import Effect, Send
from server.core.grounds.layer import Layer
from server.core.instruments import percussion
from server.core.settings import Settings
from server.protocol import PULSE, SoundOn

if TYPE_CHECKING:
    from server.core.room import Room


class Stroke(msgspec.Struct, frozen=True):
    """One hit within a beat: `offset` beats after it, from 0 to below 1."""

    offset: float
    sound: str
    velocity: float


class Pulse(msgspec.Struct, frozen=True):
    """What is struck on the first beat of a bar, and what on every other."""

    id: str
    name: str
    first: tuple[Stroke, ...]
    others: tuple[Stroke, ...]


class Hit(msgspec.Struct, frozen=True):
    """One stroke at its place in the music."""

    beat: float
    sound: str
    velocity: float


def hits(pulse: Pulse, from_beat: float, to_beat: float, *, beats_per_bar: int = 4) -> list[Hit]:
    """Every hit from `from_beat` on and before `to_beat`: windows laid end to end miss none and double none."""
    return [
        Hit(beat + stroke.offset, stroke.sound, stroke.velocity)
        for beat in range(math.floor(from_beat), math.ceil(to_beat))
        for stroke in (pulse.others if beat % beats_per_bar else pulse.first)
        if from_beat <= beat + stroke.offset < to_beat
    ]


class PulseLayer(Layer):
    """Begins with the next beat; comes and goes within two."""

    strip = PULSE

    def wanted(self, settings: Settings) -> bool:
        return settings.pulse.on

    def growing(self, room: Room) -> float:
        return 2.0

    def plan(self, room: Room, start: float, end: float) -> list[Effect]:
        pulse = room.collection.pulses.get(room.settings.pulse.pattern)
        if pulse is None:
            return []
        return [
            Send(
                "speaker",
                struck(room, self.strip, hit.sound, hit.beat, hit.velocity * self.swell.at(hit.beat)),
            )
            for hit in hits(pulse, start, end, beats_per_bar=room.bar)
        ]


def struck(room: Room, strip: int, sound: str, beat: float, velocity: float) -> SoundOn:
    """A percussion sound at its place in the music."""
    return SoundOn(
        id=room.next_sound(),
        seat=strip,
        instrument=percussion(sound),
        soft=False,
        pitch=60.0,
        velocity=round(velocity, 3),
        hold=False,
        at=room.transport.seconds_at(beat),
    )
