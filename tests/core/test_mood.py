"""Five moods of one set of tones."""

import pytest

from server.core.mood import MODES, moods
from tests.core.scales import ROOTS, SCALES


def pitch_classes(scale_id: str, root_pc: int) -> set[int]:
    return {(root_pc + step) % 12 for step in SCALES[scale_id].nearest_12tet}


@pytest.mark.parametrize("scale_id", [scale_id for _, scale_id, _ in MODES])
@pytest.mark.parametrize("root_pc", ROOTS)
def test_moving_the_drone_changes_the_mood_and_not_one_tone(scale_id: str, root_pc: int) -> None:
    """[M1] All five moods have exactly the tones that sound now, and one of them is the scale that sounds now."""
    places = moods(SCALES[scale_id], root_pc)
    tones = pitch_classes(scale_id, root_pc)
    assert [place.mood for place in places] == ["Bright", "Fresh", "Airy", "Dusky", "Deep"]
    assert all(pitch_classes(place.scale_id, place.root_pc) == tones for place in places)
    assert (scale_id, root_pc) in [(place.scale_id, place.root_pc) for place in places]


def test_the_moods_of_the_white_keys() -> None:
    """[M1] C D E G A is Bright on C, Fresh on G, Airy on D, Dusky on A, Deep on E."""
    assert [place.root_pc for place in moods(SCALES["major_pentatonic"], 0)] == [0, 7, 2, 9, 4]


def test_each_mood_is_written_in_its_scale() -> None:
    assert {scale.id: scale.mood for scale in SCALES.values() if scale.mood} == {
        scale_id: mood for mood, scale_id, _ in MODES
    }


def test_brightness_falls_from_mood_to_mood() -> None:
    """[M1] Each mood's tones lie no higher above its root than those of the one before."""
    heights = [sum(SCALES[scale_id].nearest_12tet) for _, scale_id, _ in MODES]
    assert heights == sorted(heights)


def test_other_scales_have_no_moods() -> None:
    assert moods(SCALES["hirajoshi"], 2) == ()
