"""A bed as it plays: it begins and changes on bars, and what rings when the scale changes makes way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from server.core.effects import Effect, Send
from server.core.grounds.bed import Bed, Note, Voice, notes_between, pitch_of
from server.core.grounds.layer import Layer, bar_line, next_bar, next_beat, tuning_at
from server.core.instruments import INSTRUMENTS, PERCUSSION_PREFIX
from server.core.settings import Settings
from server.protocol import BED, Density, SoundOff, SoundOn

if TYPE_CHECKING:
    from server.core.room import Room

STRUCK_FADE = 0.5
"""Seconds in which a plucked tone goes after its length, so that a figure stays clear."""
FOREIGN_FADE = 0.3
"""The same for a tone that doesn't belong to a new scale."""


class BedLayer(Layer):
    """Begins on a bar, with a bar of growing, and goes within a bar."""

    strip = BED

    def __init__(self) -> None:
        super().__init__()
        self.bed: Bed | None = None
        self.density: Density = "thin"
        self._since = 0.0
        """Beat on which this bed began."""
        self._ringing: dict[int, tuple[float, float]] = {}
        """Pitch and last beat of what sounds, by its number."""

    def wanted(self, settings: Settings) -> bool:
        return settings.bed.on

    def opening(self, room: Room, now: float) -> float:
        return next_bar(room, now) if self.begun is None else next_beat(room, now)

    def drop(self) -> None:
        super().drop()
        self.bed = None

    def plan(self, room: Room, start: float, end: float) -> list[Effect]:
        self._ringing = {sound: ring for sound, ring in self._ringing.items() if ring[1] > start}
        effects: list[Effect] = []
        if self.bed is None:
            self._turn(room, start)
        while start < end:
            line = bar_line(start, room.bar)
            if abs(line - start) < 1e-6:
                self._turn(room, line)
                line = bar_line(start + 1e-3, room.bar)
            stop = min(line, end)
            if self.bed is not None:
                for beat, voice, note in notes_between(self.bed, self.density, self._since, start, stop):
                    effects += self._sound(room, beat, voice, note)
            start = stop
        return effects

    def _turn(self, room: Room, beat: float) -> None:
        """A new bar: what was chosen meanwhile takes its place."""
        chosen = room.settings.bed
        if not chosen.on:
            return
        self.density = chosen.density
        bed = room.collection.beds.get(chosen.style)
        if bed is not self.bed:
            self.bed, self._since = bed, beat

    def _sound(self, room: Room, beat: float, voice: Voice, note: Note) -> list[Effect]:
        at = room.transport.seconds_at(beat)
        tuning = tuning_at(room, at)
        unpitched = voice.instrument.startswith(PERCUSSION_PREFIX)
        hold = not unpitched and INSTRUMENTS[voice.instrument].hold
        sound = SoundOn(
            id=room.next_sound(),
            seat=self.strip,
            instrument=voice.instrument,
            soft=voice.soft,
            pitch=60.0 if unpitched else round(pitch_of(note, tuning.scale, tuning.root), 4),
            velocity=round(note.velocity * self.swell.at(beat), 3),
            hold=hold,
            at=at,
        )
        if unpitched:
            return [Send("speaker", sound)]
        ends = beat + note.length
        self._ringing[sound.id] = (sound.pitch, ends)
        off = SoundOff(id=sound.id, at=room.transport.seconds_at(ends), fade=None if hold else STRUCK_FADE)
        return [Send("speaker", sound), Send("speaker", off)]

    def retune(self, room: Room, now: float) -> list[Effect]:
        """The scale has changed: what rings on and is no tone of it goes."""
        beat = room.transport.beat_at(now)
        foreign = [
            sound
            for sound, (pitch, ends) in self._ringing.items()
            if ends > beat and not room.tuning.contains(pitch)
        ]
        for sound in foreign:
            del self._ringing[sound]
        return [Send("speaker", SoundOff(id=sound, fade=FOREIGN_FADE)) for sound in foreign]
