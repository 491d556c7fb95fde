"""The tones that clash with nothing."""

from itertools import combinations

import pytest
from hypothesis import given

from server.core.grounds.concord import clash, concord, root_within, steps
from server.core.scale import Scale
from tests.core.scales import CATALOG, SCALES, roots, scales


@pytest.mark.parametrize("scale", [s for s in CATALOG.scales if s.tier == "open"], ids=lambda s: s.id)
def test_of_an_open_scale_all_tones_go_together(scale: Scale) -> None:
    """[P3] Nothing is taken away where nothing clashes."""
    assert concord(scale) == scale.degrees


@given(scales())
def test_no_two_of_them_grind(scale: Scale) -> None:
    """[P3] Neither a semitone nor a tritone among them, and the drone's tones are always there."""
    tones = concord(scale)
    assert set(tones) <= set(scale.degrees)
    assert 0.0 in tones
    assert scale.fifth is None or scale.degrees[scale.fifth] in tones
    assert len(tones) >= 2
    for low, high in combinations(tones, 2):
        assert not clash(high - low)
        assert not clash(scale.period - (high - low))


@given(scales())
def test_five_steps_rise_through_whatever_tones_there_are(scale: Scale) -> None:
    """[P3] A bed of five steps keeps its shape in a scale of two tones."""
    five = steps(scale)
    assert len(five) == 5
    assert list(five) == sorted(five)
    assert five[0] == 0.0
    assert set(five) <= {*concord(scale), scale.period}


@given(scales(), roots())
def test_a_low_root_is_a_tone_of_the_scale_as_it_is_tuned(scale: Scale, root_pc: int) -> None:
    """[M1] Stretched octaves and all."""
    root = root_within(scale, root_pc, 36.0)
    assert 36.0 - 1e-6 <= root < 36.0 + scale.period / 100
    octaves = (scale.root_pitch(root_pc) - root) * 100 / scale.period
    assert octaves == pytest.approx(round(octaves))


def test_what_grinds() -> None:
    """[P3] Semitones, their inversions, tritones; nothing else."""
    assert [cents for cents in range(0, 1300, 100) if clash(cents)] == [100, 600, 1100]


def test_hirajoshi_keeps_its_root_and_fifth() -> None:
    """[P3] Of its two semitone pairs one tone each is left out."""
    assert concord(SCALES["hirajoshi"]) == (0.0, 200.0, 700.0)
