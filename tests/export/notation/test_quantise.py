"""Where in a bar each note is written."""

from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from server.export.notation.quantise import BEAT, FINEST, HALF, Timed, quantise
from server.export.played import PLAIN, PlayedNote

NOTE = PlayedNote(
    seat=1,
    sound=1,
    instrument="marimba",
    pitch=60.0,
    velocity=0.5,
    began=0.0,
    ended=0.1,
    hold=False,
    soft=False,
    rise=0.0,
    fade=None,
    bends=(),
    touched=None,
    marks=PLAIN,
)


def timed(on: float, length: float = 0.2, pitch: float = 60.0) -> Timed:
    return on, on + length, msgspec.structs.replace(NOTE, pitch=pitch)


def places(*touches: Any) -> list[tuple[int, int]]:
    return [(chord.start, chord.end) for chord in quantise(list(touches))]


def test_touches_near_a_sixteenth_land_on_it() -> None:
    """[K3] Early or late."""
    starts = [start for start, _ in places(timed(0.03), timed(0.27, pitch=62), timed(0.98, pitch=64))]
    assert starts == [0, 12, 48]


def test_three_in_a_beat_are_triplets_when_they_fit_clearly_better() -> None:
    """[K3] One touch alone never asks for them."""
    assert [start for start, _ in places(timed(0.0), timed(0.34), timed(0.66))] == [0, 16, 32]
    assert [start for start, _ in places(timed(0.34))] == [12]
    assert [start for start, _ in places(timed(0.0), timed(0.3), timed(0.7))] == [0, 12, 36]


def test_a_short_gap_is_filled_and_a_long_one_is_a_rest() -> None:
    """[K3] No crumbs of rests."""
    assert places(timed(0.0), timed(0.75), timed(3.0)) == [(0, 36), (36, 48), (144, 168)]


def test_a_chord_ends_where_the_next_begins() -> None:
    """[K3] One voice, even where tones overlap."""
    assert places(timed(0.0, 8.0), timed(0.02, 1.0, pitch=64), timed(2.0, pitch=67)) == [(0, 96), (96, 120)]


def test_one_tone_twice_within_a_sixteenth_is_two_notes() -> None:
    """[K3] Quick touches of one pad get a finer grid, and none is lost."""
    found = [start for start, _ in places(timed(0.0), timed(0.1), timed(0.5))]
    assert found == [0, 6, 24]
    assert len(places(timed(0.5), timed(0.501), timed(0.502))) == 3
    assert len(places(timed(0.99), timed(0.991), timed(0.992), timed(1.34), timed(1.67))) == 5


@given(st.lists(st.tuples(st.floats(0, 40), st.floats(0.01, 6), st.integers(0, 4)), min_size=1, max_size=60))
def test_laws(touches: list[tuple[float, float, int]]) -> None:
    """[K3] Nothing is lost, nothing moves by more than half a sixteenth unless its place was taken, voices are one."""
    given_ones = [timed(on, length, 60.0 + 2 * pad) for on, length, pad in touches]
    chords = quantise(given_ones)
    assert sum(len(chord.notes) for chord in chords) == len(touches)
    for chord, after in zip(chords, [*chords[1:], None], strict=True):
        assert chord.start < chord.end
        assert after is None or chord.end <= after.start
        assert len({note.pitch for note in chord.notes}) == len(chord.notes)
        assert chord.end % 3 == 0 or chord.end % BEAT in (16, 32)
    moved = {id(note): chord.start for chord in chords for note in chord.notes}
    crowded = len(touches) * FINEST
    assert all(abs(moved[id(note)] - on * BEAT) <= BEAT / 8 + crowded for on, _, note in given_ones)
    apart = sorted(on for on, _, _ in touches)
    if all(later - one > 0.26 for one, later in zip(apart, apart[1:], strict=False)):
        assert all(abs(moved[id(note)] - on * BEAT) <= BEAT / 6 for on, _, note in given_ones)
    assert HALF * 2 == BEAT
