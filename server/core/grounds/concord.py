"""The tones of a scale that clash with nothing: what beds and chords are made of."""

import math
from functools import lru_cache
from typing import Final

from server.core.scale import Scale, open_roughness

FIVE: Final = (0.0, 240.0, 480.0, 720.0, 960.0)
"""Cents: five even steps an octave, between which every pentatonic wavers. What has fewer tones takes the nearest."""


def clash(cents: float) -> bool:
    """Whether two tones so far apart grind: a semitone or a tritone, in any octave, each to the nearest semitone."""
    apart = cents / 100 % 12
    nearest = min(apart, 12 - apart)
    return 0.5 < nearest < 1.5 or nearest > 5.5


def _beside(low: float, high: float, period: float) -> bool:
    """Whether two degrees may sound together, in whatever of the tuning's own octaves they lie."""
    within = (high - low) % period
    return not clash(within) and not clash(period - within)


@lru_cache(maxsize=256)
def _concord(degrees: tuple[float, ...], period: float, fifth: int | None) -> tuple[float, ...]:
    chosen = [degrees[0]] if fifth is None else [degrees[0], degrees[fifth]]
    while True:
        free = [
            cents
            for cents in degrees
            if cents not in chosen and all(_beside(cents, other, period) for other in chosen)
        ]
        if not free:
            return tuple(sorted(chosen))
        chosen.append(
            min(free, key=lambda cents: round(sum(open_roughness(cents - one) for one in chosen), 9))
        )


def concord(scale: Scale) -> tuple[float, ...]:
    """Cents above the root, rising: the root and its fifth, and whatever goes with them and with one another.

    Of the open scales these are all the tones.
    """
    return _concord(scale.degrees, scale.period, scale.fifth)


@lru_cache(maxsize=256)
def _steps(tones: tuple[float, ...], period: float) -> tuple[float, ...]:
    if len(tones) == len(FIVE):
        return tones
    return tuple(min((*tones, period), key=lambda cents: abs(cents - five)) for five in FIVE)


def steps(scale: Scale) -> tuple[float, ...]:
    """Cents above the root of the five steps a bed is written in, rising; with fewer tones some are the same."""
    return _steps(concord(scale), scale.period)


def root_within(scale: Scale, root_pc: int, lowest: float) -> float:
    """The scale's root in this key, in its own tuning: the one from `lowest` (MIDI) up to a period higher."""
    root, period = scale.root_pitch(root_pc), scale.period / 100
    return root - math.floor((root - lowest) / period + 1e-9) * period
