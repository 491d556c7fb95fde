"""How a pitch is written in a scale: its letter, its accidental, and the cents beside it."""

from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

from server.core.note_names import FLATS, KEYS_WITH_SHARPS, SHARPS
from server.core.tape import Event, ScaleSet

LETTERS: Final = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
SIGNS: Final = {"♯": 1, "♭": -1, "♮": 0, "#": 1, "𝄪": 2, "𝄫": -2}
BY_FIFTHS: Final = "FCGDAEB"

NEAR: Final = 0.6
"""Semitones. Whatever is farther from every tone of the scale rings on from another one."""
INAUDIBLE: Final = 0.005
"""Semitones."""


class Written(NamedTuple):
    """A pitch on paper."""

    step: str
    octave: int
    sign: int
    """Sharps, or below 0 flats."""
    cents: float
    """Semitones by which it lies beside the written tone."""


class Tone(NamedTuple):
    """A degree of the scale in force, in any octave."""

    step: str
    sign: int


class Key(NamedTuple):
    """A scale as it is written: its tones by semitones above C, and its signature."""

    tones: tuple[tuple[float, Tone], ...]
    fifths: int
    """Sharps, or below 0 flats, at the beginning of each line."""
    sharp: bool
    """Whether foreign tones are written as sharps."""

    def write(self, pitch: float) -> Written:
        return _write(self, round(pitch, 4))


def tone(name: str) -> Tone:
    """`F♯`, or `E −14` with its cents, as scales have them."""
    letter = name.split()[0]
    return Tone(letter[0], sum(SIGNS.get(sign, 0) for sign in letter[1:]))


def key(scale: ScaleSet) -> Key:
    tones = [tone(name) for name in scale.tones]
    by_place = tuple(
        ((scale.root + degree) % 12, one) for degree, one in zip(scale.degrees, tones, strict=False)
    )
    fifths = min(range(-7, 8), key=lambda fifths: _misfit(tones, fifths))
    return Key(by_place, fifths, fifths > 0 or (fifths == 0 and scale.root in KEYS_WITH_SHARPS))


PLAIN: Final = Key((), 0, sharp=True)
"""Before any scale is told."""


class Keys:
    """The keys of a tape, by when they came into force."""

    def __init__(self, events: Iterable[Event]) -> None:
        self.changes = [(event.at, key(event)) for event in events if type(event) is ScaleSet]
        self.changes.sort(key=lambda change: change[0])
        self._times = [at for at, _ in self.changes]

    def at(self, seconds: float) -> Key:
        place = bisect_right(self._times, seconds + 1e-6)
        return self.changes[max(place - 1, 0)][1] if self.changes else PLAIN


def signature(fifths: int) -> dict[str, int]:
    """What a key signature does to each letter."""
    if fifths >= 0:
        return dict.fromkeys(BY_FIFTHS[:fifths], 1)
    return dict.fromkeys(BY_FIFTHS[fifths:], -1)


def _misfit(tones: list[Tone], fifths: int) -> tuple[int, int, int]:
    """Tones outside, whether the root is neither of its tonics, and its number of signs."""
    altered = signature(fifths)
    outside = sum(one.sign != altered.get(one.step, 0) for one in tones)
    major = BY_FIFTHS[(fifths + 1) % 7]
    minor = BY_FIFTHS[(fifths + 4) % 7]
    tonics = {(step, altered.get(step, 0)) for step in (major, minor)}
    return outside, int(not tones or tuple(tones[0]) not in tonics), abs(fifths)


@lru_cache(maxsize=4096)
def _write(key: Key, pitch: float) -> Written:
    place = pitch % 12
    found = [(abs((place - degree + 6) % 12 - 6), one) for degree, one in key.tones]
    near, one = min(found, key=lambda pair: pair[0], default=(12.0, Tone("C", 0)))
    if near > NEAR:
        one = tone((SHARPS if key.sharp else FLATS)[round(pitch) % 12])
    named = LETTERS[one.step] + one.sign
    octave = round((pitch - named) / 12)
    beside = pitch - named - 12 * octave
    return Written(one.step, octave - 1, one.sign, 0.0 if abs(beside) < INAUDIBLE else beside)
