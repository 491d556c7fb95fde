"""What stands in each bar."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from server.export.notation.bars import Piece, bars, beams
from server.export.notation.quantise import BEAT, Chord, quantise
from server.export.notation.writer import IN_THREE, VALUES
from tests.export.notation.test_quantise import NOTE, timed

FOUR = [(bar * 4 * BEAT, (bar + 1) * 4 * BEAT) for bar in range(12)]


def values(
    *spans: tuple[int, int], lines: list[tuple[int, int]] | None = None
) -> list[list[tuple[int, bool]]]:
    """Of each bar the lengths, and whether they sound."""
    chords = [Chord(start, end, [NOTE]) for start, end in spans]
    return [
        [(piece.length, piece.chord is not None) for piece in bar] for bar in bars(chords, lines or FOUR[:2])
    ]


def test_a_silent_bar_has_no_pieces() -> None:
    """[K3] It is written as one rest for the whole bar."""
    assert values((0, 192)) == [[(192, True)], []]


def test_notes_are_cut_at_bar_lines_and_tied() -> None:
    """[K3] What sounds over the line stands on both sides."""
    first, second = bars([Chord(168, 240, [NOTE])], FOUR[:2])
    assert [(piece.length, piece.first, piece.last) for piece in first if piece.chord] == [(24, True, False)]
    assert [(piece.length, piece.first, piece.last) for piece in second if piece.chord] == [(48, False, True)]


def test_beats_stay_visible() -> None:
    """[K3] What begins off the beat is cut at the next; what begins on it may be dotted."""
    assert values((12, 96))[0] == [(12, False), (36, True), (48, True), (96, False)]
    assert values((0, 72))[0] == [(72, True), (24, False), (96, False)]
    assert values((0, 144))[0] == [(144, True), (48, False)]
    assert values((144, 192))[0] == [(96, False), (48, False), (48, True)]


def test_triplets_fill_their_beat() -> None:
    """[K3] With notes or with rests, and nothing reaches over its edge."""
    assert values((0, 16), (16, 32))[0] == [(16, True), (16, True), (16, False), (96, False), (48, False)]
    assert values((24, 64), (64, 96))[0][:4] == [(24, False), (24, True), (16, True), (32, True)]


def test_a_long_bar_is_filled() -> None:
    """[M4] Seven beats, as a bed may count them."""
    assert values((0, 288), lines=[(0, 336)]) == [[(192, True), (96, True), (48, False)]]


@given(st.lists(st.tuples(st.floats(0, 40), st.floats(0.01, 6), st.integers(0, 4)), min_size=1, max_size=60))
def test_every_bar_is_complete(touches: list[tuple[float, float, int]]) -> None:
    """[K3] Whatever was played, its pieces follow each other and can be written."""
    chords = quantise([timed(on, length, 60.0 + 2 * pad) for on, length, pad in touches])
    sounding = 0
    for (begin, end), pieces in zip(FOUR, bars(chords, FOUR), strict=True):
        if pieces:
            assert pieces[0].start == begin
            assert all(one.start + one.length == after.start for one, after in pairwise(pieces))
            assert pieces[-1].start + pieces[-1].length == end
        for piece in pieces:
            assert piece.length in (IN_THREE if piece.triplet else VALUES)
            sounding += piece.length if piece.chord else 0
    assert sounding == sum(chord.end - chord.start for chord in chords)


def row(*lengths: int, rests: tuple[int, ...] = ()) -> list[Piece]:
    """Values one after the other; the places in `rests` are silent."""
    chord, start, pieces = Chord(0, 1, [NOTE]), 0, []
    for place, length in enumerate(lengths):
        pieces.append(Piece(start, length, None if place in rests else chord, triplet=False))
        start += length
    return pieces


def test_beams_join_a_beat() -> None:
    """[K3] Never over a beat, never over a rest."""
    assert beams(row(24, 24, 24, 24)) == {0: ["begin"], 1: ["end"], 2: ["begin"], 3: ["end"]}
    assert beams(row(12, 12, 24, rests=(0,))) == {1: ["begin", "forward hook"], 2: ["end"]}
    assert beams(row(36, 12)) == {0: ["begin"], 1: ["end", "backward hook"]}
    assert beams(row(12, 12, 12, 12)) == {
        0: ["begin", "begin"],
        1: ["continue", "continue"],
        2: ["continue", "continue"],
        3: ["end", "end"],
    }
    assert beams(row(24, 24, 48, rests=(1,))) == {}
