"""A kept tape without some seats: nothing of what is left is about them."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from server.core.leaving_out import cue_without, seats_without
from server.core.seat import symbol_of
from server.core.tape import (
    Changed,
    Event,
    Mixed,
    Opened,
    PartBegan,
    SoundBegan,
    SoundBent,
    SoundEnded,
    Staged,
    TechniqueRan,
    seat_of,
)


class Erasure:
    """Goes through a tape in order, for it must know a tone's beginning to know whose end comes later."""

    def __init__(self, seats: Iterable[int]) -> None:
        self._seats: Final = frozenset(seats)
        self._names: Final = re.compile(
            "|".join(rf"\b{re.escape(symbol_of(seat))}\b" for seat in sorted(self._seats) if seat > 0)
            or r"(?!)",
            re.IGNORECASE,
        )
        self._sounds: Final[set[int]] = set()

    def left_of(self, event: Event) -> Event | None:
        """The event without them; None when it is about nobody else. The very same when it isn't about them."""
        replace = msgspec.structs.replace
        if seat_of(event) in self._seats:
            if isinstance(event, SoundBegan):
                self._sounds.add(event.sound.id)
            return None
        match event:
            case SoundEnded() | SoundBent():
                return None if event.sound.id in self._sounds else event
            case Changed():
                return None if self._names.search(event.what) else event
            case Opened() | TechniqueRan() | PartBegan() if not self._seats.isdisjoint(event.seats):
                others = seats_without(event.seats, self._seats)
                return replace(event, seats=others) if others or isinstance(event, Opened) else None
            case Mixed() if any(one.seat in self._seats for one in event.mix.seats):
                seats = [one for one in event.mix.seats if one.seat not in self._seats]
                return replace(event, mix=replace(event.mix, seats=seats))
            case Staged():
                stage = event.stage
                lights = [light for light in stage.seats if light.seat not in self._seats]
                cues = [
                    left
                    for cue in stage.cues
                    if (left := cue_without(cue, self._seats)).now or left.next or not cue.now
                ]
                if len(lights) == len(stage.seats) and cues == stage.cues:
                    return event
                return replace(event, stage=replace(stage, seats=lights, cues=cues))
            case _:
                return event


def without(events: Iterable[Event], seats: Iterable[int]) -> Iterator[Event]:
    """What is left of a tape."""
    erasure = Erasure(seats)
    return (left for event in events if (left := erasure.left_of(event)) is not None)
