"""What follows from a scale's degrees."""

from itertools import combinations

import pytest
from hypothesis import given

from server.core.scale import Scale, gentlest_degrees, interval_class, open_roughness, roughness
from tests.core.scales import SCALES, degrees_in, roots, scales


def test_only_the_modes_of_the_major_pentatonic_have_no_clash() -> None:
    """[M1] Of all tempered five-tone sets from a root, five have neither semitone nor tritone; no six-tone set has."""

    def clashes(chosen: tuple[int, ...]) -> bool:
        pairs = combinations((0, *chosen), 2)
        return any(interval_class(a * 100, b * 100) in (1, 6) for a, b in pairs)

    clean = [chosen for chosen in combinations(range(1, 12), 4) if not clashes(chosen)]
    assert {(0, *chosen) for chosen in clean} == {
        scale.nearest_12tet for scale in SCALES.values() if scale.mood is not None
    }
    assert all(clashes(chosen) for chosen in combinations(range(1, 12), 5))


@pytest.mark.parametrize(
    ("scale_id", "semitones", "tritones"),
    [
        ("major_pentatonic", 0, 0),
        ("hirajoshi", 2, 1),
        ("hamsadhvani", 1, 0),
        ("whole_tone", 0, 3),
        ("slendro_average", 0, 0),
        ("degung_measured", 2, 1),
        ("open_fifth", 0, 0),
    ],
)
def test_clashing_pairs_are_counted_in_any_octave(scale_id: str, semitones: int, tritones: int) -> None:
    scale = SCALES[scale_id]
    assert (scale.semitone_pairs, scale.tritone_pairs) == (semitones, tritones)
    assert scale.all_pads_safe == (semitones == tritones == 0)


def test_the_note_for_the_therapist_says_what_clashes_and_nothing_about_people() -> None:
    assert "any pads may sound together" in SCALES["ritusen"].therapy_note
    assert SCALES["hirajoshi"].therapy_note.startswith("2 semitone pairs and 1 tritone pair among")
    assert SCALES["dominant_pentatonic"].therapy_note.startswith("1 tritone pair among")


def test_roughness_is_that_of_sethares() -> None:
    """The figures measured for the intervals from a semitone to the octave on C4."""
    measured = [0.75, 0.53, 0.42, 0.38, 0.25, 0.37, 0.13, 0.35, 0.23, 0.27, 0.37, 0.01]
    assert [round(roughness(60.0, 60.0 + interval), 2) for interval in range(1, 13)] == measured


def test_an_interval_and_its_inversion_are_equally_rough() -> None:
    assert open_roughness(500) == pytest.approx(open_roughness(700))
    assert open_roughness(-500) == pytest.approx(open_roughness(500))


@pytest.mark.parametrize(
    ("scale_id", "subsets"),
    [
        ("major_pentatonic", [[0], [0, 7], [0, 2, 7], [0, 2, 7, 9]]),
        ("minor_pentatonic", [[0], [0, 5], [0, 5, 7], [0, 5, 7, 10]]),
        ("hirajoshi", [[0], [0, 7], [0, 2, 7], [0, 2, 3, 7]]),
        ("ryukyu", [[0], [0, 5], [0, 5, 7], [0, 4, 5, 7]]),
    ],
)
def test_few_pads_get_the_tones_that_sound_best_together(scale_id: str, subsets: list[list[int]]) -> None:
    """[P3] The root first, then always the least rough tone."""
    scale = SCALES[scale_id]
    for count, semitones in enumerate(subsets, start=1):
        assert gentlest_degrees(scale.degrees, count) == degrees_in(scale, semitones)


def clash(degrees: tuple[float, ...]) -> bool:
    return any(interval_class(a, b) in (0, 1, 6) for a, b in combinations(degrees, 2))


@pytest.mark.parametrize("scale", SCALES.values(), ids=lambda scale: scale.id)
def test_up_to_three_pads_never_grind_where_there_is_another_choice(scale: Scale) -> None:
    """[P3] If any two or three tones with the root are without semitone and tritone, such tones are given."""
    for count in range(1, min(3, len(scale.degrees)) + 1):
        chosen = tuple(scale.degrees[degree] for degree in gentlest_degrees(scale.degrees, count))
        choices = [(0.0, *others) for others in combinations(scale.degrees[1:], count - 1)]
        assert chosen[0] == 0
        assert clash(chosen) == all(clash(choice) for choice in choices)


@given(scales(), roots())
def test_another_key_stays_near_the_customary_root(scale: Scale, root_pc: int) -> None:
    pitch = scale.root_pitch(root_pc)
    assert pitch % 12 == root_pc
    assert -6 <= pitch - scale.root <= 5


@pytest.mark.parametrize("scale_id", ["malkauns", "iwato", "abhogi", "mi_so_la", "chandrakauns"])
def test_some_scales_have_no_fifth(scale_id: str) -> None:
    scale = SCALES[scale_id]
    assert (scale.fifth is None) == (7 not in scale.nearest_12tet)


def test_a_measured_fifth_still_counts_as_one() -> None:
    assert SCALES["slendro_measured"].fifth == 3
    assert SCALES["pelog_selisir_measured"].fifth is None
