"""What tones are called."""

import msgspec
import pytest
from hypothesis import given

from server.core.note_names import tone_names
from server.core.scale import Scale
from tests.core.scales import SCALES, roots, scales


@pytest.mark.parametrize(
    ("scale_id", "root_pc", "names"),
    [
        ("major_pentatonic", 0, ("C", "D", "E", "G", "A")),
        ("major_pentatonic", 3, ("E♭", "F", "G", "B♭", "C")),
        ("major_pentatonic", 6, ("F♯", "G♯", "A♯", "C♯", "D♯")),
        ("minor_pentatonic", 9, ("A", "C", "D", "E", "G")),
        ("hirajoshi", 2, ("D", "E", "F", "A", "B♭")),
        ("just_major_pentatonic", 0, ("C", "D", "E −14", "G", "A −16")),
        ("pelog_selisir_measured", 4, ("E", "F +10", "G +50", "B −50", "C +10")),
    ],
)
def test_tones_are_spelled_as_musicians_write_them(
    scale_id: str, root_pc: int, names: tuple[str, ...]
) -> None:
    """[M1] In the key's own letters, and with the cents said where a tone lies beside the tempered note."""
    assert tone_names(SCALES[scale_id], root_pc) == names


@given(scales(), roots())
def test_every_scale_has_a_name_for_every_tone_in_every_key(scale: Scale, root_pc: int) -> None:
    names = tone_names(scale, root_pc)
    assert len(names) == len(scale.degrees)
    assert len(set(names)) == len(names)


def test_a_scale_that_was_dropped_in_is_called_by_the_nearest_notes() -> None:
    """[M1] The table knows the scales of the repository only."""
    mine = msgspec.structs.replace(
        SCALES["just_major_pentatonic"], id="mine", degrees=(0.0, 340.0, 498.0, 702.0, 1045.0)
    )
    assert tone_names(mine, 0) == ("C", "E♭ +40", "F", "G", "B♭ +45")
    assert tone_names(mine, 9) == ("A", "C +40", "D", "E", "G +45")


def test_a_table_older_than_the_scale_is_not_believed() -> None:
    fewer = msgspec.structs.replace(SCALES["hirajoshi"], degrees=(0.0, 700.0), spelling=("P1", "P5"))
    assert tone_names(fewer, 2) == ("D", "A")
