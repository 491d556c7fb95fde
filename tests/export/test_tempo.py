"""Seconds and beats of a kept session: one line without leaps or gaps, and its bars."""

from itertools import pairwise
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.core.tape import Event, TempoSet
from server.core.transport import TempoMap
from server.export.tempo import RUN_UP, USUAL_BPM, Timeline
from tests.export.made import tempo_sets

Glide = Literal["in_time", "in_beats"]


def put(
    at: float, beat: float, bpm: float, *, bar: int = 4, target: float = 0.0, until: float = 0.0
) -> TempoSet:
    glide: Glide | None = "in_time" if target else None
    return TempoSet(
        told=at, at=at, beat=beat, bpm=bpm, target=target or bpm, until=until or at, glide=glide, bar=bar
    )


def lines(timeline: Timeline, start: float, until: float) -> list[tuple[float, int]]:
    return [(bar.beat, bar.length) for bar in timeline.bars(start, until)]


@given(tempo_sets())
def test_it_is_the_rooms_own_map(sets: list[TempoSet]) -> None:
    """[M3] Where nothing leapt, beats fall where the room had them."""
    timeline = Timeline(sets)
    for one in sets:
        assert timeline.beat_at(one.at) == pytest.approx(one.beat, abs=1e-6)
        assert timeline.bpm_at(one.at) == pytest.approx(one.bpm)
    for seconds in (0.0, 1.5, 33.3, 200.0):
        assert timeline.seconds_at(timeline.beat_at(seconds)) == pytest.approx(seconds, abs=1e-6)


@given(
    st.lists(
        st.tuples(st.floats(0, 300), st.floats(0, 900), st.floats(-10, 500), st.integers(0, 9)), max_size=9
    )
)
def test_whatever_a_file_says_time_goes_on(told: list[tuple[float, float, float, int]]) -> None:
    """[K5] A foreign tape may hold any numbers: beats never go back, and every bar has a length."""
    events: list[Event] = [
        put(at, beat, bpm, bar=bar, target=90.0, until=at + 5) for at, beat, bpm, bar in told
    ]
    timeline = Timeline(events)
    beats = [timeline.beat_at(step * 2.5) for step in range(140)]
    assert all(later > earlier for earlier, later in pairwise(beats))
    start = timeline.bar_line(beats[0])
    assert start <= beats[0] + 1e-5
    bars = lines(timeline, start, beats[-1])
    assert all(length >= 1 for _, length in bars)
    assert all(one[0] + one[1] == other[0] for one, other in pairwise(bars))


def test_without_a_word_there_is_a_usual_tempo() -> None:
    """[K3] A tape of a foreign copy may hold none."""
    assert Timeline([]).bpm_at(10.0) == USUAL_BPM
    assert lines(Timeline([]), 0.0, 8.0) == [(0.0, 4), (4.0, 4)]


def test_what_was_planned_is_dropped_by_a_newer_word() -> None:
    """[M3] A glide that is overruled ends where it was overruled."""
    room = TempoMap.starting(0.0, 60.0).glide_to(10.0, 120.0, over_seconds=20.0).set_tempo(20.0, 80.0)
    sets = [
        put(0.0, 0.0, 60.0),
        put(10.0, 10.0, 60.0, target=120.0, until=30.0),
        put(30.0, 40.0, 120.0),
        put(20.0, room.beat_at(20.0), 80.0),
    ]
    timeline = Timeline(sets)
    for seconds in (5.0, 15.0, 20.0, 40.0):
        assert timeline.beat_at(seconds) == pytest.approx(room.beat_at(seconds))


def test_a_leap_is_pressed_into_the_moment_before() -> None:
    """[M2] The count-in skips to its bar: no beat is lost, and every other moment keeps its own."""
    timeline = Timeline([put(0.0, 0.0, 60.0), put(10.0, 13.0, 60.0)])
    assert timeline.beat_at(10.0 - RUN_UP) == pytest.approx(9.0)
    assert timeline.beat_at(9.9999) == pytest.approx(13.0, abs=0.01)
    assert timeline.beat_at(12.0) == pytest.approx(15.0)
    assert [change.pressed for change in timeline.changes] == [False, True, False]


def test_a_tape_begins_within_a_bar() -> None:
    """[K3] A recording may start anywhere in the music."""
    timeline = Timeline([put(2.0, 10.5, 60.0)])
    assert timeline.bar_line(timeline.beat_at(0.0)) == 8.0


def test_bars_follow_the_bed() -> None:
    """[M4] From four to three and back: lines fall where the room counts them."""
    timeline = Timeline([put(0.0, 0.0, 60.0), put(8.0, 8.0, 60.0, bar=3), put(15.5, 15.5, 60.0, bar=4)])
    assert lines(timeline, 0.0, 24.0) == [(0, 4), (4, 4), (8, 1), (9, 3), (12, 3), (15, 1), (16, 4), (20, 4)]
    assert [timeline.bar_line(beat) for beat in (0.0, 7.9, 8.5, 10.0, 15.2, 15.9, 17.0)] == [
        0,
        4,
        8,
        9,
        15,
        15,
        16,
    ]
