"""What sounds under the playing: pulse patterns, beat by beat, and the tones of the drone."""

import math
from typing import Final, Literal

import msgspec

from server.core.errors import Refused
from server.core.scale import Scale

Percussion = Literal["frame_drum", "frame_drum_soft", "woodblock_high", "woodblock_low"]


class Stroke(msgspec.Struct, frozen=True):
    """One hit within a beat: `offset` beats after it, from 0 to below 1."""

    offset: float
    sound: Percussion
    velocity: float


class Pattern(msgspec.Struct, frozen=True):
    """What is struck on the first beat of a bar, and what on every other."""

    id: str
    on_first: tuple[Stroke, ...]
    on_others: tuple[Stroke, ...]


class Hit(msgspec.Struct, frozen=True):
    """One stroke at its place in the music."""

    beat: float
    sound: Percussion
    velocity: float


HEARTBEAT: Final = Pattern(
    "heartbeat",
    on_first=(Stroke(0.0, "frame_drum", 0.75), Stroke(1 / 3, "frame_drum_soft", 0.45)),
    on_others=(Stroke(0.0, "frame_drum", 0.65), Stroke(1 / 3, "frame_drum_soft", 0.4)),
)
"""Lub-dub, once a beat. No accent to speak of, so that it carries without counting."""

WOODBLOCK: Final = Pattern(
    "woodblock",
    on_first=(Stroke(0.0, "woodblock_high", 0.6),),
    on_others=(Stroke(0.0, "woodblock_low", 0.45),),
)
"""One clear tap a beat, higher where the bar begins."""

PATTERNS: Final = {pattern.id: pattern for pattern in (HEARTBEAT, WOODBLOCK)}


def hits(pattern_id: str, from_beat: float, to_beat: float, *, beats_per_bar: int = 4) -> list[Hit]:
    """Every hit from `from_beat` on and before `to_beat`: windows laid end to end miss none and double none."""
    if pattern_id not in PATTERNS:
        names = ", ".join(PATTERNS)
        raise Refused("unknown_pulse", f"There is no pulse '{pattern_id}': choose one of {names}.")
    pattern = PATTERNS[pattern_id]
    return [
        Hit(beat + stroke.offset, stroke.sound, stroke.velocity)
        for beat in range(math.floor(from_beat), math.ceil(to_beat))
        for stroke in (pattern.on_others if beat % beats_per_bar else pattern.on_first)
        if from_beat <= beat + stroke.offset < to_beat
    ]


DRONE_LOWEST: Final = 36
"""C2: the drone's root lies in the octave from here up to B2."""


def drone_pitches(
    scale: Scale, root_pc: int, voicing: Literal["one", "one_five"] = "one"
) -> tuple[float, ...]:
    """The tones of the drone, low to high, in MIDI semitones.

    Over a scale without a fifth "one_five" gives the octave: a fifth from outside would be a wrong note.
    """
    root = float(DRONE_LOWEST + root_pc % 12)
    if voicing == "one":
        return (root,)
    above = scale.period if scale.fifth is None else scale.degrees[scale.fifth]
    return (root, root + above / 100)
