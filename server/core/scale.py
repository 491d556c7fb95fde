"""A scale: which tones belong together, in cents above a root, and how roughly they sound against each other."""

import math
from functools import lru_cache
from itertools import combinations
from typing import Final, Literal

import msgspec

Kind = Literal["subset", "pentatonic", "hexatonic", "larger"]
Tier = Literal["open", "colour", "shadow", "gong"]
Mood = Literal["Bright", "Fresh", "Airy", "Dusky", "Deep"]
Unit = Literal["semitone", "cents"]

TIERS: Final[tuple[Tier, ...]] = ("open", "colour", "shadow", "gong")
"""In the order in which they are offered: the friendliest first."""

FIFTH_CENTS: Final = 702.0
FIFTH_REACH_CENTS: Final = 35.0
"""A degree further from the pure fifth than this does not sound like one."""

SEMITONES_OF_INTERVAL: Final = {
    "P1": 0,
    "m2": 1,
    "M2": 2,
    "m3": 3,
    "M3": 4,
    "P4": 5,
    "A4": 6,
    "d5": 6,
    "P5": 7,
    "A5": 8,
    "m6": 8,
    "M6": 9,
    "m7": 10,
    "M7": 11,
}
"""The interval names a scale's `spelling` may use."""


class Verify(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Where the degrees can be compared with a published file, and how near they must be."""

    scl: str | None = None
    """A file of the Scala archive, as music21 carries it."""
    scale_library: str | None = None
    """A file of the package scale-library 1.3.0."""
    tolerance_cents: float


class Scale(msgspec.Struct, frozen=True, kw_only=True):
    """One scale of the catalog. Facts that follow from the degrees are worked out here, never stored."""

    id: str
    name: str
    tier: Tier
    kind: Kind
    unit: Unit
    """How its file writes degrees and period."""
    degrees: tuple[float, ...]
    """Cents above the root, rising from 0."""
    period: float
    """Cents after which the degrees come round again: 1200 but for stretched tunings."""
    spelling: tuple[str, ...]
    """Interval names, one a degree, for note names only."""
    root: float
    """The pitch of the customary root, in MIDI semitones: 60.0 is C4."""
    mood: Mood | None = None
    aka: tuple[str, ...] = ()
    region: str = ""
    character: str = ""
    """A customary association, never a claim about what it does to people."""
    sources: tuple[str, ...] = ()
    verify: Verify | None = None

    @property
    def root_pc(self) -> int:
        """The customary key: 0 is C, 11 is B."""
        return round(self.root) % 12

    def root_pitch(self, root_pc: int) -> float:
        """The root in another key, as near to the customary root as can be; downwards when both ways are equal."""
        return self.root + (root_pc - self.root_pc + 6) % 12 - 6

    @property
    def nearest_12tet(self) -> tuple[int, ...]:
        """Each degree's nearest semitone above the root."""
        return tuple(nearest_semitone(cents) for cents in self.degrees)

    @property
    def tempered(self) -> bool:
        """Whether every tone is a note of the piano."""
        return self.period == 1200 and all(cents % 100 == 0 for cents in self.degrees)

    @property
    def semitone_pairs(self) -> int:
        """How many pairs of degrees grind: a semitone apart or less, in any octave, to the nearest semitone."""
        return sum(interval_class(a, b) <= 1 for a, b in combinations(self.degrees, 2))

    @property
    def tritone_pairs(self) -> int:
        return sum(interval_class(a, b) == 6 for a, b in combinations(self.degrees, 2))

    @property
    def all_pads_safe(self) -> bool:
        """Whether any tones may sound together without a semitone or tritone among them."""
        return self.semitone_pairs == 0 and self.tritone_pairs == 0

    @property
    def therapy_note(self) -> str:
        """What the degrees say about playing together; nothing about people."""
        if self.all_pads_safe:
            return "No semitone or tritone among its tones: any pads may sound together."
        semitones, tritones = self.semitone_pairs, self.tritone_pairs
        pairs = [_count(semitones, "semitone pair")] if semitones else []
        pairs += [_count(tritones, "tritone pair")] if tritones else []
        return f"{' and '.join(pairs)} among its tones: some pads clash when held together."

    @property
    def fifth(self) -> int | None:
        """The degree that sounds as the fifth above the root, if there is one."""
        nearest = min(range(len(self.degrees)), key=lambda degree: abs(self.degrees[degree] - FIFTH_CENTS))
        return nearest if abs(self.degrees[nearest] - FIFTH_CENTS) <= FIFTH_REACH_CENTS else None

    @property
    def tier_by_rule(self) -> Tier:
        """The tier its degrees put it in: the rule of scales/README.md."""
        if not self.tempered:
            return "gong"
        if self.all_pads_safe:
            return "open"
        dark = bool({1, 3} & set(self.nearest_12tet))
        return "shadow" if self.semitone_pairs >= 2 and dark else "colour"


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def nearest_semitone(cents: float) -> int:
    return round(cents / 100)


def interval_class(cents_a: float, cents_b: float) -> int:
    """Semitones between two degrees by the shorter way round the octave, 0 to 6, each at its nearest semitone."""
    apart = abs(nearest_semitone(cents_a) - nearest_semitone(cents_b)) % 12
    return min(apart, 12 - apart)


PARTIALS: Final = 6
PARTIAL_DECAY: Final = 0.88


@lru_cache(maxsize=4096)
def roughness(low: float, high: float) -> float:
    """How roughly two pitches beat against each other (Sethares 1993, after Plomp and Levelt 1965): 0 is smooth.

    Six partials each, every one 0.88 as strong as the one before. A semitone on C4 gives 0.75, a fifth 0.13.
    """
    total = 0.0
    for i in range(PARTIALS):
        for j in range(PARTIALS):
            a, b = (i + 1) * frequency(low), (j + 1) * frequency(high)
            width = 0.24 / (0.0207 * min(a, b) + 18.96)
            apart = width * abs(a - b)
            total += PARTIAL_DECAY ** max(i, j) * (math.exp(-3.51 * apart) - math.exp(-5.75 * apart))
    return total


def frequency(pitch: float) -> float:
    """Hertz; pitch in MIDI semitones, 69.0 = 440 Hz."""
    return 440.0 * math.pow(2.0, (pitch - 69.0) / 12.0)


def open_roughness(cents: float) -> float:
    """The roughness of two degrees wherever they lie: the mean of their interval and its inversion, around C4."""
    within = abs(cents) % 1200 / 100
    return (roughness(60.0, 60.0 + within) + roughness(60.0, 72.0 - within)) / 2


@lru_cache(maxsize=4096)
def gentlest_degrees(degrees: tuple[float, ...], count: int) -> tuple[int, ...]:
    """The `count` degrees that sound best together: from the root on, each time the least rough one is added.

    Up to three tones no semitone or tritone is taken while there is another choice.
    """
    chosen = [0]
    while len(chosen) < count:
        free = [degree for degree in range(len(degrees)) if degree not in chosen]
        if count <= 3:
            free = [degree for degree in free if not _clashes(degrees, degree, chosen)] or free
        chosen.append(min(free, key=lambda degree: (_added_roughness(degrees, degree, chosen), degree)))
    return tuple(sorted(chosen))


def _clashes(degrees: tuple[float, ...], degree: int, chosen: list[int]) -> bool:
    return any(interval_class(degrees[degree], degrees[other]) in (0, 1, 6) for other in chosen)


def _added_roughness(degrees: tuple[float, ...], degree: int, chosen: list[int]) -> float:
    return round(sum(open_roughness(degrees[degree] - degrees[other]) for other in chosen), 9)
