"""Hold: a soft, firm frame round wild playing.

Pulse, drone and slow chords underneath; of each seat only so many touches a second are heard (`core.density`), and all
of them 6 dB softer (`core.mixer`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from server.core.techniques.on_grounds import OnGrounds
from server.protocol import Cue

if TYPE_CHECKING:
    from server.core.effects import Effect
    from server.core.room import Room
    from server.protocol import TechniqueState


class Hold(OnGrounds):
    """Everybody plays on; the frame holds."""

    name = "hold"

    def __init__(self, state: TechniqueState) -> None:
        super().__init__(state)
        self._began = 0.0

    def begin(self, room: Room, now: float) -> list[Effect]:
        self._began = room.transport.beat_at(now)
        return []

    def cue(self, room: Room) -> Cue:
        present = list(self.circle(room).present)
        return Cue(technique=self.name, phase="hold", now=present, next=[], began=self._began, until=None)
