"""Which General MIDI sound comes nearest to each instrument, counted from 0."""

from typing import Final

PROGRAMS: Final[dict[str, int]] = {
    "kalimba": 108,
    "marimba": 12,
    "harp": 46,
    "vibraphone": 11,
    "handpan": 114,  # steel drums
    "glockenspiel": 9,
    "celesta": 8,
    "guitar": 24,
    "koto": 107,
    "piano": 0,
    "bass": 32,
    "flute": 73,
    "ocarina": 79,
    "strings": 48,
    "choir": 52,
    "warm_pad": 89,
}

DRUMS: Final[dict[str, int]] = {
    "frame_drum": 63,  # open high conga
    "frame_drum_soft": 64,
    "frame_drum_edge": 62,
    "hand_drum_low": 61,
    "hand_drum_high": 60,
    "kick": 36,
    "low_tom": 41,
    "shaker": 82,
    "maracas": 70,
    "cabasa": 69,
    "tambourine": 54,
    "woodblock_low": 77,
    "woodblock_high": 76,
    "claves": 75,
    "triangle": 81,
    "cowbell": 56,
    "bell_tree": 84,
    "guiro": 73,
}
"""The key of each sound without pitch on the channel of drums."""
