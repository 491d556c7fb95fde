"""Musical time: laws, and the proof that the laws notice mistakes."""

from collections.abc import Callable
from functools import cache
from math import inf, nan
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import Phase, example, given, settings

from server.core import transport
from server.core.errors import Refused
from server.core.transport import TempoMap, lead_for
from tests.core.transport_laws import LAWS, Case, Change, cases

SLIGHT = Case(
    0.0, 60.0, (Change(1.0, 60.000001, 600.0), Change(700.0, 60.0, 600.0, "beats", "in_beats")), (0, 0.5, 1)
)
"""A glide so slight that a careless formula loses its digits."""


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_law(law: Callable[[ModuleType, Case], None]) -> None:
    """[M3] Up to ten hours, tempi of 30 to 200, jumps and both kinds of glides, within 1e-7 beats."""

    @given(cases())
    @example(SLIGHT)
    @settings(max_examples=200)
    def holds(case: Case) -> None:
        law(transport, case)

    holds()


MUTANTS = {
    "the glide counts its slope twice": ("self._per_second * passed / 2", "self._per_second * passed"),
    "the inverse forgets half the slope": (
        "120 * self._per_second * passed",
        "60 * self._per_second * passed",
    ),
    "the glide in beats is treated as a stay": ("math.expm1(x) / x if x else 1.0", "1.0"),
    "its inverse is too": ("math.log1p(x) / x if x else 1.0", "1.0"),
    "the slope looks the wrong way": ("(self.target - self.bpm) /", "(self.bpm - self.target) /"),
    "the tempo jumps at the end": ("return self.bpm + self._per_second * passed", "return self.bpm"),
    "a glide's mean is its first tempo": ("return (first + last) / 2", "return first"),
    "the log mean is upside down": ("return (last - first) / math.log", "return (first - last) / math.log"),
    "a new tempo begins at beat nought": (
        "_staying(now, self.beat_at(now), in_range",
        "_staying(now, 0.0, in_range",
    ),
    "a change edits the past": (
        "part for part in self.parts if part.at < now",
        "part for part in self.parts[:0]",
    ),
    "changes land before their lead": ("math.ceil(self.beat_at", "math.floor(self.beat_at"),
    "the lead is forgotten": ("self.beat_at(now + lead)", "self.beat_at(now)"),
    "beats are looked up by seconds": ("key=lambda part: part.beat)", "key=lambda part: part.at)"),
}


@cache
def sessions() -> list[Case]:
    """A hundred sessions, the same in every run."""
    found: list[Case] = []

    @given(cases())
    @settings(max_examples=100, derandomize=True, database=None, phases=[Phase.generate])
    def collect(case: Case) -> None:
        found.append(case)

    collect()
    return found


def test_the_laws_hold_for_the_sessions_the_mistakes_are_tried_on() -> None:
    for case in sessions():
        for law in LAWS:
            law(transport, case)


@pytest.mark.parametrize("mistake", MUTANTS)
def test_the_laws_notice(mistake: str) -> None:
    """[M3] Each planted mistake breaks at least one law."""
    right, wrong = MUTANTS[mistake]
    source = Path(transport.__file__).read_text(encoding="utf-8")
    assert source.count(right) == 1, "the planted mistake no longer fits the code"
    mutant = ModuleType("server.core.transport")
    exec(compile(source.replace(right, wrong), "mutant", "exec"), mutant.__dict__)  # noqa: S102 - our own code

    def broken(law: Callable[[ModuleType, Case], None], case: Case) -> bool:
        try:
            law(mutant, case)
        except (AssertionError, ArithmeticError, ValueError, Refused):
            return True
        return False

    assert any(broken(law, case) for case in sessions() for law in LAWS)


@pytest.mark.parametrize("bpm", [0, 29.9, 200.1, -60, nan, inf])
def test_a_tempo_out_of_range_is_refused_and_changes_nothing(bpm: float) -> None:
    """[M3] 30 to 200, and nothing that isn't a number."""
    tempo = TempoMap.starting(0.0, 80.0)
    attempts: list[Callable[[], TempoMap]] = [
        lambda: TempoMap.starting(0.0, bpm),
        lambda: tempo.set_tempo(1.0, bpm),
        lambda: tempo.glide_to(1.0, bpm, over_seconds=4.0),
    ]
    for attempt in attempts:
        with pytest.raises(Refused) as refused:
            attempt()
        assert refused.value.code == "tempo_out_of_range"
    assert tempo.bpm_at(1.0) == 80.0


@pytest.mark.parametrize("over", [-1.0, 7201.0, nan, inf])
def test_an_impossible_glide_is_refused(over: float) -> None:
    with pytest.raises(Refused) as refused:
        TempoMap.starting(0.0, 80.0).glide_to(1.0, 120.0, over_seconds=over)
    assert refused.value.code == "glide_out_of_range"


def test_a_glide_lasts_seconds_or_beats_not_both() -> None:
    tempo = TempoMap.starting(0.0, 80.0)
    with pytest.raises(ValueError, match="some seconds or some beats"):
        tempo.glide_to(1.0, 120.0)
    with pytest.raises(ValueError, match="some seconds or some beats"):
        tempo.glide_to(1.0, 120.0, over_seconds=1.0, over_beats=1.0)


def test_a_glide_of_no_length_is_a_jump() -> None:
    """[M3] `over` 0 means at once."""
    tempo = TempoMap.starting(0.0, 60.0).glide_to(4.0, 120.0, over_seconds=0.0)
    assert (tempo.bpm_at(3.9), tempo.bpm_at(4.0), tempo.beat_at(5.0)) == (60.0, 120.0, 6.0)


def test_a_glide_slides_evenly_in_time() -> None:
    """[M3] From 60 to 120 within 4 seconds: 90 in the middle, 6 beats passed, then it stays."""
    tempo = TempoMap.starting(0.0, 60.0).glide_to(10.0, 120.0, over_seconds=4.0)
    assert tempo.bpm_at(12.0) == 90.0
    assert tempo.beat_at(14.0) == 16.0
    assert tempo.bpm_at(100.0) == 120.0
    part = tempo.part_at(12.0)
    assert (part.at, part.beat, part.bpm, part.target, part.until) == (10.0, 10.0, 60.0, 120.0, 14.0)


def test_a_drag_during_a_glide_starts_from_the_tempo_of_that_moment() -> None:
    """[M3] What was planned after the hand moved is dropped."""
    tempo = TempoMap.starting(0.0, 60.0).glide_to(0.0, 120.0, over_seconds=4.0).set_tempo(2.0, 70.0)
    assert tempo.bpm_at(1.0) == 75.0
    assert tempo.bpm_at(3.0) == 70.0
    assert len(tempo.parts) == 2


def test_before_the_room_began_the_tempo_was_the_same() -> None:
    tempo = TempoMap.starting(100.0, 60.0)
    assert tempo.beat_at(98.0) == -2.0
    assert tempo.seconds_at(-2.0) == 98.0


def test_changes_land_on_the_next_bar() -> None:
    """[M2] At 60 a minute and 3.8 s the bar at 4 is too near to be announced: the next is 8."""
    tempo = TempoMap.starting(0.0, 60.0)
    assert tempo.next_change(3.0, 0.25) == 4.0
    assert tempo.next_change(3.8, 0.25) == 8.0
    assert tempo.next_change(3.8, 0.25, "beat") == 5.0
    assert tempo.next_change(3.8, 0.25, "bar", 3) == 6.0


def test_the_lead_grows_with_the_slowest_page() -> None:
    """[M2] A quarter of a second, or three of the worst round trips."""
    assert lead_for(0.02) == 0.25
    assert lead_for(0.2) == pytest.approx(0.6)
