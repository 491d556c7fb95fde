"""Figures of some bars that come round again under the playing: what they are, and when which tone sounds."""

import math
from collections.abc import Iterator
from typing import Final

import msgspec

from server.core.grounds.concord import root_within, steps
from server.core.scale import Scale
from server.protocol import Density

DENSITIES: Final[tuple[Density, ...]] = ("thin", "middle", "full")

BED_LOWEST: Final = 45.0
"""A2: the root of a bed's octave 0 lies in the octave from here up, between the drone and the players."""


class Note(msgspec.Struct, frozen=True):
    """One tone: `step` 0 to 4 of the five that clash with nothing. Beats count from where its voice began."""

    beat: float
    step: int
    octave: int
    length: float
    velocity: float


class Voice(msgspec.Struct, frozen=True):
    """One instrument of a bed, with a figure of its own length."""

    instrument: str
    """With "percussion:" before it, it has no pitch."""
    density: Density
    """From which on it plays."""
    soft: bool
    beats: int
    """After so many it comes round again."""
    notes: tuple[Note, ...]


class Bed(msgspec.Struct, frozen=True):
    """A ground of some bars."""

    id: str
    name: str
    bar: int
    """Beats in a bar."""
    bars: int
    voices: tuple[Voice, ...]

    def instruments(self, density: Density) -> frozenset[str]:
        return frozenset(voice.instrument for voice in self.playing(density))

    def playing(self, density: Density) -> Iterator[Voice]:
        """The voices that play at a density."""
        most = DENSITIES.index(density)
        return (voice for voice in self.voices if DENSITIES.index(voice.density) <= most)


def pitch_of(note: Note, scale: Scale, root_pc: int) -> float:
    """MIDI semitones, in the scale's own tuning."""
    period = scale.period / 100
    root = root_within(scale, root_pc, BED_LOWEST)
    return root + note.octave * period + steps(scale)[note.step] / 100


def notes_between(
    bed: Bed, density: Density, begun: float, start: float, end: float
) -> list[tuple[float, Voice, Note]]:
    """Every tone from beat `start` on and before `end`, with its beat, of a bed that began on beat `begun`."""
    found = [
        (begun + turn * voice.beats + note.beat, voice, note)
        for voice in bed.playing(density)
        for turn in range(
            max(0, math.floor((start - begun) / voice.beats)), math.ceil((end - begun) / voice.beats)
        )
        for note in voice.notes
        if start <= begun + turn * voice.beats + note.beat < end
    ]
    return sorted(found, key=lambda sound: round(sound[0], 6))
