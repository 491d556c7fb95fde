"""The running techniques of a room: begun and ended as the settings say, and what each tablet is told of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from server.core.effects import Effect, Send
from server.core.seat import Here
from server.core.techniques import TECHNIQUES
from server.core.techniques.technique import Technique, Words
from server.protocol import ConductingCards, Cue, TechniqueName, Turn

if TYPE_CHECKING:
    from server.core.room import Room
    from server.core.tape import Touched

YOURS = Turn(mine=True)
"""What a tablet is told to which no technique applies."""

NO_CARDS = ConductingCards(held=False)
"""What a tablet is told that doesn't lead."""


class Ensemble:
    """Every technique that runs."""

    def __init__(self) -> None:
        self.running: dict[TechniqueName, Technique] = {}
        self._told: dict[int, Turn] = {}
        """The last word to each tablet."""
        self._handed: dict[int, ConductingCards] = {}
        """The last word to each tablet about the four cards."""

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
        dues = [technique.over_since for technique in self.running.values()]
        dues += [technique.due(room) for technique in self.running.values()]
        return min((due for due in dues if due is not None), default=None)

    def wake(self, room: Room, now: float) -> list[Effect]:
        effects: list[Effect] = []
        for name, technique in list(self.running.items()):
            due = technique.due(room)
            if due is not None and now >= due and self.running.get(name) is technique:
                effects += technique.wake(room, now)
        for name in [name for name, technique in self.running.items() if technique.over_since is not None]:
            effects += room.finish(name, now)
        return effects

    def seats_changed(self, room: Room, now: float) -> None:
        for technique in self.running.values():
            technique.seats_changed(room, now)

    def stopped(self, room: Room, now: float) -> None:
        for technique in self.running.values():
            technique.stopped(room, now)

    def restarted(self, room: Room, beat: float, now: float) -> None:
        for technique in self.running.values():
            technique.restarted(room, beat, now)

    def go_pressed(self, room: Room, now: float) -> None:
        for technique in self.running.values():
            technique.go_pressed(room, now)

    def stopped_by_card(self) -> None:
        """Whoever holds the cards has just stopped the room."""
        for technique in self.running.values():
            technique.stopped_by_card()

    def touched(self, room: Room, touch: Touched, now: float) -> None:
        for technique in self.running.values():
            if technique.covers(touch.seat):
                technique.touched(room, touch, now)

    # --- what it says

    def lets(self, seat: int) -> bool:
        return all(technique.lets(seat) for technique in self.running.values())

    @property
    def silences_grounds(self) -> bool:
        """Whether the grounds wait in silence now because a technique wants it so."""
        return any(technique.silences_grounds for technique in self.running.values())

    def cues(self, room: Room) -> list[Cue]:
        cues = (technique.cue(room) for technique in self.running.values())
        return [cue for cue in cues if cue is not None]

    def words(self, room: Room) -> Words:
        """What the tablet of each seat should know now: by the only technique that has a word for it."""
        said = [(technique, technique.words(room)) for technique in self.running.values()]

        def word(seat: int) -> Turn:
            words = (words(seat) for technique, words in said if words is not None and technique.covers(seat))
            return next(words, YOURS)

        return word

    def cards(self, room: Room, seat: int) -> ConductingCards:
        """Whether the tablet of a seat holds the four cards now."""
        for technique in self.running.values():
            cards = technique.cards(room, seat)
            if cards is not None:
                return cards
        return NO_CARDS

    def tell(self, room: Room, now: float) -> list[Effect]:
        """Each tablet whatever it doesn't know yet."""
        effects: list[Effect] = []
        word = self.words(room)
        for seat in room.seats:
            if not isinstance(seat.presence, Here):
                self.forget(seat.number)
                continue
            turn, cards = word(seat.number), self.cards(room, seat.number)
            if turn != _by_now(self._told.get(seat.number, YOURS), now):
                effects.append(Send(seat.number, turn))
                self._told[seat.number] = turn
            if cards != self._handed.get(seat.number, NO_CARDS):
                effects.append(Send(seat.number, cards))
                self._handed[seat.number] = cards
        return effects

    def told(self, seat: int) -> Turn:
        """The last word to a tablet about its turn."""
        return self._told.get(seat, YOURS)

    def forget(self, seat: int) -> None:
        """Another page sits there now: it knows nothing yet."""
        self._told.pop(seat, None)
        self._handed.pop(seat, None)

    def retimed(self, room: Room, now: float) -> list[Effect]:
        """The tempo has changed: moments told before are others now."""
        return self.tell(room, now)


def _by_now(told: Turn, now: float) -> Turn:
    """What a word told ahead says once its moment has come: a tablet knows that by itself."""
    if told.at is None or told.at > now + 1e-3:
        return told
    return msgspec.structs.replace(told, at=None, soon=[], plays=[] if told.mine else told.plays)
