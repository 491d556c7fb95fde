"""Tapping the tempo."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.core.tap import TapTempo


def tapped(*times: float) -> list[float | None]:
    hand = TapTempo()
    return [hand.tap(at) for at in times]


def test_three_taps_make_a_tempo() -> None:
    """[M3] Two taps say nothing yet; the third gives the tempo."""
    assert tapped(10.0, 10.5, 11.0) == [None, None, 120.0]


@given(st.floats(30, 200), st.floats(0, 1e5), st.integers(3, 12))
def test_an_even_hand_gives_its_tempo(bpm: float, start: float, taps: int) -> None:
    """[M3] Every tempo from 30 to 200 can be tapped; halves and doubles are not guessed."""
    inside = min(max(bpm, 30.001), 199.999)
    hand = TapTempo()
    answers = [hand.tap(start + tap * 60 / inside) for tap in range(taps)]
    assert answers[-1] == pytest.approx(inside, rel=1e-6)


def test_one_late_tap_does_not_spoil_the_tempo() -> None:
    """[M3] The median of the last five intervals: a slip is outvoted."""
    assert tapped(0.0, 0.75, 1.5, 2.25, 3.2, 3.75, 4.5)[-1] == pytest.approx(80.0)


def test_the_hand_may_change_its_mind() -> None:
    """[M3] Old taps are forgotten: three new intervals outvote two old ones."""
    assert tapped(0, 1, 2, 3, 4, 5, 5.5, 6.0, 6.5)[-1] == 120.0


def test_a_pause_begins_afresh() -> None:
    assert tapped(0.0, 1.0, 2.0, 4.6, 5.2, 5.8) == [None, None, 60.0, None, None, pytest.approx(100.0)]


def test_a_bouncing_finger_is_one_tap() -> None:
    """[M3] A tremor's second touch within 0.12 s doesn't count."""
    assert tapped(0.0, 0.05, 0.5, 0.58, 1.0) == [None, None, None, None, 120.0]


def test_time_running_backwards_begins_afresh() -> None:
    assert tapped(10.0, 10.5, 3.0, 3.5, 4.0) == [None, None, None, None, 120.0]


@pytest.mark.parametrize("gap", [0.2, 2.4])
def test_a_tempo_out_of_range_is_no_tempo(gap: float) -> None:
    """[M3] 300 or 25 a minute is not forced into range."""
    assert tapped(0.0, gap, 2 * gap, 3 * gap)[-1] is None
