"""When a touch sounds: laws of the modes, and the proof that the laws notice mistakes."""

from collections.abc import Callable
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.core import timing
from server.core.errors import Refused
from server.core.steadiness import STEADY_DELAY
from server.core.timing import MODES, Measure, end_time, play_time
from server.core.transport import TempoMap
from tests.core.mutants import broken_by, mutant
from tests.core.timing_laws import TIMING_LAWS, Case, cases

AT_80 = Measure(tempo=TempoMap.starting(0.0, 80.0))


@pytest.mark.parametrize("law", TIMING_LAWS, ids=lambda law: law.__name__)
def test_law(law: Callable[[ModuleType, Case], None]) -> None:
    """[M3] At any tempo, gliding or not, on any grid, however late the network was."""

    @given(cases())
    @settings(max_examples=200)
    def holds(case: Case) -> None:
        law(timing, case)

    holds()


MUTANTS = {
    "as played waits": ("    return now\n\n\ndef _steady", "    return now + measure.delay\n\n\ndef _steady"),
    "steady counts from the arrival": ("return touch + measure.delay", "return now + measure.delay"),
    "gentle waits longer": (
        "min(reach, measure.grid.step / 2))",
        "max(reach, measure.grid.step / 2))",
    ),
    "gentle forgets the half step": ("min(reach, measure.grid.step / 2))", "reach)"),
    "sixty milliseconds are sixty thousandths of a beat": (
        "reach = measure.tempo.beat_at(now + GENTLE_WINDOW) - measure.tempo.beat_at(now)",
        "reach = GENTLE_WINDOW",
    ),
    "together waits a whole step": (
        "return _forward(now, measure, measure.grid.step / 2)",
        "return _forward(now, measure, measure.grid.step)",
    ),
    "loop counts from the touch": (
        "next_line(measure.tempo.beat_at(now)))",
        "next_line(measure.tempo.beat_at(touch)))",
    ),
    "a touch overtakes": ("at = max(at, after)", "at = min(at, after)"),
    "the order is forgotten": ("if after is not None:", "if False:"),
    "the past is scheduled": (
        "    return at if at > now else None\n\n\ndef end",
        "    return at\n\n\ndef end",
    ),
    "the future is believed": (
        "now if touch is None else min(touch, now)",
        "now if touch is None else touch",
    ),
    "an end comes before its beginning": ("max(lifted + sounds - touched, sounds)", "lifted"),
    "an end forgets that its beginning waited": (
        "max(lifted + sounds - touched, sounds)",
        "max(lifted, sounds)",
    ),
}


@pytest.mark.parametrize("mistake", MUTANTS)
def test_the_laws_notice(mistake: str) -> None:
    """[M3] Each planted mistake breaks at least one law."""
    assert broken_by(mutant(timing, *MUTANTS[mistake]), TIMING_LAWS)


def test_the_laws_hold_for_the_cases_the_mistakes_are_tried_on() -> None:
    assert not broken_by(timing, TIMING_LAWS)


def test_as_played_sounds_at_once() -> None:
    """[M3] As played: no waiting, however late the network was."""
    assert play_time("as_played", touch=9.97, now=10.0, measure=AT_80) is None


@given(st.lists(st.floats(0, STEADY_DELAY * 0.99), min_size=2, max_size=8))
def test_steady_hides_the_networks_unrest(lateness: list[float]) -> None:
    """[M3] Steady: touches a second apart sound a second apart, whatever each had to wait on the way."""
    sounded = [
        play_time("steady", touch=float(second), now=second + late, measure=AT_80)
        for second, late in enumerate(lateness)
    ]
    assert sounded == [pytest.approx(second + STEADY_DELAY) for second in range(len(lateness))]


def test_each_mode_does_what_its_name_says() -> None:
    """[M3] At 80 a minute the eighths lie 0.375 s apart; a touch 50, 100 or 250 ms before one of them."""
    line = 3.75
    waits = {
        mode: [
            None if at is None else round(at - line, 3)
            for before in (0.05, 0.1, 0.25)
            for at in (play_time(mode, touch=None, now=line - before, measure=AT_80),)
        ]
        for mode in ("as_played", "gentle", "together", "loop")
    }
    assert waits == {
        "as_played": [None, None, None],
        "gentle": [0.0, None, None],
        "together": [0.0, 0.0, None],
        "loop": [0.0, 0.0, 0.0],
    }


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
        at = play_time(mode, touch=touch, now=now, measure=AT_80, after=latest)
        sounds_at = now if at is None else at
        assert sounds_at >= latest
        latest = sounds_at


def test_a_lift_waits_as_long_as_its_touch_did() -> None:
    """[P4] The length of a tone is the length of the touch."""
    begin = play_time("steady", touch=5.0, now=5.01, measure=AT_80)
    assert begin is not None
    end = end_time(5.3, touched=5.0, sounds=begin, now=5.35)
    assert end is not None
    assert end - begin == pytest.approx(0.3)


def test_a_quick_tap_in_loop_is_a_short_tone_and_not_none() -> None:
    """[P4] Lifted before its line has come: the end waits for the beginning."""
    begin = play_time("loop", touch=0.1, now=0.1, measure=AT_80)
    assert begin == pytest.approx(0.375)
    assert end_time(0.15, touched=0.1, sounds=begin or 0.0, now=0.15) == pytest.approx(0.425)


def test_an_unknown_mode_is_refused() -> None:
    with pytest.raises(Refused, match="no timing 'loose'"):
        play_time("loose", touch=1.0, now=1.0, measure=AT_80)
