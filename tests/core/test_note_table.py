"""The generated table of note names: whole, and of notes only. (That it is fresh: tests/test_spelling.py.)"""

import re

from server.core.note_table import NOTE_TABLE
from tests.core.scales import SCALES

SEMITONES = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11, "♯": 1, "♭": -1}


def test_every_name_is_the_note_it_should_be() -> None:
    """[M1] Twelve keys a scale, one name a degree, each of the right pitch by its own letters."""
    assert set(NOTE_TABLE) == set(SCALES)
    for scale in SCALES.values():
        keys = NOTE_TABLE[scale.id].split(" | ")
        assert len(keys) == 12
        for root_pc, names in enumerate(keys):
            for name, cents in zip(names.split(), scale.degrees, strict=True):
                assert re.fullmatch("[A-G](♯{0,2}|♭{0,2})", name)
                off = root_pc * 100 + cents - 100 * sum(SEMITONES[letter] for letter in name)
                assert min(off % 1200, -off % 1200) <= 60


def test_double_accidentals_are_rare() -> None:
    """[M1] Out of 540 keys of scales at most three need one."""
    doubled = [key for keys in NOTE_TABLE.values() for key in keys.split(" | ") if re.search("♯♯|♭♭", key)]
    assert len(doubled) <= 3
