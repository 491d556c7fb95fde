"""Build & Fade: seats enter one by one until all play, or leave one by one until nobody does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from server.core.effects import Effect
from server.core.techniques.parts import InParts, Part
from server.core.techniques.technique import Circle
from server.protocol import Phase, TechniqueState

if TYPE_CHECKING:
    from server.core.room import Room


class Build(InParts):
    """Round the circle, one every so many beats, the first on the bar.

    Built up, it ends by itself when all who are there play. Faded out, it stays silent until it is ended or GO is
    pressed; whoever comes meanwhile waits with the others.
    """

    name = "build"

    def change(self, room: Room, state: TechniqueState, now: float) -> list[Effect]:
        turned = state.fading != self.state.fading
        self.state = state
        return self.begin(room, now) if turned else []

    # --- its parts

    def first(self, circle: Circle, beat: float) -> Part:
        now = circle.present[1:] if self.state.fading else circle.present[:1]
        return self._part(now, circle, beat)

    def after(self, part: Part, circle: Circle, beat: float) -> Part:
        if self.state.fading:
            staying = tuple(seat for seat in part.now if seat in circle.present)
            return self._part(staying[1:], circle, beat)
        following = circle.after(part.now[-1])
        while following is not None and following in part.now and not self._complete(part, circle):
            following = circle.after(following)
        entering = () if following is None or following in part.now else (following,)
        return self._part((*part.now, *entering), circle, beat)

    def _part(self, now: tuple[int, ...], circle: Circle, beat: float) -> Part:
        phase: Phase = "fade" if self.state.fading else "build"
        part = Part(now=now, begins=beat, ends=beat + self.state.beats, phase=phase)
        if self._complete(part, circle):
            return Part(now=now, begins=beat, ends=None, phase=phase)
        return part

    def _complete(self, part: Part, circle: Circle) -> bool:
        return not part.now if self.state.fading else set(circle.present) <= set(part.now)

    @property
    def _faded(self) -> bool:
        return self.part.phase == "fade" and not self.part.now

    # --- its life

    def wake(self, room: Room, now: float) -> list[Effect]:
        effects = super().wake(room, now)
        circle = self.circle(room)
        if self.part.phase == "build" and circle.present and self._complete(self.part, circle):
            self.finish(now)
        return effects

    def seats_changed(self, room: Room, now: float) -> None:
        if not self._faded:
            super().seats_changed(room, now)

    def next_part(self, room: Room, now: float) -> None:
        if not self._faded:
            super().next_part(room, now)

    def go_pressed(self, room: Room, now: float) -> None:
        if self._faded:
            self.finish(now)
