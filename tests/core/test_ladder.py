"""Which tones the pads of each seat sound."""

from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.core import ladder as ladder_module
from server.core.errors import Refused
from server.core.ladder import DEEPEST, HIGHEST, LOWEST, Ladder, Surface, Tone, register_start, remap
from server.core.scale import Scale, gentlest_degrees
from tests.core.scales import CATALOG, ROOTS, SCALES, roots, scales

PAD_COUNTS = range(1, 13)
SEAT_COUNTS = (1, 2, 3, 5, 8, 13, 40, 48)


def pitches(surface: Surface) -> list[float]:
    return [tone.pitch for tone in surface]


def is_tone_of(scale: Scale, root_pc: int, tone: Tone) -> bool:
    above = tone.pitch - scale.root_pitch(root_pc)
    return above * 100 == pytest.approx(scale.degrees[tone.degree] + tone.period_index * scale.period)


@pytest.mark.parametrize("scale", CATALOG.scales, ids=lambda scale: scale.id)
def test_every_pad_of_every_seat_is_a_rising_tone_of_the_scale(scale: Scale) -> None:
    """[P3] Every scale, every key, 1 to 12 pads, 1 to 48 seats: size, membership, order, range."""
    for root_pc in ROOTS:
        ladder = Ladder.build(scale, root_pc)
        assert all(is_tone_of(scale, root_pc, tone) for pads in PAD_COUNTS for tone in ladder.rungs(pads))
        for pads in PAD_COUNTS:
            wide = len(ladder.tones) < pads
            seen: set[Surface] = set()
            for seats in SEAT_COUNTS:
                row = [ladder.surface(pads, seat=seat, seats=seats) for seat in range(seats)]
                assert [surface[0].pitch for surface in row] == sorted(surface[0].pitch for surface in row)
                seen.update(row)
            for surface in seen:
                assert len(surface) == pads
                assert all(lower.pitch < higher.pitch for lower, higher in pairwise(surface))
                assert surface[0].pitch >= (DEEPEST if wide else LOWEST)
                assert wide or surface[-1].pitch <= HIGHEST


def test_five_pads_on_c_for_four_seats_share_no_tone() -> None:
    """[P3] Seats get different registers: four players with five pads lie an octave apart."""
    ladder = Ladder.build(SCALES["major_pentatonic"], 0)
    row = [pitches(ladder.surface(5, seat=seat, seats=4)) for seat in range(4)]
    assert row == [
        [43, 45, 48, 50, 52],
        [55, 57, 60, 62, 64],
        [67, 69, 72, 74, 76],
        [79, 81, 84, 86, 88],
    ]


@pytest.mark.parametrize(
    ("seats", "starts"), [(1, [7]), (2, [0, 15]), (3, [0, 8, 15]), (5, [0, 4, 8, 11, 15])]
)
def test_registers_spread_evenly_from_low_to_high(seats: int, starts: list[int]) -> None:
    """[P3] Seat i of N starts at round(i (L - k) / (N - 1)); a single one in the middle."""
    assert [register_start(seat, seats=seats, rungs=20, pads=5) for seat in range(seats)] == starts


@given(scales(), roots(), st.integers(1, 4))
def test_fewer_pads_than_degrees_use_the_gentlest_degrees_only(scale: Scale, root_pc: int, pads: int) -> None:
    if pads < len(scale.degrees):
        used = {tone.degree for tone in Ladder.build(scale, root_pc).surface(pads, seat=1, seats=3)}
        assert used == set(gentlest_degrees(scale.degrees, pads))


@given(scales(), roots(), st.integers(6, 12), st.integers(0, 11))
def test_enough_pads_are_neighbours_on_the_ladder(scale: Scale, root_pc: int, pads: int, seat: int) -> None:
    ladder = Ladder.build(scale, root_pc)
    surface = ladder.surface(pads, seat=seat, seats=12)
    start = ladder.rungs(pads).index(surface[0])
    assert ladder.rungs(pads)[start : start + pads] == surface


def test_two_tones_still_fill_twelve_pads() -> None:
    """[P2] The open fifth climbs on beyond the usual range rather than give fewer pads."""
    assert pitches(Ladder.build(SCALES["open_fifth"], 2).surface(12)) == [
        *(38, 45, 50, 57, 62, 69),
        *(74, 81, 86, 93, 98, 105),
    ]


def test_below_g2_only_root_and_fifth() -> None:
    """[P3] Low chords turn to mud."""
    deep = Ladder.build(SCALES["major_pentatonic"], 0, low=24.0).tones
    assert [tone.pitch for tone in deep if tone.pitch < LOWEST] == [24, 31, 36]


def test_shifting_a_seat_stops_at_the_ends_of_the_ladder() -> None:
    ladder = Ladder.build(SCALES["major_pentatonic"], 0)
    middle = ladder.surface(5, seat=1, seats=3)
    assert pitches(ladder.surface(5, seat=1, seats=3, shift=1))[:4] == pitches(middle)[1:]
    assert ladder.surface(5, seat=0, seats=3, shift=-4) == ladder.surface(5, seat=0, seats=3)
    assert ladder.surface(5, seat=2, seats=3, shift=4) == ladder.surface(5, seat=2, seats=3)


@pytest.mark.parametrize("pads", [0, 13, -1])
def test_pads_out_of_range_are_refused(pads: int) -> None:
    with pytest.raises(Refused, match="1 to 12 pads"):
        Ladder.build(SCALES["major_pentatonic"], 0).surface(pads)


@pytest.mark.parametrize(("seat", "seats"), [(2, 2), (-1, 3), (0, 0), (0, 49)])
def test_seats_out_of_range_are_refused(seat: int, seats: int) -> None:
    with pytest.raises(Refused, match="48 seats"):
        Ladder.build(SCALES["major_pentatonic"], 0).surface(5, seat=seat, seats=seats)


def moves(old: Surface, new: Surface) -> list[float]:
    return [abs(after.pitch - before.pitch) for before, after in zip(old, new, strict=True)]


@pytest.mark.parametrize(("seat", "furthest"), [(0, 6.1), (3, 5.0), (4, 5.0), (7, 6.1)])
def test_a_scale_change_moves_every_pad_as_little_as_it_can(seat: int, furthest: float) -> None:
    """[M2] All pairs of pentatonic scales, five moves of the root, 8 pads: 0.8 to 1 semitone on average, never over 5.

    At the two ends of the ladder, where there is only one way to go, up to 6.
    """
    five = [scale for scale in CATALOG.scales if scale.kind == "pentatonic"]
    all_moves = []
    for before in five:
        old = Ladder.build(before, before.root_pc).surface(8, seat=seat, seats=8)
        for after in five:
            for up in (0, 2, 5, 7, 9):
                new = remap(pitches(old), Ladder.build(after, (before.root_pc + up) % 12), 8)
                all_moves += moves(old, new)
    assert sum(all_moves) / len(all_moves) <= 1.1
    assert max(all_moves) <= furthest


@given(scales(), roots(), st.integers(1, 12), st.integers(0, 7))
def test_changing_to_the_same_scale_moves_nothing(scale: Scale, root_pc: int, pads: int, seat: int) -> None:
    """[M2] Minimal movement is none where none is needed."""
    ladder = Ladder.build(scale, root_pc)
    surface = ladder.surface(pads, seat=seat, seats=8)
    assert remap(pitches(surface), ladder, pads) == surface


@given(scales(), roots(), scales(), roots(), st.integers(1, 12), st.integers(1, 12), st.integers(0, 47))
@settings(max_examples=300)
def test_remapping_gives_a_surface_whatever_changes(
    before: Scale, root: int, after: Scale, new_root: int, pads: int, new_pads: int, seat: int
) -> None:
    """[P3] [M2] Another scale, key and number of pads at once: still rising tones of the new scale."""
    old = Ladder.build(before, root).surface(pads, seat=seat, seats=48)
    ladder = Ladder.build(after, new_root)
    new = remap(pitches(old), ladder, new_pads)
    assert len(new) == new_pads
    assert all(is_tone_of(after, new_root, tone) for tone in new)
    assert all(lower.pitch < higher.pitch for lower, higher in pairwise(new))


@given(scales(), roots(), scales(), st.integers(1, 12), st.integers(0, 7))
def test_no_other_window_would_move_less(
    before: Scale, root: int, after: Scale, pads: int, seat: int
) -> None:
    """[M2] The window chosen is the best of all windows on the new ladder."""
    old = Ladder.build(before, root).surface(pads, seat=seat, seats=8)
    ladder = Ladder.build(after, root)
    rungs = ladder.rungs(pads)
    chosen = sum(moves(old, remap(pitches(old), ladder, pads)))
    best = min(sum(moves(old, rungs[start : start + pads])) for start in range(len(rungs) - pads + 1))
    assert chosen == pytest.approx(best)


def test_more_pads_stay_around_the_old_ones() -> None:
    """[M2] From 3 to 8 pads and back the seat keeps its register."""
    ladder = Ladder.build(SCALES["major_pentatonic"], 0)
    three = ladder.surface(3, seat=1, seats=4)
    eight = remap(pitches(three), ladder, 8)
    middle = sum(pitches(eight)) / 8
    assert abs(middle - sum(pitches(three)) / 3) < 4
    assert remap(pitches(eight), ladder, 3)[1].pitch == pytest.approx(middle, abs=6)


def test_a_seat_without_pads_so_far_gets_the_middle() -> None:
    ladder = Ladder.build(SCALES["minor_pentatonic"], 9)
    assert remap([], ladder, 5) == ladder.surface(5)


def test_a_surface_costs_less_than_a_millisecond() -> None:
    """[F2] Forty new surfaces after a scale change, nothing cached: well below the 20 ms a room may stall."""
    ladder_module._rungs.cache_clear()
    ladder_module._tones_between.cache_clear()
    gentlest_degrees.cache_clear()
    begun = perf_counter()
    ladder = Ladder.build(SCALES["madenda"], 3)
    for seat in range(40):
        remap(pitches(ladder.surface(8, seat=seat, seats=40)), ladder, 8)
    assert (perf_counter() - begun) / 40 < 0.001
