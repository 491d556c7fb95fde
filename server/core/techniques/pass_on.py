"""Pass: groups hand over to each other while the music never stops."""

from __future__ import annotations

from typing import TYPE_CHECKING

from server.core.errors import Refused
from server.core.techniques.parts import InParts, Part
from server.core.techniques.technique import Circle
from server.protocol import TechniqueState

if TYPE_CHECKING:
    from server.core.room import Room

PAIR = 2


class PassOn(InParts):
    """The groups A, B and C by turns, if two of them have somebody; those in no group are one more.

    Else pairs of neighbours round the circle: an odd one out makes three of the last pair, or with three seats plays
    alone. Nobody waits longer than a round, whoever comes or goes.
    """

    name = "pass_on"

    @classmethod
    def asked(cls, room: Room, state: TechniqueState, now: float) -> TechniqueState:
        there = [seat for seat in state.seats or room.settings.order if room.may_play(seat)]
        if len(there) < PAIR:
            raise Refused(
                "too_few_to_pass", "Pass needs two tablets at least: one has nobody to hand over to."
            )
        return state

    def first(self, circle: Circle, beat: float) -> Part:
        groups = _groups(circle)
        if groups:
            mark = min(groups)
            return self._part(groups[mark], beat, mark)
        return self._part(_pair(circle, circle.present), beat)

    def after(self, part: Part, circle: Circle, beat: float) -> Part:
        groups = _groups(circle)
        if groups:
            mark = min((m for m in groups if m > part.mark), default=min(groups))
            return self._part(groups[mark], beat, mark)
        last = max((circle.seats.index(seat) for seat in part.now if seat in circle.seats), default=-1)
        rest = tuple(seat for seat in circle.seats[last + 1 :] if seat in circle.present)
        return self._part(_pair(circle, rest or circle.present), beat)

    def _part(self, now: tuple[int, ...], beat: float, mark: int = 0) -> Part:
        return Part(now=now, begins=beat, ends=beat + self.state.beats, mark=mark)


def _groups(circle: Circle) -> dict[int, tuple[int, ...]]:
    """Who is there of A, B, C and of nobody's group, as 1 to 4; nothing if fewer than two letters have anyone."""
    letters = [tuple(seat for seat in group if seat in circle.present) for group in circle.groups]
    if sum(map(bool, letters)) < PAIR:
        return {}
    grouped = {seat for group in circle.groups for seat in group}
    others = tuple(seat for seat in circle.present if seat not in grouped)
    return {mark: group for mark, group in enumerate((*letters, others), start=1) if group}


def _pair(circle: Circle, rest: tuple[int, ...]) -> tuple[int, ...]:
    """The next to play of those who are left in this round."""
    if len(circle.present) == PAIR:
        return rest[:1]
    makes_three = len(rest) == PAIR + 1 < len(circle.present)
    return rest if makes_three else rest[:PAIR]
