"""Soft chords from the tones of a scale that clash with nothing, each a small step from the one before."""

from functools import lru_cache
from itertools import combinations
from typing import Final

from server.core.grounds.concord import concord
from server.core.scale import Scale, roughness

Chord = tuple[float, ...]
"""Pitches, low to high, MIDI semitones."""

LOWEST: Final = 52.0
HIGHEST: Final = 76.0
"""E3 to E5: above the mud, below the brightest players."""

VOICES: Final = 3
NARROWEST: Final = 1.6
WIDEST: Final = 12.5
"""Semitones between neighbouring voices."""

DIFFERENT: Final = 4
"""So many chords, there and back again."""

FAR: Final = 0.06
"""What a semitone of movement costs, as roughness."""
FARTHEST: Final = 9.1
"""Semitones a voice may move: a sixth, which only scales of two tones need."""
COLD: Final = 0.5
"""What a chord without a third above its fifth's root costs: fourths and fifths alone sound bare."""
WIDE: Final = 0.02
"""What each semitone costs by which a chord is wider or narrower than NATURAL."""
NATURAL: Final = 9.0
MIDDLE: Final = 62.0


def cycle(scale: Scale, root_pc: int) -> tuple[Chord, ...]:
    """The chords of a scale in a key, to be gone round and round."""
    return _cycle(concord(scale), scale.period, scale.root_pitch(root_pc), scale.fifth is not None)


@lru_cache(maxsize=256)
def _cycle(tones: tuple[float, ...], period: float, root: float, has_fifth: bool) -> tuple[Chord, ...]:
    offered = _offered(tones, period, root)
    home = [chord for chord in offered if _holds(chord, root, period)]
    way = [
        min(home or offered, key=lambda chord: _cost(chord, root, period) + abs(_mean(chord) - MIDDLE) * FAR)
    ]
    while len(way) < DIFFERENT:
        free = [chord for chord in offered if chord not in way and _near(way[-1], chord)]
        if not free:
            break
        way.append(min(free, key=lambda chord: _cost(chord, None, period) + FAR * _moved(way[-1], chord)))
    return (*way, *reversed(way[1:-1]))


def _offered(tones: tuple[float, ...], period: float, root: float) -> list[Chord]:
    """Every chord of three tones there is between LOWEST and HIGHEST, with as many different ones as can be."""
    places = sorted(
        (root + (cents + octave * period) / 100, degree)
        for degree, cents in enumerate(tones)
        for octave in range(-3, 4)
        if LOWEST <= root + (cents + octave * period) / 100 <= HIGHEST
    )
    chosen = list(combinations(places, VOICES))
    chords = [tuple(pitch for pitch, _ in chord) for chord in chosen]
    kinds = [len({degree for _, degree in chord}) for chord in chosen]
    spread = [(chord, kind) for chord, kind in zip(chords, kinds, strict=True) if _spread(chord)]
    return [chord for chord, kind in spread if kind == max(kind for _, kind in spread)]


def _spread(chord: Chord) -> bool:
    return all(NARROWEST <= high - low <= WIDEST for low, high in zip(chord, chord[1:], strict=False))


def _holds(chord: Chord, root: float, period: float) -> bool:
    return any(abs((pitch - root + 0.05) * 100 % period - 5) < 1 for pitch in chord)


def _cost(chord: Chord, root: float | None, period: float) -> float:
    """How little a chord is wanted: rough, bare, or far from a hand's width. With `root`, it must be a triad on it."""
    rough = sum(roughness(low, high) for low, high in combinations(chord, 2))
    wide = WIDE * abs(chord[-1] - chord[0] - NATURAL)
    return round(rough + wide + (0 if _warm(chord, root, period) else COLD), 6)


def _warm(chord: Chord, root: float | None, period: float) -> bool:
    """Whether it is a triad: a third and a fifth above one of its tones, or above `root`."""
    for bass in chord if root is None else (root,):
        above = [(pitch - bass) * 100 % period for pitch in chord]
        if any(250 < cents < 450 for cents in above) and any(650 < cents < 750 for cents in above):
            return True
    return False


def _mean(chord: Chord) -> float:
    return sum(chord) / len(chord)


def _moved(before: Chord, after: Chord) -> float:
    return sum(abs(a - b) for a, b in zip(before, after, strict=True))


def _near(before: Chord, after: Chord) -> bool:
    """Whether no voice has to leap."""
    steps = [abs(a - b) for a, b in zip(before, after, strict=True)]
    return max(steps) <= FARTHEST
