"""What a touch (down and up) costs in the core alone: without a recorder, with one that is off, with one that is on."""

import statistics
from dataclasses import dataclass
from time import process_time

from server.core.handlers import HANDLERS
from server.protocol import NoteOff, NoteOn, SetSeats
from tests.harness import ScriptedRoom, member

SEATS = 12
GAP = 0.01
"""Seconds of the room's time between two touches."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Microseconds of CPU a touch."""

    bare: float
    off: float
    on: float

    def __str__(self) -> str:
        return (
            f"a touch in the core: {self.bare:.1f} us without a recorder, {self.off:.1f} off "
            f"(x{self.off / self.bare:.2f}, at most 1.15), {self.on:.1f} on (x{self.on / self.bare:.2f}, at most 1.5)"
        )


def cost(touches: int = 2000, rounds: int = 7) -> Cost:
    """Medians of rounds that take turns, so that the machine's other work meets all alike."""
    taken: dict[str, list[float]] = {"bare": [], "off": [], "on": []}
    for _ in range(rounds):
        for how, times in taken.items():
            times.append(_one(how, touches))
    return Cost(**{how: statistics.median(times) for how, times in taken.items()})


def _one(how: str, touches: int) -> float:
    scripted = ScriptedRoom().sits(*range(1, SEATS + 1))
    scripted.conducts(SetSeats(seats=[2, 4, 6], instrument="strings"))
    if how == "on":
        scripted.records()
    room, now = scripted.room, scripted.now
    tablets = [member(seat) for seat in range(1, SEATS + 1)]
    begun = process_time()
    for count in range(touches):
        tablet, note = tablets[count % SEATS], count + 1
        for message in (NoteOn(pad=0, velocity=0.8, note=note), NoteOff(note=note)):
            now += GAP
            if how == "bare":
                HANDLERS[type(message)](room, tablet, message, now)
            else:
                room.handle(tablet, message, now)
                if room.recorder.pending:
                    room.recorder.take()
    return (process_time() - begun) / touches * 1e6
