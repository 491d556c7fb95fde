"""The files of pulses and beds: every one is good, and a bad one is named."""

from pathlib import Path

import pytest

from server.core.errors import Refused
from server.core.instruments import INSTRUMENTS, PERCUSSION
from server.patterns import load_beds, load_pulses
from tests.core.collected import BEDS, PULSES

PULSE = """
name = "Tick"
first = [[0, "claves", 0.6]]
others = [[0, "claves", 0.4], [0.333, "shaker", 0.2]]
"""

BED = """
name = "Still"
bars = 2
[[voices]]
instrument = "harp"
bars = [[[0, 0, 0, 2, 0.5], [2.667, 3, 0, 1, 0.4]], []]
"""


def written(folder: Path, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "own.toml").write_text(text, encoding="utf-8")
    return folder


def test_what_is_there_is_offered_in_order() -> None:
    """[M4] Four pulses, the heartbeat first; six beds or more, the lullaby first."""
    assert list(PULSES) == ["heartbeat", "frame_drum", "woodblock", "shaker"]
    assert list(BEDS)[:6] == ["lullaby", "walking", "waltz", "latin", "gamelan", "blues"]
    assert [bed.bar for bed in BEDS.values()] == [4, 4, 3, 4, 4, 4]
    for bed in BEDS.values():
        for instrument in bed.instruments("full"):
            assert instrument in INSTRUMENTS or instrument.removeprefix("percussion:") in PERCUSSION


def test_a_pulse_of_ones_own(tmp_path: Path) -> None:
    """[M4] One file, no program; 0.333 is a third."""
    pulse = load_pulses(written(tmp_path / "pulses", PULSE))["own"]
    assert pulse.name == "Tick"
    assert [stroke.offset for stroke in pulse.others] == [0.0, 1 / 3]


def test_a_bed_of_ones_own(tmp_path: Path) -> None:
    """[M4] Beats count through the bars."""
    bed = load_beds(written(tmp_path / "beds", BED))["own"]
    (voice,) = bed.voices
    assert voice.beats == 8
    assert [note.beat for note in voice.notes] == [0.0, 2 + 2 / 3]


@pytest.mark.parametrize(
    ("right", "wrong", "says"),
    [
        ('"claves", 0.6', '"gunshot", 0.6', "'first': there is no sound 'gunshot'"),
        ('[0, "claves", 0.6]', '[1, "claves", 0.6]', "'first' has a stroke at 1"),
        ('"claves", 0.6', '"claves", 1.6', "'first': a velocity of 1.6"),
        ('first = [[0, "claves", 0.6]]', "first = []", "'first' has no stroke"),
        ('name = "Tick"', "", "name"),
        ("first =", "first", "own.toml"),
    ],
)
def test_a_bad_pulse_is_named_with_its_field(tmp_path: Path, right: str, wrong: str, says: str) -> None:
    """[M4] Which file, which field."""
    with pytest.raises(Refused, match=r"pulses/own\.toml") as refused:
        load_pulses(written(tmp_path / "pulses", PULSE.replace(right, wrong, 1)))
    assert says in refused.value.text


@pytest.mark.parametrize(
    ("right", "wrong", "says"),
    [
        ('"harp"', '"banjo"', "voice 1: there is no instrument 'banjo'"),
        ('instrument = "harp"', "", "voice 1 needs either"),
        ("[0, 0, 0, 2, 0.5]", "[4, 0, 0, 2, 0.5]", "voice 1, bar 1: beat 4 is not in a bar of 4"),
        ("[0, 0, 0, 2, 0.5]", "[0, 5, 0, 2, 0.5]", "voice 1, bar 1: step 5"),
        ("[0, 0, 0, 2, 0.5]", "[0, 0, 9, 2, 0.5]", "voice 1, bar 1: octave 9"),
        ("[0, 0, 0, 2, 0.5]", "[0, 0, 0, 0, 0.5]", "voice 1, bar 1: a length of 0"),
        ("[0, 0, 0, 2, 0.5]", "[0, 0.5]", "voice 1, bar 1: a tone is [beat, step, octave, length, velocity]"),
        ('instrument = "harp"', 'percussion = "shaker"', "voice 1, bar 1: a stroke is [beat, velocity]"),
        ("bars = 2", "bars = 3", "voice 1 has 2 bars, which doesn't divide 3"),
        ("bars = 2", "bars = 20", "'bars' must be 1 to 16"),
        ("bars = 2", "bars = 2\nbar = 9", "'bar' must be one of"),
        (
            'instrument = "harp"',
            'instrument = "harp"\ndensity = "full"',
            "none that plays when the bed is thin",
        ),
    ],
)
def test_a_bad_bed_is_named_with_its_bar(tmp_path: Path, right: str, wrong: str, says: str) -> None:
    """[M4] Which file, which voice, which bar."""
    with pytest.raises(Refused, match=r"beds/own\.toml") as refused:
        load_beds(written(tmp_path / "beds", BED.replace(right, wrong, 1)))
    assert says in refused.value.text


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    """[M4] With the way out."""
    with pytest.raises(Refused, match="back from the download"):
        load_beds(tmp_path)
