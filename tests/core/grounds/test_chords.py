"""The chords of a scale."""

import pytest
from hypothesis import given

from server.core.grounds.chords import HIGHEST, LOWEST, cycle
from server.core.grounds.concord import concord
from server.core.scale import Scale
from tests.core.scales import SCALES, roots, scales


@given(scales(), roots())
def test_each_is_a_small_step_from_the_one_before(scale: Scale, root_pc: int) -> None:
    """[M4] Round and round: no voice leaps, and something always moves."""
    chords = cycle(scale, root_pc)
    assert len(chords) >= 2
    for before, after in zip(chords, (*chords[1:], chords[0]), strict=True):
        moves = [abs(a - b) for a, b in zip(before, after, strict=True)]
        assert 0 < max(moves) <= 9.1


@given(scales(), roots())
def test_where_there_are_five_tones_voices_move_like_singers(scale: Scale, root_pc: int) -> None:
    """[M4] By a fifth at the most, and by less than a fourth on average."""
    if len(concord(scale)) < 5:
        return
    chords = cycle(scale, root_pc)
    moves = [
        abs(a - b)
        for before, after in zip(chords, chords[1:], strict=False)
        for a, b in zip(before, after, strict=True)
    ]
    assert max(moves) <= 7.6
    assert sum(moves) / len(moves) < 4


@given(scales(), roots())
def test_they_are_never_muddy(scale: Scale, root_pc: int) -> None:
    """[M4] From E3 up, and no closer than a whole tone."""
    for chord in cycle(scale, root_pc):
        assert list(chord) == sorted(chord)
        assert chord[0] >= LOWEST - 1e-6
        assert chord[-1] <= HIGHEST + 1e-6
        assert all(high - low >= 1.6 for low, high in zip(chord, chord[1:], strict=False))


@given(scales(), roots())
def test_they_have_as_many_different_tones_as_can_be(scale: Scale, root_pc: int) -> None:
    """[M4] Three where the scale has three that go together."""
    tones = concord(scale)
    root, period = scale.root_pitch(root_pc), scale.period / 100
    for chord in cycle(scale, root_pc):
        degrees = {
            degree
            for pitch in chord
            for degree, cents in enumerate(tones)
            if abs((places := (pitch - root - cents / 100) / period) - round(places)) < 1e-6
        }
        assert len(degrees) == min(3, len(tones))


@pytest.mark.parametrize(
    ("scale_id", "home"), [("major_pentatonic", {0, 4, 7}), ("minor_pentatonic", {0, 3, 7})]
)
def test_home_is_the_triad_of_the_key(scale_id: str, home: set[int]) -> None:
    """[M4] C, E and G over a major pentatonic on C."""
    scale = SCALES[scale_id]
    first = cycle(scale, scale.root_pc)[0]
    assert {round(pitch - scale.root_pc) % 12 for pitch in first} == home
