"""Lead: the four cards (loud, soft, stop, go) are lent to one seat, for a while or until they are taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from server.core import conducting
from server.core.effects import Effect
from server.core.errors import Refused
from server.core.said import Said
from server.core.seat import Free, Here, symbol_of
from server.core.settings import Settings
from server.core.techniques.technique import Technique
from server.protocol import ConductingCards, Cue, TechniqueState

if TYPE_CHECKING:
    from server.core.room import Room

GRACE = 5.0
"""Seconds in which a tablet that has gone may come back before the room it had stopped plays again without it."""


class Lead(Technique):
    """The cards act through `core.leading`. Their time goes on while the room is stopped: stopping is part of it.

    A member who had stopped the room and is gone, or whose time is over, leaves no silence behind: the room is
    counted in again.
    """

    name = "lead"

    def __init__(self, state: TechniqueState) -> None:
        super().__init__(state)
        self._began = 0.0
        self._until: float | None = None
        self._has_stopped = False
        """Whether the room is stopped by this member's hand."""
        self._gone_at: float | None = None

    @classmethod
    def settled(cls, settings: Settings, state: TechniqueState) -> TechniqueState:
        if len(state.seats) != 1:
            raise Refused("one_leads", "Choose one seat to hand the cards to.")
        return state

    @classmethod
    def asked(cls, room: Room, state: TechniqueState, now: float) -> TechniqueState:
        if state.seats and isinstance(room.seat(state.seats[0]).presence, Free):
            raise Refused(
                "nobody_at",
                f"Nobody sits at {symbol_of(state.seats[0])}: choose a seat with a tablet.",
                seat=state.seats[0],
            )
        return state

    @property
    def seat(self) -> int:
        return self.state.seats[0]

    # --- its life

    def begin(self, room: Room, now: float) -> list[Effect]:
        self._began = room.transport.beat_at(now)
        self._until = now + self.state.seconds if self.state.seconds else None
        self.seats_changed(room, now)
        return []

    def change(self, room: Room, state: TechniqueState, now: float) -> list[Effect]:
        self.state = state
        return self.begin(room, now)

    def seats_changed(self, room: Room, now: float) -> None:
        """Whoever was removed has lost the cards: they are not for the next one who sits there."""
        presence = room.seat(self.seat).presence
        if isinstance(presence, Free):
            self._until = self._gone_at = now
        elif isinstance(presence, Here):
            self._gone_at = None
        elif self._gone_at is None:
            self._gone_at = now

    def stopped_by_card(self) -> None:
        """The member has just played the stop card."""
        self._has_stopped = True

    def restarted(self, room: Room, beat: float, now: float) -> None:
        self._has_stopped = False

    def due(self, room: Room) -> float | None:
        back = None
        if self._has_stopped and self._gone_at is not None:
            back = self._gone_at + GRACE
        return min((due for due in (self._until, back) if due is not None), default=None)

    def wake(self, room: Room, now: float) -> list[Effect]:
        effects: list[Effect] = []
        if self._has_stopped and not room.settings.running:
            away = self._gone_at is not None
            why = "is away" if away else "no longer leads"
            text = f"{symbol_of(self.seat)} had stopped the room and {why}: it plays again."
            effects += conducting.resume(room, now)
            key = "notices.lead_away" if away else "notices.lead_over"
            room.tell_news(Said(text, key, seat=self.seat))
        self._has_stopped = False
        if self._until is not None and now >= self._until:
            self.finish(now)
        return effects

    # --- what it says

    def cards(self, room: Room, seat: int) -> ConductingCards | None:
        return ConductingCards(held=True, until=self._until) if self.covers(seat) else None

    def cue(self, room: Room) -> Cue:
        until = None if self._until is None else room.transport.beat_at(self._until)
        return Cue(
            technique=self.name, phase="lead", now=[self.seat], next=[], began=self._began, until=until
        )
