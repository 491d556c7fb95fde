"""Songs from the installed collection: real, strictly pentatonic, in phrases."""

import random
from itertools import islice

import pytest

from server.rehearse import tunes

SONG = """X:1
T: A made-up song, 2)
M: 2/4
L: 1/8
K: G
d2A2 | B2-B2 | {e}d2 z2 | dBAG |
A2B2 | d2e2 | g2e2 | d4 | BAG2 | G4
"""


def test_a_song_is_read_note_by_note() -> None:
    """Ties are one note, ornaments none, a rest takes its time."""
    tune = tunes.read_tune(SONG, "here")
    assert tune is not None
    assert tune.name == "A made-up song"
    pitches = [note.pitch for note in tune.notes]
    assert pitches[:7] == [74, 69, 71, 74, 74, 71, 69]
    assert [note.beat for note in tune.notes[:5]] == [0, 1, 2, 4, 6]
    assert tune.notes[2].beats == 2
    assert [note.strong for note in tune.notes[:5]] == [True, False, True, True, True]
    assert tune.beats == 20


def test_steps_count_tones_of_the_scale() -> None:
    """G A B D E G, and the D below: one step each, five to the octave."""
    lowest = tunes.step_of(67, zero=7)
    steps = [tunes.step_of(midi, zero=7) - lowest for midi in (67, 69, 71, 74, 76, 79, 62)]
    assert steps == [0, 1, 2, 3, 4, 5, -2]


@pytest.mark.parametrize("tones", [{0, 2, 4, 7, 9}, {2, 4, 7, 9, 11}, {1, 3, 6, 8, 10}])
def test_five_tones_without_semitones_are_found_in_every_key(tones: set[int]) -> None:
    zero = tunes.tonal_zero(tones)
    assert zero is not None
    assert {(zero + step) % 12 for step in tunes.MODE} == tones


@pytest.mark.parametrize("tones", [{0, 2, 4, 7}, {0, 2, 3, 7, 8}, {0, 2, 4, 5, 7, 9}])
def test_anything_else_is_not_taken(tones: set[int]) -> None:
    assert tunes.tonal_zero(tones) is None


@pytest.mark.parametrize(
    ("was", "now"), [("K: G", "K: C\nB2 ^c2 ^d2"), ("T: A made-up song", "T: Geming ge"), ("A2B2", "A2^G2")]
)
def test_songs_that_do_not_fit_are_left_out(was: str, now: str) -> None:
    """Other scales, and songs that are politics."""
    assert tunes.read_tune(SONG.replace(was, now), "here") is None


def test_every_phrase_is_a_sung_line_or_some_bars() -> None:
    """Nothing is lost or sung twice on the way into phrases."""
    lines = tunes.read_tune(SONG.replace("-B2", "d2").replace("{e}", ""), "here")
    bars = tunes.read_tune(SONG, "here")
    assert lines is not None
    assert bars is not None
    assert [len(phrase) for phrase in lines.phrases] == [9, 11]
    assert [phrase[0].beat for phrase in bars.phrases] == [0, 8, 16]


def test_the_collection_gives_real_songs_without_end_and_the_same_for_the_same_seed() -> None:
    """Strictly five tones, at least two phrases' worth, from both books."""
    first = list(islice(tunes.folk_tunes(random.Random(4)), 12))
    again = list(islice(tunes.folk_tunes(random.Random(4)), 12))
    assert first == again
    assert {tune.source.split()[0] for tune in first} == set(tunes.BOOKS)
    for tune in first:
        assert len({int(note.pitch) % 12 for note in tune.notes}) == 5
        assert all(phrase for phrase in tune.phrases)
        beats = [note.beat for note in tune.notes]
        assert beats == sorted(beats)
        assert beats[0] == 0
