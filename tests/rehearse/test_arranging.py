"""Who plays what, where on the pads, and how humanly."""

import random
import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.rehearse import arranging
from server.rehearse.tunes import SongNote, Tune

MAJOR = (0, 2, 4, 7, 9)


def ladder(degrees: tuple[int, ...], root: int, low: int, high: int) -> list[float]:
    return [float(p) for p in range(low, high + 1) if (p - root) % 12 in degrees]


def tune(*steps: int, per_phrase: int = 4) -> Tune:
    """One note a beat in major pentatonic on C; step 0 is middle C."""
    notes = [
        SongNote(step, 60.0 + 12 * (step // 5) + MAJOR[step % 5], float(beat), 1.0, beat % 4 == 0)
        for beat, step in enumerate(steps)
    ]
    return Tune(
        "a tune", "here", tuple(tuple(notes[i : i + per_phrase]) for i in range(0, len(notes), per_phrase))
    )


def test_phrases_go_round_and_all_join_in_the_last() -> None:
    """Call and response: nobody leads twice before all have."""
    parts = arranging.arrange(tune(*range(20)), 4, 80, random.Random(1))
    assert [part.leader for part in parts] == [0, 1, 2, 3, 0]
    assert all(part.leader not in part.companions for part in parts)
    assert [len(part.companions) for part in parts] == [2, 2, 2, 2, 3]
    assert {touch.place for touch in parts[-1].touches} == {0, 1, 2, 3}


def test_one_player_alone_plays_everything() -> None:
    parts = arranging.arrange(tune(*range(8)), 1, 80, random.Random(1))
    assert [touch.step for part in parts for touch in part.touches] == list(range(8))


def test_the_leader_plays_every_note_of_the_phrase_once() -> None:
    (part, *_) = arranging.arrange(tune(0, 1, 2, 3, 4, 5, 6, 7), 3, 75, random.Random(2))
    led = [touch for touch in part.touches if touch.place == part.leader]
    assert [touch.step for touch in led] == [0, 1, 2, 3]
    assert [touch.seconds for touch in led] == pytest.approx([0.72] * 4)


def test_timing_is_human() -> None:
    """Spread of 20-30 ms around each other, a little late, never a stumble; velocities within reach."""
    parts = arranging.arrange(tune(*[0] * 600, per_phrase=20), 1, 60, random.Random(3))
    touches = sorted((t for part in parts for t in part.touches), key=lambda t: t.at)
    stray = [touch.at - beat for beat, touch in enumerate(touches)]
    assert 0.020 <= statistics.stdev(stray) <= 0.030
    assert 0 < statistics.mean(stray) < 0.02
    assert max(map(abs, stray)) == pytest.approx(arranging.FURTHEST)  # reached, never passed
    assert all(0.1 <= touch.velocity <= 1 for touch in touches)


def test_the_same_seed_plays_the_same() -> None:
    song = tune(*range(12))
    assert arranging.arrange(song, 5, 90, random.Random(9)) == arranging.arrange(
        song, 5, 90, random.Random(9)
    )


@pytest.mark.parametrize("root", range(12))
def test_in_any_key_of_its_scale_the_song_keeps_its_intervals(root: int) -> None:
    """Major pentatonic, transposed: every interval is the song's own."""
    song = tune(0, 2, 4, 5, 3, 1, 0, 5)
    pads = [ladder(MAJOR, root, low, low + 24) for low in (48, 60, 67)]
    fitted = arranging.fit(song, pads)
    sounding = [fitted.pitch(note.step) for note in song.notes]
    shifts = {sound - note.pitch for sound, note in zip(sounding, song.notes, strict=True)}
    assert len(shifts) == 1


@given(
    st.lists(st.integers(-10, 14), min_size=2, max_size=30),
    st.lists(st.lists(st.floats(40, 90), min_size=1, max_size=12), min_size=1, max_size=8),
)
def test_whatever_the_room_sounds_the_song_stays_on_its_pads(
    steps: list[int], pads: list[list[float]]
) -> None:
    """[P3] Any scale, any number of pads: only tones that some pad has."""
    song = tune(*steps)
    fitted = arranging.fit(song, pads)
    tones = {pitch for one in pads for pitch in one}
    assert all(fitted.pitch(note.step) in tones for note in song.notes)


def test_a_room_without_pads_has_nothing_to_fit() -> None:
    with pytest.raises(ValueError, match="no pads"):
        arranging.fit(tune(0, 1), [[], []])


def test_a_pad_with_the_tone_or_its_octave_is_found() -> None:
    pads = [48.0, 50.0, 52.0, 55.0, 57.0]
    assert arranging.nearest_pad(52.0, pads) == 2
    assert arranging.nearest_pad(79.0, pads) == 3
    assert arranging.nearest_pad(53.9, pads) == 3
    assert arranging.nearest_pad(60.0, [48.0, 59.0, 72.0]) in (0, 2)
