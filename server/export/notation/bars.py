"""What stands in each bar: chords and rests cut at bar lines and beats into values one can write."""

from collections.abc import Iterator, Sequence
from typing import Final

from server.export.notation.quantise import BEAT, TRIPLET, Chord

ON_A_BEAT: Final = (4 * BEAT, 3 * BEAT, 2 * BEAT, BEAT)
WITHIN: Final = (36, 24, 18, 12, 9, 6, 3)
RESTS: Final = (24, 12, 6, 3)


class Piece:
    """One written value: a chord, a part of one, or a rest."""

    __slots__ = ("chord", "first", "last", "length", "start", "triplet")

    def __init__(self, start: int, length: int, chord: Chord | None, *, triplet: bool) -> None:
        self.start = start
        """Divisions since the beginning of the piece, not of the bar."""
        self.length = length
        self.chord = chord
        """None: a rest."""
        self.triplet = triplet
        self.first = chord is None or chord.start == start
        self.last = chord is None or chord.end == start + length
        """Otherwise it is tied to the one before, or to the next."""


def bars(chords: Sequence[Chord], lines: Sequence[tuple[int, int]]) -> Iterator[list[Piece]]:
    """For each bar (where it begins and ends) its pieces, which fill it; none: a whole bar's rest."""
    triplets = {
        place // BEAT
        for chord in chords
        for place in (chord.start, chord.end)
        if place % BEAT in (TRIPLET, 2 * TRIPLET)
    }
    at = 0
    for begin, end in lines:
        while at < len(chords) and chords[at].end <= begin:
            at += 1
        pieces: list[Piece] = []
        now, place = begin, at
        while place < len(chords) and chords[place].start < end:
            chord = chords[place]
            if chord.start > now:
                pieces += _cut(now, chord.start, None, triplets)
            now = min(chord.end, end)
            pieces += _cut(max(chord.start, begin), now, chord, triplets)
            place += 1
        if pieces and now < end:
            pieces += _cut(now, end, None, triplets)
        yield pieces


def _cut(start: int, end: int, chord: Chord | None, triplets: set[int]) -> Iterator[Piece]:
    while start < end:
        triplet = start // BEAT in triplets
        length = end - start
        rest_of_beat = min(length, BEAT - start % BEAT)
        if triplet:
            value = rest_of_beat
        elif start % BEAT or length < BEAT:
            value = next(value for value in (WITHIN if chord else RESTS) if value <= rest_of_beat)
        elif chord is not None and length == BEAT * 3 // 2 and start // BEAT + 1 not in triplets:
            value = length
        else:
            value = next(value for value in ON_A_BEAT if value <= length and (chord or value != 3 * BEAT))
        yield Piece(start, value, chord, triplet=triplet)
        start += value


LEVELS: Final = {24: 1, 16: 1, 36: 1, 12: 2, 18: 2, 6: 3, 9: 3, 3: 4}
"""Beams of a value."""


def beams(pieces: Sequence[Piece]) -> dict[int, list[str]]:
    """For each piece under a beam (by its place in the bar) what each of its beams does, the first one first."""
    groups: list[list[int]] = [[]]
    for place, piece in enumerate(pieces):
        flagged = piece.chord is not None and piece.length in LEVELS
        last = groups[-1][-1] if groups[-1] else None
        if not flagged or (last is not None and pieces[last].start // BEAT != piece.start // BEAT):
            groups.append([])
        if flagged:
            groups[-1].append(place)
    found: dict[int, list[str]] = {}
    for group in groups:
        if len(group) < 2:
            continue
        levels = [LEVELS[pieces[place].length] for place in group]
        for at, place in enumerate(group):
            found[place] = [_beam(levels, at, level) for level in range(1, levels[at] + 1)]
    return found


def _beam(levels: list[int], at: int, level: int) -> str:
    before = at > 0 and levels[at - 1] >= level
    after = at + 1 < len(levels) and levels[at + 1] >= level
    if before and after:
        return "continue"
    if before or after:
        return "end" if before else "begin"
    return "backward hook" if at else "forward hook"
