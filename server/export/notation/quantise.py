"""Where in a bar each note is written: sixteenths or triplets, beat by beat, one voice for each part."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from math import floor
from typing import Final

from server.export.played import PlayedNote

BEAT: Final = 48
"""Divisions of a beat: sixteenths are 12, triplets 16, sixty-fourths 3."""
HALF: Final = BEAT // 2
SIXTEENTH: Final = BEAT // 4
TRIPLET: Final = BEAT // 3
FINER: Final = (BEAT // 8, BEAT // 16)
"""Where one tone comes twice within a sixteenth."""
FINEST: Final = FINER[-1]

CLEARLY: Final = 0.4
"""Triplets are written only if they fit that much better (squared distance), and two touches at least ask for them."""

Timed = tuple[float, float, PlayedNote]
"""From beat to beat, a note."""


class Chord:
    """Notes that begin together, from division to division."""

    __slots__ = ("end", "notes", "start")

    def __init__(self, start: int, end: int, notes: list[PlayedNote]) -> None:
        self.start = start
        self.end = end
        self.notes = notes


def quantise(timed: Iterable[Timed]) -> list[Chord]:
    """One voice: what begins together is a chord, and a chord ends where the next begins.

    A gap of up to half a beat before the next is filled, so that no crumbs of rests are left.
    """
    slots: dict[int, list[Timed]] = {}
    taken: set[tuple[int, int]] = set()
    pushed: set[int] = set()
    for beat, group in groupby(sorted(timed, key=lambda one: one[:2]), key=lambda one: floor(one[0])):
        for place, one in _placed(beat, list(group), taken, fine=beat in pushed):
            slots.setdefault(place, []).append(one)
            if place >= (beat + 1) * BEAT and place % BEAT:
                pushed.add(place // BEAT)
    starts = sorted(slots)
    triplets = {start // BEAT for start in starts if start % BEAT in (TRIPLET, 2 * TRIPLET)}
    chords = []
    for start, after in zip(starts, [*starts[1:], None], strict=True):
        end = _end(start, after, max(one[1] for one in slots[start]), triplets)
        chords.append(Chord(start, end, [one[2] for one in slots[start]]))
    return chords


def _placed(
    beat: int, group: Sequence[Timed], taken: set[tuple[int, int]], *, fine: bool
) -> list[tuple[int, Timed]]:
    """A place for each note of a beat, on one grid; the same tone never twice in one place."""
    within = [one[0] - beat for one in group]
    tones = [round(one[2].pitch * 100) for one in group]
    for cell in (FINEST,) if fine else (_cell(within), *FINER):
        places = [beat * BEAT + _nearest(share, cell) for share in within]
        found = set(zip(places, tones, strict=True))
        if len(found) == len(group) and not found & taken:
            taken |= found
            return list(zip(places, group, strict=True))
    places = []
    for share, tone in zip(within, tones, strict=True):
        place = beat * BEAT + _nearest(share, FINEST)
        while (place, tone) in taken:
            place += FINEST
        taken.add((place, tone))
        places.append(place)
    return list(zip(places, group, strict=True))


def _cell(within: list[float]) -> int:
    if len(within) < 2:
        return SIXTEENTH
    straight, in_three = (_distance(within, cell) for cell in (SIXTEENTH, TRIPLET))
    return TRIPLET if in_three < CLEARLY * straight else SIXTEENTH


def _distance(within: list[float], cell: int) -> float:
    return sum((share - _nearest(share, cell) / BEAT) ** 2 for share in within)


def _nearest(share: float, cell: int) -> int:
    return floor(share * BEAT / cell + 0.5) * cell


def _end(start: int, after: int | None, beat: float, triplets: set[int]) -> int:
    """On a half beat, or at the end of a beat in three; never beyond the next."""
    played = floor(beat * BEAT - HALF / 4)
    end = max(-(-played // HALF) * HALF, (start // HALF + 1) * HALF)
    if (
        end // BEAT in triplets
        and end % BEAT
        or start // BEAT in triplets
        and end < (start // BEAT + 1) * BEAT
    ):
        end = (end // BEAT + 1) * BEAT
    if after is not None and after - end <= HALF:
        return after
    return end
