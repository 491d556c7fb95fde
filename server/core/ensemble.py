"""The running techniques of a room: begun and ended as the settings say, and what each tablet is told of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from server.core.effects import Effect, Send
from server.core.seat import Here
from server.core.techniques import TECHNIQUES
from server.core.techniques.technique import Technique
from server.protocol import Cue, TechniqueName, Turn

if TYPE_CHECKING:
    from server.core.room import Room
    from server.core.tape import Touched

YOURS = Turn(mine=True)
"""What a tablet is told to which no technique applies."""


class Ensemble:
    """Every technique that runs."""

    def __init__(self) -> None:
        self.running: dict[TechniqueName, Technique] = {}
        self._told: dict[int, Turn] = {}
        """The last word to each tablet."""

    def follow(self, room: Room, now: float) -> list[Effect]:
        """Begins, changes and ends techniques until they are as the settings say."""
        wanted = {state.technique: state for state in room.settings.techniques}
        effects: list[Effect] = []
        for name in [name for name in self.running if name not in wanted]:
            effects += self.running.pop(name).end(room, now)
        for name, state in wanted.items():
            running = self.running.get(name)
            if running is None:
                self.running[name] = TECHNIQUES[name](state)
                effects += self.running[name].begin(room, now)
            elif running.state != state:
                effects += running.change(room, state, now)
        return effects

    # --- time and people

    def due(self, room: Room) -> float | None:
        if not room.plays:
            return None
        dues = (technique.due(room) for technique in self.running.values())
        return min((due for due in dues if due is not None), default=None)

    def wake(self, room: Room, now: float) -> list[Effect]:
        if not self.running:
            return []
        effects: list[Effect] = []
        for technique in list(self.running.values()):
            due = technique.due(room)
            if due is not None and now >= due:
                effects += technique.wake(room, now)
        return effects

    def seats_changed(self, room: Room, now: float) -> None:
        for technique in self.running.values():
            technique.seats_changed(room, now)

    def restarted(self, room: Room, beat: float, now: float) -> None:
        for technique in self.running.values():
            technique.restarted(room, beat, now)

    def touched(self, room: Room, touch: Touched, now: float) -> None:
        for technique in self.running.values():
            if technique.covers(touch.seat):
                technique.touched(room, touch, now)

    # --- what it says

    def lets(self, seat: int) -> bool:
        return all(technique.lets(seat) for technique in self.running.values())

    def cues(self, room: Room) -> list[Cue]:
        cues = (technique.cue(room) for technique in self.running.values())
        return [cue for cue in cues if cue is not None]

    def turn(self, room: Room, seat: int) -> Turn:
        """What the tablet of a seat should know now."""
        for technique in self.running.values():
            if technique.covers(seat):
                turn = technique.turn(room, seat)
                if turn is not None:
                    return turn
        return YOURS

    def tell(self, room: Room) -> list[Effect]:
        """Each tablet whatever it doesn't know yet."""
        effects: list[Effect] = []
        for seat in room.seats:
            if not isinstance(seat.presence, Here):
                self._told.pop(seat.number, None)
                continue
            turn = self.turn(room, seat.number)
            if turn != self._told.get(seat.number, YOURS):
                effects.append(Send(seat.number, turn))
            self._told[seat.number] = turn
        return effects

    def forget(self, seat: int) -> None:
        """Another page sits there now: it knows nothing yet."""
        self._told.pop(seat, None)

    def retimed(self, room: Room, now: float) -> list[Effect]:
        """The tempo has changed: moments told before are others now."""
        return self.tell(room)
