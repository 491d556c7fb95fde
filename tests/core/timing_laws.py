"""The laws of the grid and of the timing modes, each a check of one case; the tests run them, also against mutants."""

from collections.abc import Callable
from types import ModuleType
from typing import Final

import msgspec
from hypothesis import strategies as st

from server.core.grid import Grid
from server.core.timing import Measure
from server.core.transport import TempoMap

SLACK: Final = 1e-6


class Case(msgspec.Struct, frozen=True):
    """A place in the music and what a conductor may have set."""

    beat: float
    later: float
    """Beats after it."""
    steps: int = 2
    swing: float = 0.5
    window: float = 0.1
    strength: float = 1.0
    bpm: float = 80.0
    target: float = 80.0
    """Where the tempo glides to within eight seconds."""
    late: float = 0.02
    """Seconds the network took."""
    delay: float = 0.06


def cases() -> st.SearchStrategy[Case]:
    return st.builds(
        Case,
        beat=st.floats(0.0, 5000.0),
        later=st.floats(0.0, 3.0),
        steps=st.sampled_from([1, 2, 4]),
        swing=st.floats(0.5, 0.75),
        window=st.floats(0.0, 0.5),
        strength=st.floats(0.0, 1.0),
        bpm=st.floats(30.0, 200.0),
        target=st.floats(30.0, 200.0),
        late=st.floats(0.0, 0.4),
        delay=st.floats(0.03, 0.09),
    )


def near(a: float, b: float, within: float = SLACK) -> None:
    assert abs(a - b) <= within, f"{a} is {abs(a - b)} from {b}"


# --- the grid


def lines_rise_and_whole_beats_are_lines(grid: ModuleType, case: Case) -> None:
    own = grid.Grid(case.steps, case.swing)
    number = int(case.beat)
    lines = [own.line(one) for one in range(number, number + 9)]
    gaps = [after - before for before, after in zip(lines, lines[1:], strict=False)]
    assert min(gaps) >= own.step / 2 - SLACK
    near(own.line(number * case.steps), number)
    if case.steps > 1 and number % 2:
        near((lines[0] - own.line(number - 1)) / (lines[1] - own.line(number - 1)), case.swing)


def the_next_line_is_the_first(grid: ModuleType, case: Case) -> None:
    own = grid.Grid(case.steps, case.swing)
    line = own.next_line(case.beat)
    longest = 2 * own.step * max(case.swing, 1 - case.swing)
    assert case.beat - SLACK <= line <= case.beat + longest + SLACK
    first = int(case.beat * case.steps) - 3
    lines = [own.line(number) for number in range(first, first + 9)]
    near(line, min(one for one in lines if one >= case.beat - SLACK / 10))


def a_line_is_its_own_next_and_nearest(grid: ModuleType, case: Case) -> None:
    own = grid.Grid(case.steps, case.swing)
    line = own.line(int(case.beat * 2))
    near(own.next_line(line), line)
    near(own.nearest_line(line), line)


def quantising_keeps_its_laws(grid: ModuleType, case: Case) -> None:
    own = grid.Grid(case.steps, case.swing)
    whole = grid.quantise(case.beat, own)
    near(grid.quantise(whole, own), whole)
    near(grid.quantise(case.beat, own, 0.0), case.beat)
    part = grid.quantise(case.beat, own, case.strength)
    near(part - case.beat, case.strength * (whole - case.beat))
    assert abs(whole - case.beat) <= own.step * max(case.swing, 1 - case.swing) + SLACK
    first = int(case.beat * case.steps) - 3
    nearest = min(abs(own.line(number) - case.beat) for number in range(first, first + 9))
    near(abs(whole - case.beat), nearest)
    assert grid.quantise(case.beat + case.later, own) >= whole - SLACK


def snapping_forward_keeps_its_laws(grid: ModuleType, case: Case) -> None:
    own = grid.Grid(case.steps, case.swing)
    snapped = grid.snap_forward(case.beat, own, case.window)
    assert case.beat <= snapped <= case.beat + case.window + SLACK
    assert grid.snap_forward(case.beat + case.later, own, case.window) >= snapped - SLACK
    line = own.next_line(case.beat)
    if case.beat < line <= case.beat + case.window:
        near(snapped, line)
    else:
        assert snapped == case.beat


GRID_LAWS: Final[tuple[Callable[[ModuleType, Case], None], ...]] = (
    lines_rise_and_whole_beats_are_lines,
    the_next_line_is_the_first,
    a_line_is_its_own_next_and_nearest,
    quantising_keeps_its_laws,
    snapping_forward_keeps_its_laws,
)

# --- the modes


def measure(case: Case) -> Measure:
    tempo = TempoMap.starting(0.0, case.bpm).glide_to(10.0, case.target, over_seconds=8.0)
    return Measure(tempo=tempo, grid=Grid(case.steps, case.swing), delay=case.delay)


def sounds(timing: ModuleType, mode: str, case: Case, *, after: float | None = None) -> tuple[float, float]:
    """When a touch came, and when it sounds."""
    now = measure(case).tempo.seconds_at(case.beat)
    at = timing.play_time(mode, touch=now - case.late, now=now, measure=measure(case), after=after)
    assert at is None or at > now
    return now, now if at is None else at


def as_played_is_at_once(timing: ModuleType, case: Case) -> None:
    now, at = sounds(timing, "as_played", case)
    assert at == now


def steady_is_equally_late(timing: ModuleType, case: Case) -> None:
    now, at = sounds(timing, "steady", case)
    near(at, max(now, now - case.late + case.delay))


def gentle_waits_sixty_milliseconds_at_most(timing: ModuleType, case: Case) -> None:
    now, at = sounds(timing, "gentle", case)
    tempo, grid = measure(case).tempo, measure(case).grid
    assert at <= now + 0.06 + SLACK
    line = grid.next_line(case.beat)
    waits = tempo.seconds_at(line) - now
    if waits <= 0.06 - SLACK and line - case.beat <= grid.step / 2 - SLACK:
        near(at, now + max(0.0, waits))
    elif waits > 0.06 + SLACK or line - case.beat > grid.step / 2 + SLACK:
        near(at, now)


def together_waits_half_a_step_at_most(timing: ModuleType, case: Case) -> None:
    now, at = sounds(timing, "together", case)
    tempo, grid = measure(case).tempo, measure(case).grid
    line = grid.next_line(case.beat)
    if line - case.beat <= grid.step / 2 - SLACK:
        near(at, tempo.seconds_at(line))
    elif line - case.beat > grid.step / 2 + SLACK:
        near(at, now)


def loop_is_always_on_a_line(timing: ModuleType, case: Case) -> None:
    now, at = sounds(timing, "loop", case)
    tempo, grid = measure(case).tempo, measure(case).grid
    near(tempo.beat_at(at), grid.next_line(case.beat))
    assert at >= now


def touches_keep_their_order(timing: ModuleType, case: Case) -> None:
    """Of one seat: whatever the modes of two touches."""
    following = msgspec.structs.replace(case, beat=case.beat + case.later, late=0.4 - case.late)
    for mode in timing.MODES:
        _, first = sounds(timing, mode, case)
        for other in timing.MODES:
            _, second = sounds(timing, other, following, after=first)
            assert second >= first
        if (
            mode != "steady"
        ):  # two touches may overtake each other on the way; then they have no order to keep
            _, alone = sounds(timing, mode, following)
            assert alone >= first - SLACK


def a_tone_lasts_as_long_as_its_touch(timing: ModuleType, case: Case) -> None:
    for mode in timing.MODES:
        now, begins = sounds(timing, mode, case)
        touched = now - case.late
        lifted = touched + case.later
        for told in (lifted, lifted + 0.4):
            end = timing.end_time(lifted, touched=touched, sounds=begins, now=told)
            ends = told if end is None else end
            assert end is None or end > told
            near(ends, max(told, begins + case.later))


def a_hand_from_the_future_counts_as_now(timing: ModuleType, case: Case) -> None:
    for mode in timing.MODES:
        now = measure(case).tempo.seconds_at(case.beat)
        told = timing.play_time(mode, touch=now + 1 + case.late, now=now, measure=measure(case))
        assert told == timing.play_time(mode, touch=None, now=now, measure=measure(case))


TIMING_LAWS: Final[tuple[Callable[[ModuleType, Case], None], ...]] = (
    as_played_is_at_once,
    steady_is_equally_late,
    gentle_waits_sixty_milliseconds_at_most,
    together_waits_half_a_step_at_most,
    loop_is_always_on_a_line,
    touches_keep_their_order,
    a_tone_lasts_as_long_as_its_touch,
    a_hand_from_the_future_counts_as_now,
)
