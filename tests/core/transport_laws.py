"""The laws of musical time, each a check of one tempo map at one moment; the tests run them, also against mutants."""

import math
from collections.abc import Callable
from types import ModuleType
from typing import Any, Final

import msgspec
from hypothesis import strategies as st

LONGEST_SECONDS: Final = 36_000.0
"""Ten hours."""


class Change(msgspec.Struct, frozen=True):
    """A conductor's hand: so many seconds after the last change another tempo, at once or gliding."""

    after: float
    bpm: float
    over: float = 0.0
    counted: str = "seconds"
    glide: str = "in_time"


class Case(msgspec.Struct, frozen=True):
    """A whole session's tempo, and three numbers from 0 to 1 that choose moments in it."""

    start: float
    bpm: float
    changes: tuple[Change, ...]
    places: tuple[float, float, float]


def tempi() -> st.SearchStrategy[float]:
    return st.floats(30, 200)


def cases() -> st.SearchStrategy[Case]:
    change = st.builds(
        Change,
        after=st.floats(0.01, LONGEST_SECONDS / 8),
        bpm=tempi(),
        over=st.one_of(st.just(0.0), st.floats(0.1, 600.0)),
        counted=st.sampled_from(["seconds", "beats"]),
        glide=st.sampled_from(["in_time", "in_beats"]),
    )
    place = st.floats(0, 1)
    return st.builds(
        Case,
        start=st.floats(0, 1e6),
        bpm=tempi(),
        changes=st.lists(change, max_size=6).map(tuple),
        places=st.tuples(place, place, place),
    )


def tempo_map(transport: ModuleType, case: Case) -> Any:
    """The map after all changes; `Any` because it may be a mutant's."""
    tempo = transport.TempoMap.starting(case.start, case.bpm)
    now = case.start
    for change in case.changes:
        now += change.after
        tempo = changed(tempo, now, change)
    return tempo


def changed(tempo: Any, now: float, change: Change) -> Any:
    if change.over == 0.0:
        return tempo.set_tempo(now, change.bpm)
    length = {f"over_{change.counted}": change.over}
    return tempo.glide_to(now, change.bpm, glide=change.glide, **length)


def moments(tempo: Any, case: Case) -> tuple[float, float, float]:
    """Three moments in rising order, from the start to a minute after the last change."""
    first, last = tempo.parts[0].at, tempo.parts[-1].at + 60.0
    a, b, c = sorted(first + place * (last - first) for place in case.places)
    return a, b, c


def near(a: float, b: float, within: float) -> None:
    assert abs(a - b) <= within, f"{a} is {abs(a - b)} from {b}"


def a_beat_survives_the_trip_through_seconds(transport: ModuleType, case: Case) -> None:
    tempo = tempo_map(transport, case)
    ends = [part.at for part in tempo.parts[1:]] + [tempo.parts[-1].at + LONGEST_SECONDS]
    inside = [
        part.at + place * (end - part.at)
        for part, end in zip(tempo.parts, ends, strict=True)
        for place in case.places
    ]
    for seconds in (*moments(tempo, case), *inside):
        beat = tempo.beat_at(seconds)
        near(tempo.beat_at(tempo.seconds_at(beat)), beat, 1e-7 * (1 + abs(beat)))
        near(tempo.seconds_at(beat), seconds, 1e-7 * (1 + abs(seconds)))


def time_never_stands_still(transport: ModuleType, case: Case) -> None:
    tempo = tempo_map(transport, case)
    a, b, c = moments(tempo, case)
    for earlier, later in ((a, b), (b, c)):
        if later - earlier > 1e-6:
            assert tempo.beat_at(earlier) < tempo.beat_at(later)


def beats_are_the_integral_of_the_tempo(transport: ModuleType, case: Case) -> None:
    """Simpson's rule over each part, which is exact for an even glide and near enough for the other."""
    tempo = tempo_map(transport, case)
    ends = [part.at for part in tempo.parts[1:]] + [tempo.parts[-1].at + 10.0]
    for part, end in zip(tempo.parts, ends, strict=True):
        steps = 64
        width = (end - part.at) / steps
        inner = [part.bpm_at(part.at + step * width) for step in range(steps + 1)]
        total = inner[0] + inner[-1] + 4 * sum(inner[1:-1:2]) + 2 * sum(inner[2:-1:2])
        beats = total * width / 3 / 60
        near(part.beat_at(end) - part.beat, beats, 1e-6 * (1 + beats))


def parts_join_without_a_step(transport: ModuleType, case: Case) -> None:
    tempo = tempo_map(transport, case)
    for before, after in zip(tempo.parts, tempo.parts[1:], strict=False):
        near(before.beat_at(after.at), after.beat, 1e-6 * (1 + abs(after.beat)))
        if before.glide:
            near(before.bpm_at(before.until), before.target, 1e-9 * before.target)


def a_glide_ends_when_and_where_it_should(transport: ModuleType, case: Case) -> None:
    tempo = tempo_map(transport, case)
    now = tempo.parts[-1].at + 1.0
    here, first = tempo.beat_at(now), tempo.bpm_at(now)
    for change in case.changes:
        if change.over == 0.0 or abs(change.bpm - first) < 1e-3:
            continue
        end = changed(tempo, now, change).parts[-1]
        last = change.bpm
        if change.glide == "in_time":
            beats_a_second = (first + last) / 120
        else:
            beats_a_second = (last - first) / (60 * math.log(last / first))
        if change.counted == "seconds":
            seconds, beats = change.over, change.over * beats_a_second
        else:
            seconds, beats = change.over / beats_a_second, change.over
        assert end.bpm == last
        if seconds < 0.05:  # too quick for a glide: a jump, on the spot
            continue
        near(end.at - now, seconds, 1e-6 * (1 + seconds))
        near(end.beat - here, beats, 1e-6 * (1 + abs(end.beat)))


def the_past_is_never_edited(transport: ModuleType, case: Case) -> None:
    tempo = tempo_map(transport, case)
    past, now, _ = moments(tempo, case)
    for change in case.changes:
        other = changed(tempo, now, change)
        near(other.beat_at(past), tempo.beat_at(past), 1e-7 * (1 + abs(tempo.beat_at(past))))
        near(other.beat_at(now), tempo.beat_at(now), 1e-7 * (1 + abs(tempo.beat_at(now))))


def a_change_lands_on_the_next_line_after_its_lead(transport: ModuleType, case: Case) -> None:
    tempo = tempo_map(transport, case)
    now, _, _ = moments(tempo, case)
    for unit, beats_per_bar, length in (("bar", 4, 4), ("bar", 3, 3), ("beat", 4, 1)):
        landing = tempo.next_change(now, 0.25, unit, beats_per_bar)
        earliest = tempo.beat_at(now + 0.25)
        assert landing % length == 0
        assert earliest <= landing < earliest + length


def a_page_needs_only_what_is_still_to_come(transport: ModuleType, case: Case) -> None:
    tempo = tempo_map(transport, case)
    _, now, later = moments(tempo, case)
    rest = tempo.since(now)
    assert rest.beat_at(now) == tempo.beat_at(now)
    assert rest.beat_at(later) == tempo.beat_at(later)
    assert rest.parts[0] == tempo.part_at(now)


LAWS: Final[tuple[Callable[[ModuleType, Case], None], ...]] = (
    a_beat_survives_the_trip_through_seconds,
    time_never_stands_still,
    beats_are_the_integral_of_the_tempo,
    parts_join_without_a_step,
    a_glide_ends_when_and_where_it_should,
    the_past_is_never_edited,
    a_change_lands_on_the_next_line_after_its_lead,
    a_page_needs_only_what_is_still_to_come,
)
