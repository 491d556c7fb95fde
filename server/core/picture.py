"""What watchers see next: touches gathered for one picture of the room, at most 25 a second."""

from __future__ import annotations

from typing import TYPE_CHECKING

from server.core import views
from server.core.effects import Effect, Send
from server.protocol import LightOn, Lights

if TYPE_CHECKING:
    from server.core.room import Room

FRAME = 0.04
"""Seconds between two pictures for dashboards, displays and helpers, at the least."""


class Picture:
    """The next frame for dashboards, displays and helpers."""

    def __init__(self, now: float) -> None:
        self.stale = True
        """Whether they have yet to see something of the room."""
        self._on: list[LightOn] = []
        self._off: list[int] = []
        self._framed_at = now

    def light(self, touch: LightOn) -> None:
        self._on.append(touch)

    def unlight(self, light_id: int) -> None:
        self._off.append(light_id)

    def due(self) -> float | None:
        return self._framed_at + FRAME if self.stale or self._on or self._off else None

    def frame(self, room: Room, now: float) -> list[Effect]:
        """One picture for all who watch."""
        due = self.due()
        if due is None or now < due:
            return []
        self._framed_at = now
        effects: list[Effect] = []
        if self._on or self._off:
            lights = Lights(on=self._on, off=self._off)
            effects += [Send("displays", lights), Send("conductors", lights)]
            self._on, self._off = [], []
        if self.stale:
            self.stale = False
            effects.append(Send("conductors", views.room_state(room, now)))
            effects.append(Send("displays", room.replaying.shown(views.stage(room, now))))
            effects += room.helping.tell(room, now)
            effects += room.safety.tell(room, now)
        return effects
