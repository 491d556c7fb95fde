"""Who of the band plays what of a tune, on which of the room's pads, and how a human hand would time it. Pure."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from server.rehearse.tunes import SongNote, Tune

LATENESS, UNSTEADINESS = 0.012, 0.025
"""Seconds. People in ensembles stray 20-30 ms around each other and come in a little late rather than early."""

FURTHEST = 0.07
"""Seconds off the beat at most: more would be a mistake, not a hand."""

LEGATO = 0.9
"""Share of a note's length for which the finger stays down."""


@dataclass(frozen=True)
class Touch:
    """One touch of the player at `place` in the band: when, how long (seconds), which tone of the tune, how hard."""

    at: float
    seconds: float
    place: int
    step: int
    velocity: float


@dataclass(frozen=True)
class Part:
    """What one phrase asks of whom; the leader sings it, the companions lean in on the strong beats."""

    phrase: int
    leader: int
    companions: tuple[int, ...]
    touches: tuple[Touch, ...]


def arrange(tune: Tune, players: int, bpm: float, chance: random.Random, first: int = 0) -> list[Part]:
    """Call and response: each phrase goes to the next player, and all join in the last."""
    parts = []
    for number, phrase in enumerate(tune.phrases):
        leader = (first + number) % players
        others = [place for place in range(players) if place != leader]
        last = number == len(tune.phrases) - 1
        companions = others if last else chance.sample(others, min(2, len(others)))
        touches = [_touch(note, phrase, leader, bpm, chance) for note in phrase]
        for place in companions:
            touches += [
                _touch(note, phrase, place, bpm, chance, softer=0.7) for note in phrase if note.strong
            ]
        touches.sort(key=lambda touch: touch.at)
        parts.append(Part(number + 1, leader, tuple(companions), tuple(touches)))
    return parts


def _touch(
    note: SongNote,
    phrase: Sequence[SongNote],
    place: int,
    bpm: float,
    chance: random.Random,
    softer: float = 1.0,
) -> Touch:
    beat = 60 / bpm
    stray = min(FURTHEST, max(-FURTHEST, chance.gauss(LATENESS, UNSTEADINESS)))
    return Touch(
        at=max(0.0, note.beat * beat + stray),
        seconds=note.beats * beat * LEGATO,
        place=place,
        step=note.step,
        velocity=min(1.0, max(0.1, softer * _swell(note, phrase) + chance.gauss(0, 0.04))),
    )


def _swell(note: SongNote, phrase: Sequence[SongNote]) -> float:
    """A phrase rises to its middle and comes to rest; strong beats carry a little more."""
    start, end = phrase[0].beat, phrase[-1].beat
    along = (note.beat - start) / (end - start) if end > start else 0.5
    return 0.5 + 0.2 * (1 - abs(2 * along - 1)) + (0.1 if note.strong else 0.0)


@dataclass(frozen=True)
class Fit:
    """A tune laid on the tones a room has now: tone `offset + step` counted from the lowest."""

    tones: tuple[float, ...]
    offset: int

    def pitch(self, step: int) -> float:
        """What sounds for a tone of the tune; beyond the ends of the room's ladder it folds back by an octave."""
        place = self.offset + step
        while place < 0:
            place += 5
        while place >= len(self.tones):
            place -= 5
        return self.tones[max(0, place)]


def fit(tune: Tune, surfaces: Sequence[Sequence[float]]) -> Fit:
    """Where on the tones of all pads together the tune keeps its shape best, and runs off the ends least."""
    tones = tuple(sorted({pitch for pads in surfaces for pitch in pads}))
    if not tones:
        raise ValueError("no pads to play on")
    notes = tune.notes
    lowest = min(note.step for note in notes)
    highest = max(note.step for note in notes)
    places = range(-lowest, max(1, len(tones) - (highest - lowest)) - lowest)
    return min((Fit(tones, offset) for offset in places), key=lambda candidate: _misshapen(candidate, notes))


def _misshapen(candidate: Fit, notes: Sequence[SongNote]) -> float:
    """Semitones by which the intervals from note to note differ from the song's."""
    sounding = [candidate.pitch(note.step) for note in notes]
    steps = range(1, len(notes))
    return sum(abs((sounding[i] - sounding[i - 1]) - (notes[i].pitch - notes[i - 1].pitch)) for i in steps)


def nearest_pad(pitch: float, pads: Sequence[float]) -> int:
    """The pad that sounds this tone, or its octave, or failing that the nearest one."""

    def distance(pad: int) -> float:
        apart = abs(pads[pad] - pitch)
        from_octave = min(apart % 12, 12 - apart % 12)
        return 12 * from_octave + apart

    return min(range(len(pads)), key=distance)
