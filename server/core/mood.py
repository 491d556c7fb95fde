"""Five moods of one set of tones: moving the drone changes the colour and can't make a wrong note."""

from typing import Final

import msgspec

from server.core.scale import Mood, Scale


class MoodPlace(msgspec.Struct, frozen=True):
    """A mood, and the scale and key that give it."""

    mood: Mood
    scale_id: str
    root_pc: int


MODES: Final[tuple[tuple[Mood, str, int], ...]] = (
    ("Bright", "major_pentatonic", 0),
    ("Fresh", "ritusen", 7),
    ("Airy", "suspended_pentatonic", 2),
    ("Dusky", "minor_pentatonic", 9),
    ("Deep", "malkauns", 4),
)
"""From bright to deep: mood, scale, and how many semitones its root lies above the root of Bright."""


def moods(scale: Scale, root_pc: int) -> tuple[MoodPlace, ...]:
    """The five moods on exactly the tones of `scale` on `root_pc`, from bright to deep; none for other scales."""
    for _, scale_id, above in MODES:
        if scale_id == scale.id:
            bright = root_pc - above
            return tuple(MoodPlace(mood, other, (bright + up) % 12) for mood, other, up in MODES)
    return ()
