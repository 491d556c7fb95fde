"""The count-in: three beats, seen and heard, and everybody plays on the bar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from server.core.effects import Effect, Send
from server.core.instruments import percussion
from server.core.seat import Here
from server.protocol import CUES, CountIn, SoundOn

if TYPE_CHECKING:
    from server.core.room import Room

BEATS = 3
LEAD = 0.15
"""Seconds to the first beat, so that every page hears of it in time."""


@dataclass(frozen=True, slots=True)
class Counting:
    """A count-in on its way."""

    beat: float
    """The beat on which everybody plays: a bar line."""
    fact: CountIn

    @property
    def go(self) -> float:
        return self.fact.go or 0.0


def begin(room: Room, now: float) -> list[Effect]:
    """Time leaps to just before a bar line, so that the count ends on it: nothing sounds yet that could notice."""
    first = now + LEAD
    bar = room.transport.next_change(now, 0.0, "bar", room.bar) + room.bar
    room.transport = room.transport.leap(first, bar - BEATS)
    times = [room.transport.seconds_at(bar - BEATS + count) for count in range(BEATS)]
    go = room.transport.seconds_at(bar)
    room.counting = Counting(beat=bar, fact=CountIn(beats=times, go=go))
    clicks = [
        SoundOn(
            id=room.next_sound(),
            seat=CUES,
            instrument=percussion("woodblock_high" if count == 0 else "woodblock_low"),
            soft=False,
            pitch=60.0,
            velocity=0.6,
            hold=False,
            at=at,
        )
        for count, at in enumerate(times)
    ]
    return [*(Send("speaker", click) for click in clicks), *tell(room, room.counting.fact)]


def call_off(room: Room) -> list[Effect]:
    """Stopped, or started at once, before the count was over."""
    if room.counting is None:
        return []
    room.counting = None
    return tell(room, CountIn(beats=[], go=None))


def tell(room: Room, fact: CountIn) -> list[Effect]:
    room.picture.stale = True
    return [Send(seat.number, fact) for seat in room.seats if isinstance(seat.presence, Here)]
