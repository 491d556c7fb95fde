"""Techniques that go from part to part on the beat: each part says who may sound, the next is lit two beats ahead."""

from __future__ import annotations

import math
from abc import abstractmethod
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from server.core.effects import Effect
from server.core.techniques.technique import Circle, Technique, Words
from server.core.transport import SHORTEST_LEAD
from server.protocol import LEADER, Cue, Phase, TechniqueState, Turn

if TYPE_CHECKING:
    from server.core.room import Room

LIT_AHEAD = 2.0
"""Beats. Whoever is next sees it coming for so long."""

NEARLY = 1e-6
"""Beats. What falls on a beat is not missed by rounding."""

EXACT = 6
"""Decimals of a second to which moments are told: the noise of reckoning is never told anew."""


@dataclass(frozen=True, slots=True)
class Part:
    """Who may sound from one beat to another. `ends` is None while nobody knows."""

    now: tuple[int, ...]
    begins: float
    ends: float | None
    phase: Phase = "play"
    mark: int = 0
    """What the technique needs to go on from here, such as which group this is."""


class InParts(Technique):
    """A technique of parts. The first begins on the next bar; until then everybody plays as before.

    Who plays in a part is settled when it begins: those who come meanwhile come in at their place in the circle.
    """

    decides_who = True

    def __init__(self, state: TechniqueState) -> None:
        super().__init__(state)
        self.part = Part(now=(), begins=0.0, ends=None)
        self._waiting = True
        """Before the first part: everybody plays on."""
        self._lit = False
        """Whether those who come next have been told."""

    @abstractmethod
    def first(self, circle: Circle, beat: float) -> Part:
        """The part it begins with. Somebody is there."""

    @abstractmethod
    def after(self, part: Part, circle: Circle, beat: float) -> Part:
        """The part that follows `part` on `beat`. Somebody is there. Asked ahead too, so it may remember nothing."""

    # --- its life

    def begin(self, room: Room, now: float) -> list[Effect]:
        bar = room.transport.next_change(now, SHORTEST_LEAD, "bar", room.bar)
        present = self.circle(room).present
        self.part = Part(now=present, begins=room.transport.beat_at(now), ends=bar)
        self._waiting, self._lit = True, False
        return []

    def due(self, room: Room) -> float | None:
        if self.part.ends is None or not room.plays:
            return None
        lit = max(self.part.begins, self.part.ends - LIT_AHEAD)
        return room.transport.seconds_at(self.part.ends if self._lit else lit)

    def wake(self, room: Room, now: float) -> list[Effect]:
        if not room.plays:
            return []
        beat = room.transport.beat_at(now) + NEARLY
        while (ends := self.part.ends) is not None and beat >= ends:
            self.part = self._following(self.circle(room), ends)
            self._waiting = False
        self._lit = ends is not None and beat >= ends - LIT_AHEAD
        room.picture.stale = True
        return []

    def _following(self, circle: Circle, beat: float) -> Part:
        if not circle.present:
            return Part(now=(), begins=beat, ends=None)
        if self._waiting or not self.part.now:
            return self.first(circle, beat)
        return self.after(self.part, circle, beat)

    def seats_changed(self, room: Room, now: float) -> None:
        """A part whose players have all gone ends on the next beat; with nobody left, the first to come begins."""
        present = self.circle(room).present
        gone = not any(seat in present or seat == LEADER for seat in self.part.now)
        if gone and (present or self.part.now):
            self.hand_over(room, now)

    def hand_over(self, room: Room, now: float) -> None:
        """Ends the part on the next beat that everybody can know of."""
        beat = room.transport.next_change(now, SHORTEST_LEAD, "beat")
        if self.part.ends is None or beat < self.part.ends:
            self.part = replace(self.part, ends=beat)

    def next_part(self, room: Room, now: float) -> None:
        self.hand_over(room, now)

    def restarted(self, room: Room, beat: float, now: float) -> None:
        """The part that was cut short by the stop is played again from its beginning."""
        if self._waiting:
            self.part = replace(self.part, begins=beat - LIT_AHEAD, ends=math.ceil(beat - NEARLY))
        else:
            length = None if self.part.ends is None else self.part.ends - self.part.begins
            ends = None if length is None else round(beat) + max(1, round(length))
            self.part = replace(self.part, begins=beat, ends=ends)
        self._lit = False

    # --- what it says

    @property
    def has_begun(self) -> bool:
        return not self._waiting

    def lets(self, seat: int) -> bool:
        return self._waiting or not self.covers(seat) or seat in self.part.now

    def next_seats(self, room: Room) -> tuple[int, ...]:
        if self.part.ends is None:
            return ()
        return self._following(self.circle(room), self.part.ends).now

    def comes(self, room: Room, seat: int) -> float | None:
        circle, beat = self.circle(room), self.part.ends
        if beat is None or seat not in circle.present or not self.end_is_told:
            return None
        coming = self._following(circle, beat)
        for _ in range(2 * len(circle.seats) + 2):  # a round, with a part of somebody else's before each
            if seat in coming.now:
                return coming.begins
            if coming.ends is None or not coming.now:
                return None
            coming = self.after(coming, circle, coming.ends)
        return None

    def words(self, room: Room) -> Words:
        circle, end = self.circle(room), self.part.ends
        if not room.plays:
            return self._words_before_go(circle)
        if end is None:
            return self._word_without_end
        coming, at = self._following(circle, end), _moment(room, end)
        until = None if coming.ends is None else _moment(room, coming.ends)
        dots = [_moment(room, end - LIT_AHEAD + beat) for beat in range(int(LIT_AHEAD))]

        def word(seat: int) -> Turn:
            plays_now, plays_then = self.lets(seat), seat in coming.now
            if plays_now and plays_then:
                return Turn(mine=True)
            if plays_now:
                return (
                    Turn(mine=False, at=at, plays=list(coming.now))
                    if self._lit
                    else Turn(mine=True, until=at)
                )
            if plays_then and self._lit:
                return Turn(mine=True, at=at, until=until, plays=list(self.part.now), soon=dots)
            return Turn(mine=False, plays=list(self.part.now))

        return word

    def _word_without_end(self, seat: int) -> Turn:
        mine = self.lets(seat)
        return Turn(mine=mine, plays=[] if mine else list(self.part.now))

    def _words_before_go(self, circle: Circle) -> Words:
        """Stopped or being counted in: whether it will be a seat's turn on the first beat."""
        if not circle.present:
            return lambda seat: Turn(mine=True)
        part = self.first(circle, self.part.begins) if self._waiting else self.part
        return lambda seat: Turn(mine=seat in part.now, plays=[] if seat in part.now else list(part.now))

    def cue(self, room: Room) -> Cue:
        return Cue(
            technique=self.name,
            phase=self.part.phase,
            now=[] if self._waiting else list(self.part.now),
            next=list(self.next_seats(room)),
            began=self.part.begins,
            until=self.part.ends,
        )


def _moment(room: Room, beat: float) -> float:
    return round(room.transport.seconds_at(beat), EXACT)
