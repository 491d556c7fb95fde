"""When a touch sounds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.core.errors import Refused
from server.core.timing import MODES, STEADY_DELAY, play_time
from server.core.transport import TempoMap

TEMPO = TempoMap.starting(0.0, 80.0)


def test_as_played_sounds_at_once() -> None:
    """[M3] As played: no waiting, however late the network was."""
    assert play_time("as_played", touch=9.97, now=10.0, tempo=TEMPO) is None


@given(st.lists(st.floats(0, STEADY_DELAY * 0.99), min_size=2, max_size=8))
def test_steady_hides_the_networks_unrest(lateness: list[float]) -> None:
    """[M3] Steady: touches a second apart sound a second apart, whatever each had to wait on the way."""
    sounded = [
        play_time("steady", touch=float(second), now=second + late, tempo=TEMPO)
        for second, late in enumerate(lateness)
    ]
    assert sounded == [pytest.approx(second + STEADY_DELAY) for second in range(len(lateness))]


def test_a_touch_later_than_the_delay_sounds_at_once() -> None:
    """[M3] Never in the past."""
    assert play_time("steady", touch=9.9, now=10.0, tempo=TEMPO) is None


def test_a_touch_without_a_time_counts_as_now() -> None:
    assert play_time("steady", touch=None, now=10.0, tempo=TEMPO) == pytest.approx(10.0 + STEADY_DELAY)


def test_a_touch_from_the_future_cannot_book_a_later_sound() -> None:
    """[T4] A wrong or hostile clock moves a sound by no more than the delay."""
    assert play_time("steady", touch=9999.0, now=10.0, tempo=TEMPO) == pytest.approx(10.0 + STEADY_DELAY)


@given(
    st.sampled_from(sorted(MODES)),
    st.one_of(st.none(), st.floats(0, 1e6)),
    st.floats(0, 1e6),
    st.one_of(st.none(), st.floats(0, 1e6)),
)
def test_a_touch_sounds_never_before_now(
    mode: str, touch: float | None, now: float, after: float | None
) -> None:
    """[T2] At once or later, never earlier."""
    at = play_time(mode, touch=touch, now=now, tempo=TEMPO, after=after)
    assert at is None or at > now


@given(
    st.lists(
        st.tuples(
            st.sampled_from(sorted(MODES)), st.floats(0.001, 0.3), st.one_of(st.none(), st.floats(0, 0.3))
        ),
        max_size=12,
    )
)
def test_touches_of_one_seat_keep_their_order(touches: list[tuple[str, float, float | None]]) -> None:
    """[T3] Even when the mode changes between two touches, or a clock is mended."""
    now, latest = 100.0, 0.0
    for mode, pause, ago in touches:
        now += pause
        touch = None if ago is None else now - ago
        at = play_time(mode, touch=touch, now=now, tempo=TEMPO, after=latest)
        sounds_at = now if at is None else at
        assert sounds_at >= latest
        latest = sounds_at


def test_a_lift_waits_as_long_as_its_touch_did() -> None:
    """[P4] Under Steady the length of a tone is the length of the touch."""
    begin = play_time("steady", touch=5.0, now=5.01, tempo=TEMPO)
    end = play_time("steady", touch=5.3, now=5.35, tempo=TEMPO, after=begin)
    assert begin is not None
    assert end is not None
    assert end - begin == pytest.approx(0.3)


def test_an_unknown_mode_is_refused() -> None:
    with pytest.raises(Refused, match="no timing 'loose'"):
        play_time("loose", touch=1.0, now=1.0, tempo=TEMPO)
