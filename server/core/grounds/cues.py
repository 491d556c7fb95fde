"""Accent and rumble: the conductor's drum, always in time."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from server.core.effects import Effect, Send
from server.core.grounds.bed import BED_LOWEST
from server.core.grounds.concord import root_within
from server.core.grounds.layer import Layer, tuning_at
from server.core.grounds.pulse import struck
from server.core.grounds.swell import Swell
from server.core.settings import Settings
from server.protocol import CUES, SoundOn

if TYPE_CHECKING:
    from server.core.room import Room

AT_ONCE: Final = 0.03
"""Seconds a page needs to hear of it."""

FEWEST_STROKES: Final = 7.0
"""A second: from there on strokes become a roll."""

FIRST_STROKE: Final = 0.35
SWELLS_FOR: Final = 8.0
"""Beats to its full strength."""
ENDS_IN: Final = 1.0
"""Beats from letting go to silence."""

STROKES: Final = (
    ("low_tom", 0.62),
    ("frame_drum_soft", 0.42),
    ("frame_drum_soft", 0.5),
    ("frame_drum_soft", 0.42),
)
"""Of every four one is heavy."""


class Roll(Layer):
    """A low roll that swells for as long as somebody holds it."""

    strip = CUES

    def __init__(self) -> None:
        super().__init__()
        self.holders: set[str] = set()
        """The pages that hold it."""
        self._grid = 8

    def wanted(self, settings: Settings) -> bool:
        return bool(self.holders)

    def opening(self, room: Room, now: float) -> float:
        bpm = room.transport.bpm_at(now)
        self._grid = 4 if 4 * bpm / 60 >= FEWEST_STROKES else 8
        return math.ceil(room.transport.beat_at(now + AT_ONCE) * self._grid) / self._grid

    def open_at(self, room: Room, beat: float, *, softly: bool) -> None:
        self.planned_to = beat
        self.swell = Swell(begins=beat, ends=beat + SWELLS_FOR, low=FIRST_STROKE, high=1.0)

    def growing(self, room: Room) -> float:
        return ENDS_IN if not self.holders else SWELLS_FOR

    def plan(self, room: Room, start: float, end: float) -> list[Effect]:
        numbers = range(math.ceil(start * self._grid), math.ceil(end * self._grid))
        return [self._stroke(room, number) for number in numbers]

    def _stroke(self, room: Room, number: int) -> Effect:
        beat = number / self._grid
        sound, velocity = STROKES[number % len(STROKES)]
        return Send("speaker", struck(room, self.strip, sound, beat, velocity * self.swell.at(beat)))


BELL: Final = "kalimba"
"""Loaded in every room."""


def accent(room: Room, now: float) -> list[Effect]:
    """One strong beat: two drums and the low root."""
    beat = float(math.ceil(room.transport.beat_at(now + AT_ONCE) - 1e-6))
    at = room.transport.seconds_at(beat)
    tuning = tuning_at(room, at)
    bell = SoundOn(
        id=room.next_sound(),
        seat=CUES,
        instrument=BELL,
        soft=False,
        pitch=round(root_within(tuning.scale, tuning.root, BED_LOWEST), 4),
        velocity=0.9,
        hold=False,
        at=at,
    )
    return [
        Send("speaker", struck(room, CUES, "frame_drum", beat, 1.0)),
        Send("speaker", struck(room, CUES, "low_tom", beat, 0.9)),
        Send("speaker", bell),
    ]
