"""Stop & Go: all stop together, all start together, after lengths nobody knows or by the therapist's hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from server.core.chance import Chance
from server.core.effects import Effect
from server.core.techniques.parts import InParts, Part
from server.core.techniques.technique import Circle
from server.protocol import Cue, TechniqueState

if TYPE_CHECKING:
    from server.core.room import Room

SHORTEST = 2
"""Beats: less is no stop that a group could feel."""


class StopGo(InParts):
    """Everybody, then nobody, and again. The grounds stop along; what was struck rings out.

    By chance each part lasts from half to one and a half times `beats`. How long is told two beats ahead, so that all
    can manage to do it together. Whoever comes while all play, plays.
    """

    name = "stop_go"

    def __init__(self, state: TechniqueState) -> None:
        super().__init__(state)
        self._seed = 0.0

    def begin(self, room: Room, now: float) -> list[Effect]:
        self._seed = now
        return super().begin(room, now)

    def change(self, room: Room, state: TechniqueState, now: float) -> list[Effect]:
        """Lengths are drawn anew from here on; a part that waited for a hand goes on by itself, or the other way."""
        by_hand = self.state.by_hand
        self.state = state
        if state.by_hand != by_hand and not self._waiting:
            ends = self._end(room.transport.next_change(now, 0.0, "beat"))
            self.part, self._lit = replace(self.part, ends=ends), False
        return []

    # --- its parts

    def first(self, circle: Circle, beat: float) -> Part:
        return Part(now=circle.present, begins=beat, ends=self._end(beat), phase="go")

    def after(self, part: Part, circle: Circle, beat: float) -> Part:
        if part.phase != "go":
            return self.first(circle, beat)
        return Part(now=(), begins=beat, ends=self._end(beat), phase="stop")

    def _end(self, beat: float) -> float | None:
        if self.state.by_hand:
            return None
        beats = self.state.beats
        shortest = max(SHORTEST, (beats + 1) // 2)
        return beat + Chance(self._seed * 1000 + beat).whole(shortest, max(shortest, beats * 3 // 2))

    # --- people and the dock

    def seats_changed(self, room: Room, now: float) -> None:
        if self._waiting or self.part.phase == "go":
            self.part = replace(self.part, now=self.circle(room).present)
        elif self.part.phase != "stop":  # there was nobody at all
            super().seats_changed(room, now)

    def restarted(self, room: Room, beat: float, now: float) -> None:
        """After a real stop everybody plays."""
        if self.part.phase == "stop":
            self.part = self.first(self.circle(room), beat)
        super().restarted(room, beat, now)

    def go_pressed(self, room: Room, now: float) -> None:
        if self.part.phase == "stop":
            self.hand_over(room, now)

    # --- what it says

    @property
    def silences_grounds(self) -> bool:
        return self.part.phase == "stop"

    @property
    def end_is_told(self) -> bool:
        """Nobody is to count how long it will last: the end shows when the next part is lit."""
        return self._lit or self._waiting

    def cue(self, room: Room) -> Cue:
        cue = super().cue(room)
        return cue if self.end_is_told else msgspec.structs.replace(cue, until=None, next=[])
