"""What every technique is: it runs for some seats, may decide who sounds, and says who plays now and next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from server.core.effects import Effect
from server.core.settings import Settings
from server.protocol import ConductingCards, Cue, TechniqueName, TechniqueState, Turn

if TYPE_CHECKING:
    from server.core.room import Room
    from server.core.tape import Touched

Words = Callable[[int], Turn]
"""From a seat to what its tablet should know now."""


@dataclass(frozen=True, slots=True)
class Circle:
    """The seats a technique is about, in the order of the chairs."""

    seats: tuple[int, ...]
    """All of them, whoever is there."""
    present: tuple[int, ...]
    """Those with a tablet that is connected and that the conductor doesn't let rest."""
    groups: tuple[tuple[int, ...], ...] = ()
    """The conductor's own groups A, B and C, of these seats."""

    def after(self, seat: int) -> int | None:
        """The next one present round the circle; the same one when it is alone; None when nobody is there."""
        if not self.present:
            return None
        if seat not in self.seats:
            return self.present[0]
        at = self.seats.index(seat)
        following = (*self.seats[at + 1 :], *self.seats[: at + 1])
        return next(one for one in following if one in self.present)


class Technique:
    """One running technique. Those of one subject override what they need; by itself it does nothing.

    It is made when `settings.techniques` names it and dropped when they no longer do: what has to outlast it belongs
    into the settings.
    """

    name: ClassVar[TechniqueName]
    decides_who: ClassVar[bool] = False
    """Whether it says who may sound. Two such can't run side by side on one seat."""

    def __init__(self, state: TechniqueState) -> None:
        self.state = state
        self.over_since: float | None = None
        """When it came to its end by itself, server seconds: the room lets go of it then."""

    # --- what it changes by being chosen: pure, before it runs

    @classmethod
    def asked(cls, room: Room, state: TechniqueState, now: float) -> TechniqueState:
        """What the conductor asks for, completed by what happened in the room. Raises Refused if it can't be now."""
        return state

    @classmethod
    def settled(cls, settings: Settings, state: TechniqueState) -> TechniqueState:
        """Itself with everything named that it is about. Raises Refused if it can't be."""
        return state

    @classmethod
    def chosen(cls, settings: Settings, state: TechniqueState) -> tuple[Settings, TechniqueState]:
        """The settings it brings along, and itself as it will be kept."""
        return settings, state

    @classmethod
    def dropped(cls, settings: Settings, state: TechniqueState) -> Settings:
        """The settings without what it brought along."""
        return settings

    # --- its life

    def begin(self, room: Room, now: float) -> list[Effect]:
        return []

    def change(self, room: Room, state: TechniqueState, now: float) -> list[Effect]:
        """The conductor has changed how it is set."""
        self.state = state
        return []

    def end(self, room: Room, now: float) -> list[Effect]:
        return []

    def finish(self, now: float) -> None:
        """It has done what it was for."""
        self.over_since = now

    def due(self, room: Room) -> float | None:
        """When `wake` is wanted next, server seconds."""
        return None

    def wake(self, room: Room, now: float) -> list[Effect]:
        return []

    def seats_changed(self, room: Room, now: float) -> None:
        """Somebody came or left, or rests or plays again."""

    def stopped(self, room: Room, now: float) -> None:
        """The room stops now."""

    def stopped_by_card(self) -> None:
        """A member who holds the cards has stopped the room."""

    def restarted(self, room: Room, beat: float, now: float) -> None:
        """The room was stopped and plays again from `beat` on."""

    def go_pressed(self, room: Room, now: float) -> None:
        """GO, though the room plays already: whatever of it keeps people silent ends."""

    def touched(self, room: Room, touch: Touched, now: float) -> None:
        """A seat it covers has touched a pad. On the hot path: nothing slow."""

    def next_part(self, room: Room, now: float) -> None:
        """The conductor hands over now."""

    # --- what it says

    def covers(self, seat: int) -> bool:
        return not self.state.seats or seat in self.state.seats

    def circle(self, room: Room) -> Circle:
        seats = tuple(seat for seat in room.settings.order if self.covers(seat))
        return Circle(
            seats=seats,
            present=tuple(seat for seat in seats if room.may_play(seat)),
            groups=tuple(tuple(seat for seat in seats if seat in group) for group in room.settings.groups),
        )

    def lets(self, seat: int) -> bool:
        """Whether a seat may sound, as far as this technique is concerned."""
        return True

    @property
    def has_begun(self) -> bool:
        """Whether it does anything yet."""
        return True

    @property
    def silences_grounds(self) -> bool:
        """Whether the grounds wait, too."""
        return False

    def cards(self, room: Room, seat: int) -> ConductingCards | None:
        """The four cards, if that seat holds them."""
        return None

    @property
    def end_is_told(self) -> bool:
        """Whether people may count down to the end of what goes on now."""
        return True

    def comes(self, room: Room, seat: int) -> float | None:
        """The beat on which a seat that waits plays next, as things are now; None: nobody knows."""
        return None

    def words(self, room: Room) -> Words | None:
        """What each tablet it covers is told, the work common to all done once; None: nothing, all may play."""
        return None

    def cue(self, room: Room) -> Cue | None:
        """What dashboards and displays show of it."""
        return None
