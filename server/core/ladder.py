"""The ladder: the tones of a scale from low to high, and which of them each seat's pads sound."""

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, Self

import msgspec

from server.core.errors import Refused
from server.core.scale import Scale, gentlest_degrees

LOWEST: Final = 43.0
"""G2. Below it chords turn to mud, so only root and fifth are given there."""
HIGHEST: Final = 88.0
"""E6. Above it most instruments turn thin."""
DEEPEST: Final = 36.0
"""C2, for root and fifth when a scale of two or three tones has to fill many pads."""

MOST_PADS: Final = 12
MOST_SEATS: Final = 48


class Tone(msgspec.Struct, frozen=True):
    """One rung: which degree of the scale, in which period above or below the customary root, and its pitch."""

    degree: int
    period_index: int
    pitch: float


Surface = tuple[Tone, ...]
"""The pads of one seat, low to high."""


class Ladder(msgspec.Struct, frozen=True):
    """Every tone of a scale in a key between two pitches."""

    scale: Scale
    root_pc: int
    tones: tuple[Tone, ...]

    @classmethod
    def build(cls, scale: Scale, root_pc: int, low: float = LOWEST, high: float = HIGHEST) -> Self:
        return cls(scale, root_pc, _tones_between(scale, root_pc, low, high))

    def rungs(self, pads: int) -> tuple[Tone, ...]:
        """The tones from which `pads` neighbouring ones make a surface.

        With fewer pads than the scale has degrees, only the degrees that sound best together; with more pads than
        the ladder has tones, a longer ladder.
        """
        if not 1 <= pads <= MOST_PADS:
            raise Refused(
                "pads_out_of_range",
                f"A tablet has 1 to {MOST_PADS} pads: choose a number between them.",
                most=MOST_PADS,
            )
        return _rungs(self, pads)

    def surface(self, pads: int, *, seat: int = 0, seats: int = 1, shift: int = 0) -> Surface:
        """The pads of seat number `seat`, counted from 0, when `seats` of them share the range from low to high.

        `shift` moves it by so many rungs, as far as there are any.
        """
        if not (1 <= seats <= MOST_SEATS and 0 <= seat < seats):
            raise Refused(
                "seat_out_of_range",
                f"There is room for {MOST_SEATS} seats: choose one of them.",
                most=MOST_SEATS,
            )
        rungs = self.rungs(pads)
        start = register_start(seat, seats=seats, rungs=len(rungs), pads=pads) + shift
        start = min(max(start, 0), len(rungs) - pads)
        return rungs[start : start + pads]


def register_start(seat: int, *, seats: int, rungs: int, pads: int) -> int:
    """Where a seat's window begins: the first seat lowest, the last highest, the others evenly between."""
    free = rungs - pads
    if seats == 1:
        return free // 2
    return (2 * seat * free + seats - 1) // (2 * (seats - 1))


def remap(old_pitches: Sequence[float], ladder: Ladder, pads: int) -> Surface:
    """The surface on a new ladder that moves the pads least, as the sum over all of them; of two equal the lower.

    When the number of pads changes too, the old pitches are first stretched over the new number of places.
    """
    rungs = ladder.rungs(pads)
    if not old_pitches:
        return ladder.surface(pads)
    wanted = _spread(old_pitches, pads)

    def movement(start: int) -> float:
        moves = (abs(rungs[start + place].pitch - pitch) for place, pitch in enumerate(wanted))
        return round(sum(moves), 6)

    start = min(range(len(rungs) - pads + 1), key=movement)
    return rungs[start : start + pads]


def _spread(pitches: Sequence[float], places: int) -> list[float]:
    """The pitches read off at so many evenly spaced places, from the first to the last."""
    last = len(pitches) - 1
    spread = []
    for place in range(places):
        at = last * place / (places - 1) if places > 1 else last / 2
        below = min(int(at), max(last - 1, 0))
        above = min(below + 1, last)
        spread.append(pitches[below] + (pitches[above] - pitches[below]) * (at - below))
    return spread


@lru_cache(maxsize=512)
def _rungs(ladder: Ladder, pads: int) -> tuple[Tone, ...]:
    degrees = ladder.scale.degrees
    tones = ladder.tones
    if pads < len(degrees):
        gentle = gentlest_degrees(degrees, pads)
        tones = tuple(tone for tone in tones if tone.degree in gentle)
    high = tones[-1].pitch if tones else HIGHEST
    while len(tones) < pads:
        # Down first, where root and fifth are welcome, then up a step at a time.
        tones = _tones_between(ladder.scale, ladder.root_pc, DEEPEST, high)
        high += 1.0
    return tones


@lru_cache(maxsize=512)
def _tones_between(scale: Scale, root_pc: int, low: float, high: float) -> tuple[Tone, ...]:
    root = scale.root_pitch(root_pc)
    step = scale.period / 100
    deep = {0, scale.fifth}
    tones = []
    for period_index in range(math.floor((low - root) / step) - 1, math.ceil((high - root) / step) + 1):
        for degree, cents in enumerate(scale.degrees):
            pitch = root + period_index * step + cents / 100
            if low <= pitch <= high and (pitch >= LOWEST or degree in deep):
                tones.append(Tone(degree, period_index, pitch))
    return tuple(tones)
