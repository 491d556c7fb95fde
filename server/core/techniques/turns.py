"""Turns: one at a time, round the circle, for so many beats or until it has been quiet for two seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from server.core.effects import Effect
from server.core.techniques.parts import InParts, Part
from server.core.techniques.technique import Circle
from server.protocol import TechniqueState

if TYPE_CHECKING:
    from server.core.room import Room
    from server.core.tape import Touched

QUIET = 2.0
"""Seconds without a touch after which a turn has come to its end by itself."""

PATIENCE = 2
"""How many times its beats a turn lasts that nobody fills: long enough to find the courage."""


class Turns(InParts):
    """One at a time."""

    name = "turns"

    def __init__(self, state: TechniqueState) -> None:
        super().__init__(state)
        self._quiet_since: float | None = None

    def first(self, circle: Circle, beat: float) -> Part:
        return self._turn_of(circle.present[0], beat)

    def after(self, part: Part, circle: Circle, beat: float) -> Part:
        return self._turn_of(circle.after(part.now[0]) or part.now[0], beat)

    def _turn_of(self, seat: int, beat: float) -> Part:
        length = self.state.beats * (PATIENCE if self.state.until_quiet else 1)
        return Part(now=(seat,), begins=beat, ends=beat + length)

    @property
    def end_is_told(self) -> bool:
        """Nobody knows how long it will be until it is quiet."""
        return not self.state.until_quiet or self._lit or self._waiting

    # --- until quiet

    def touched(self, room: Room, touch: Touched, now: float) -> None:
        if self.state.until_quiet and touch.seat in self.part.now and not self._waiting:
            self._quiet_since = now

    def due(self, room: Room) -> float | None:
        dues = (super().due(room), None if self._quiet_since is None else self._quiet_since + QUIET)
        return min((due for due in dues if due is not None), default=None)

    def wake(self, room: Room, now: float) -> list[Effect]:
        before = self.part
        if self._quiet_since is not None and now >= self._quiet_since + QUIET:
            if any(room.seat(seat).held for seat in self.part.now if seat > 0):
                self._quiet_since = now
            else:
                self._quiet_since = None
                self.hand_over(room, now)
        effects = super().wake(room, now)
        if self.part.begins != before.begins:
            self._quiet_since = None
        return effects
