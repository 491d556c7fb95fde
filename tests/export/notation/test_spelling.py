"""How a pitch is written in a scale."""

import pytest

from server.catalog import load_catalog
from server.core.note_names import scale_in_words, tone_names
from server.core.scale import Scale
from server.core.tape import ScaleSet
from server.export.notation.spelling import LETTERS, PLAIN, Keys, Tone, key, signature, tone
from tests.export.made import HIRAJOSHI, HIRAJOSHI_ON_D, SLENDRO, SLENDRO_NAMES
from tests.structure.tree import ROOT

SCALES = load_catalog(ROOT / "scales").scales


def told(scale: Scale, root: int) -> ScaleSet:
    """As a tape holds it."""
    return ScaleSet(
        at=0.0,
        scale=scale.id,
        root=root,
        name=scale_in_words(scale, root),
        degrees=[cents / 100 for cents in scale.degrees],
        period=scale.period / 100,
        tones=list(tone_names(scale, root)),
    )


def made(tones: list[str], degrees: list[float], root: int) -> ScaleSet:
    return ScaleSet(at=0.0, scale="x", root=root, name="x", degrees=degrees, period=12.0, tones=tones)


@pytest.mark.parametrize("scale", SCALES, ids=lambda scale: scale.id)
def test_every_tone_of_every_scale_sounds_as_written(scale: Scale) -> None:
    """[M1] In every key and octave: letter, accidental and cents are the pitch, in the scale's own letters."""
    for root in range(12):
        written_in = key(told(scale, root))
        letters = {one for _, one in written_in.tones}
        for octave in (3, 4, 5):
            for cents in scale.degrees:
                pitch = scale.root_pitch(root) % 12 + 12 * octave + cents / 100
                one = written_in.write(pitch)
                sounds = LETTERS[one.step] + one.sign + 12 * (one.octave + 1) + one.cents
                assert sounds == pytest.approx(pitch, abs=0.006)
                assert Tone(one.step, one.sign) in letters
                assert abs(one.cents) < 0.75


def test_signatures_fit_their_scale() -> None:
    """[K3] As musicians would write it: the fewest accidentals in the music."""
    assert key(made(["C", "D", "E", "G", "A"], [0, 2, 4, 7, 9], 0)).fifths == 0
    assert key(made(HIRAJOSHI_ON_D, HIRAJOSHI, 2)).fifths == -1
    assert key(made(["E♭", "F", "G", "B♭", "C"], [0, 2, 4, 7, 9], 3)).fifths == -3
    assert key(made(["F♯", "G♯", "A♯", "C♯", "D♯"], [0, 2, 4, 7, 9], 6)).fifths == 6
    assert signature(2) == {"F": 1, "C": 1}
    assert signature(-3) == {"A": -1, "E": -1, "B": -1}


def test_cents_stand_beside_the_tone() -> None:
    """[M1] A slendro's second degree is D and 28 cents."""
    one = key(made(SLENDRO_NAMES, SLENDRO, 0)).write(62.28)
    assert one[:3] == ("D", 4, 0)
    assert one.cents == pytest.approx(0.28)
    assert tone("F♯ −14") == Tone("F", 1)


def test_tones_of_another_scale_are_written_plainly() -> None:
    """[M2] What rings on over a change, or was played before any scale was told."""
    assert key(made(["D", "E", "F♯", "A", "B"], [0, 2, 4, 7, 9], 2)).write(63.0)[:3] == ("D", 4, 1)
    assert key(made(["F", "G", "A", "C", "D"], [0, 2, 4, 7, 9], 5)).write(68.0)[:3] == ("A", 4, -1)
    assert PLAIN.write(61.0)[:3] == ("C", 4, 1)


def test_octaves_turn_at_c_even_where_letters_cross() -> None:
    """[K3] B sharp below C, and C flat above B."""
    assert key(made(["B♯"], [0], 0)).write(60.0)[:3] == ("B", 3, 1)
    assert key(made(["C♭"], [0], 11)).write(71.0)[:3] == ("C", 5, -1)


def test_keys_are_those_in_force() -> None:
    """[M2] From its moment on, and the first before any."""
    changes = [made(["C"], [0], 0), made(HIRAJOSHI_ON_D, HIRAJOSHI, 2)]
    late = ScaleSet(
        at=10.0, scale="y", root=2, name="y", degrees=HIRAJOSHI, period=12.0, tones=HIRAJOSHI_ON_D
    )
    keys = Keys([changes[0], late])
    assert [keys.at(at).fifths for at in (-1.0, 0.0, 9.9, 10.0, 50.0)] == [0, 0, 0, -1, -1]
    assert Keys([]).at(3.0) == PLAIN
