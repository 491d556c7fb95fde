"""The instruments a seat can play, the percussion under the playing, and who plays what by default.

The sounds themselves are made by web/tools/pack.ts, which knows the same ids; a test holds the two together.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Instrument:
    """One pitched instrument. Outside `low`..`high` (MIDI semitones) it still sounds in tune, only less like itself."""

    id: str
    name: str
    hold: bool
    """Whether its tones last while touched; the others are struck or plucked and ring by themselves."""
    low: float
    high: float


INSTRUMENTS: dict[str, Instrument] = {
    one.id: one
    for one in (
        Instrument("kalimba", "Kalimba", hold=False, low=48, high=88),
        Instrument("marimba", "Marimba", hold=False, low=43, high=91),
        Instrument("harp", "Harp", hold=False, low=40, high=93),
        Instrument("vibraphone", "Vibraphone", hold=False, low=48, high=89),
        Instrument("handpan", "Handpan", hold=False, low=43, high=81),
        Instrument("glockenspiel", "Glockenspiel", hold=False, low=60, high=96),
        Instrument("celesta", "Celesta", hold=False, low=55, high=96),
        Instrument("guitar", "Guitar", hold=False, low=40, high=84),
        Instrument("koto", "Koto", hold=False, low=43, high=86),
        Instrument("piano", "Piano", hold=False, low=33, high=96),
        Instrument("bass", "Bass", hold=False, low=28, high=60),
        Instrument("flute", "Flute", hold=True, low=55, high=91),
        Instrument("ocarina", "Ocarina", hold=True, low=55, high=91),
        Instrument("strings", "Strings", hold=True, low=43, high=88),
        Instrument("choir", "Choir", hold=True, low=43, high=84),
        Instrument("warm_pad", "Warm pad", hold=True, low=36, high=88),
    )
}
"""By id, in the order in which they are offered: struck, plucked, blown and bowed."""

PERCUSSION: tuple[str, ...] = (
    "frame_drum",
    "frame_drum_soft",
    "frame_drum_edge",
    "hand_drum_low",
    "hand_drum_high",
    "kick",
    "low_tom",
    "shaker",
    "maracas",
    "cabasa",
    "tambourine",
    "woodblock_low",
    "woodblock_high",
    "claves",
    "triangle",
    "cowbell",
    "bell_tree",
    "guiro",
)
"""Unpitched sounds; on the wire they travel as instrument "percussion:<id>" and their pitch is ignored."""

PERCUSSION_PREFIX = "percussion:"

DEFAULT_BY_SEAT: tuple[str, ...] = ("kalimba", "marimba", "harp", "vibraphone", "guitar", "handpan")
"""Round the circle: struck and plucked sounds of one family, which blend, and whose neighbours are told apart."""


def default_instrument(seat: int) -> str:
    """What seat `seat` (1 upwards) plays until somebody chooses otherwise."""
    return DEFAULT_BY_SEAT[(seat - 1) % len(DEFAULT_BY_SEAT)]


def percussion(sound: str) -> str:
    """The instrument name under which the percussion sound `sound` travels."""
    return PERCUSSION_PREFIX + sound
