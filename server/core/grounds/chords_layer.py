"""Chords as they play: one or two bars each, every one coming in while the one before goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from server.core.effects import Effect, Send
from server.core.grounds.chords import cycle
from server.core.grounds.layer import Layer, bar_line, next_bar, next_beat, tuning_at
from server.core.settings import Settings
from server.protocol import CHORDS, SoundOff, SoundOn

if TYPE_CHECKING:
    from server.core.room import Room
    from server.core.tuning import Tuning

INSTRUMENT = "strings"
VELOCITY = 0.75

SLOW_BAR = 3.2
"""Seconds. A bar as long as this has a chord of its own; of shorter ones two share one."""

LONGEST_FADE = 4.0
"""Seconds, however slow the bar."""


class ChordsLayer(Layer):
    """Begins on a bar and goes within a bar; in between it only ever crossfades."""

    strip = CHORDS

    def __init__(self) -> None:
        super().__init__()
        self.sounding: dict[float, SoundOn] = {}
        self._tuning: Tuning | None = None
        self._turn = 0
        """How many chords of this tuning have sounded."""
        self._next = 0.0
        """Beat of the next one."""

    def wanted(self, settings: Settings) -> bool:
        return settings.chords.on

    def opening(self, room: Room, now: float) -> float:
        return next_bar(room, now) if self.begun is None else next_beat(room, now)

    def leave(self, room: Room, now: float) -> list[Effect]:
        fade = min(LONGEST_FADE, _seconds(room, self.growing(room), now))
        effects: list[Effect] = [
            Send("speaker", SoundOff(id=sound.id, fade=round(fade, 3))) for sound in self.sounding.values()
        ]
        self.drop()
        return effects

    def wait(self) -> None:
        super().wait()
        self.sounding.clear()

    def drop(self) -> None:
        super().drop()
        self.sounding.clear()
        self._tuning = None
        self._turn = 0

    def plan(self, room: Room, start: float, end: float) -> list[Effect]:
        if not self.sounding:
            self._next = start
        effects: list[Effect] = []
        if start <= self._next < end:
            effects += self._sound(room, self._next)
        line = bar_line(start, room.bar)
        if line < end and self._tuning is not tuning_at(room, room.transport.seconds_at(line)):
            effects += self._sound(room, line)  # another scale doesn't wait for the second bar
        return effects

    def retune(self, room: Room, now: float) -> list[Effect]:
        """The scale has changed where no chord was planned: the chord changes now."""
        if not self.sounding or self._tuning is room.tuning:
            return []
        return self._sound(room, room.transport.beat_at(now))

    def _sound(self, room: Room, beat: float) -> list[Effect]:
        at = room.transport.seconds_at(beat)
        tuning = tuning_at(room, at)
        if tuning is not self._tuning:
            self._tuning, self._turn = tuning, 0
        chords = cycle(tuning.scale, tuning.root)
        chord = [round(pitch, 4) for pitch in chords[self._turn % len(chords)]]
        self._turn += 1
        bars = 1 if _seconds(room, room.bar, at) >= SLOW_BAR else 2
        self._next = bar_line(beat + 1e-3, room.bar) + (bars - 1) * room.bar
        rise = _seconds(room, 1.0 if self.sounding else self.growing(room), at)
        gone = [self.sounding.pop(pitch) for pitch in list(self.sounding) if pitch not in chord]
        effects: list[Effect] = [
            Send("speaker", SoundOff(id=sound.id, at=at, fade=round(rise, 3))) for sound in gone
        ]
        for pitch in chord:
            if pitch not in self.sounding:
                self.sounding[pitch] = SoundOn(
                    id=room.next_sound(),
                    seat=self.strip,
                    instrument=INSTRUMENT,
                    soft=True,
                    pitch=pitch,
                    velocity=VELOCITY,
                    hold=True,
                    at=at,
                    rise=round(min(LONGEST_FADE, rise), 3),
                )
                effects.append(Send("speaker", self.sounding[pitch]))
        return effects


def _seconds(room: Room, beats: float, at: float) -> float:
    return 60.0 * beats / room.transport.bpm_at(at)
