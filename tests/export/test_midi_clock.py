"""A session's time as MIDI counts it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from server.core.tape import TempoSet
from server.export.midi_clock import FINE_BELOW, TICKS, Clock
from server.export.tempo import Timeline
from tests.export.made import tempo_sets, told_tempi


def seconds_of(clock: Clock, tick: int) -> float:
    """A tick's moment as a reader of the file works it out."""
    passed = 0.0
    for (since, length), after in zip(clock.tempi, [*clock.tempi[1:], (tick, 0)], strict=True):
        passed += max(0, min(after[0], tick) - since) * length / clock.resolution / 1e6
    return passed


@settings(max_examples=60)
@given(tempo_sets(), st.floats(0.0, 299.0), st.floats(0.0, 60.0))
def test_every_tick_has_its_moment(tempi: list[TempoSet], at: float, since: float) -> None:
    """[K3] Whatever the tempo does, and wherever the span begins."""
    clock = Clock(Timeline(tempi), since, 300.0)
    at = max(at, since)
    assert abs(seconds_of(clock, clock.tick(at)) - clock.lead - (at - since)) <= 0.0006
    assert clock.tick(since) >= 0
    assert clock.tempi[0][0] == clock.bars[0][0] == 0


def test_slow_music_has_finer_ticks() -> None:
    """[K3] A tick of a slow beat would be longer than a millisecond."""
    fast = Clock(Timeline(told_tempi(0.0, FINE_BELOW, [])), 0.0, 60.0)
    slow = Clock(Timeline(told_tempi(0.0, 100.0, [(30.0, 40.0, 5.0, "in_time")])), 0.0, 60.0)
    assert (fast.resolution, slow.resolution) == (TICKS, 2 * TICKS)
    before = Clock(Timeline(told_tempi(0.0, 100.0, [(30.0, 40.0, 5.0, "in_time")])), 0.0, 20.0)
    assert before.resolution == TICKS
