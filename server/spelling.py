"""Spells every scale in every key with music21 into core/note_table.py: python -m server.spelling [--check]."""

import sys
from functools import cache
from pathlib import Path
from typing import Final

from music21 import interval, key, pitch

from server.catalog import Catalog, load_catalog
from server.core.scale import Scale

SCALES: Final = Path(__file__).parent.parent / "scales"
TABLE: Final = Path(__file__).parent / "core" / "note_table.py"

ROOTS: Final = (
    ("C",),
    ("C#", "D-"),
    ("D",),
    ("D#", "E-"),
    ("E",),
    ("F",),
    ("F#", "G-"),
    ("G",),
    ("G#", "A-"),
    ("A",),
    ("A#", "B-"),
    ("B",),
)
"""The ways to write each key, in music21's letters."""

HEADING: Final = '''\
"""The note names of every scale in every key, from C up. Written by server.spelling: never edit it."""

# ruff: noqa: E501 - one scale a line
# fmt: off
from typing import Final

NOTE_TABLE: Final[dict[str, str]] = {
'''


def spelled(scale: Scale, root_pc: int) -> list[str]:
    """The names of the degrees with the better of the two ways to write the root."""
    choices = [[_above(root, name) for name in scale.spelling] for root in ROOTS[root_pc]]
    return [_written(note) for note in min(choices, key=_awkwardness)]


def _above(root: str, name: str) -> pitch.Pitch:
    found = interval.Interval(name).transposePitch(pitch.Pitch(root))
    if not isinstance(found, pitch.Pitch):
        raise TypeError(f"music21 gave no pitch for {name} above {root}")
    return found


def _awkwardness(notes: list[pitch.Pitch]) -> tuple[int, int, int, int]:
    """How hard a spelling is to read: double accidentals, then what its best key signature leaves over."""
    doubles = sum(abs(note.alter) > 1 for note in notes)
    outside, not_tonic, signs = min(_misfit(notes, sharps) for sharps in range(-7, 8))
    return doubles, outside, not_tonic, signs


def _misfit(notes: list[pitch.Pitch], sharps: int) -> tuple[int, int, int]:
    """A key signature's tones outside, whether the root is neither of its tonics, and its number of signs."""
    altered, tonics = _signature(sharps)
    outside = sum(note.alter != altered.get(note.step, 0) for note in notes)
    return outside, int(notes[0].name not in tonics), abs(sharps)


@cache
def _signature(sharps: int) -> tuple[dict[str, float], frozenset[str]]:
    """What a key signature does to each letter, and its major and minor tonic."""
    signature = key.KeySignature(sharps)
    altered = {altered.step: altered.alter for altered in signature.alteredPitches}
    return altered, frozenset(signature.asKey(mode).tonic.name for mode in ("major", "minor"))


def _written(note: pitch.Pitch) -> str:
    return note.name.replace("-", "\u266d").replace("#", "\u266f")


def table(catalog: Catalog) -> str:
    """The text of core/note_table.py."""
    lines = [HEADING]
    for scale in sorted(catalog.scales, key=lambda scale: scale.id):
        keys = [" ".join(spelled(scale, root_pc)) for root_pc in range(12)]
        lines.append(f'    "{scale.id}": "{" | ".join(keys)}",\n')
    return "".join([*lines, "}\n"])


def main(arguments: list[str]) -> int:
    fresh = table(load_catalog(SCALES))
    if "--check" not in arguments:
        TABLE.write_text(fresh, encoding="utf-8")
        return 0
    if TABLE.read_text(encoding="utf-8") == fresh:
        return 0
    print("server/core/note_table.py is out of date: run python -m server.spelling.")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
