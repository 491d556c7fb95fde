"""The grid on which touches land: laws, and the proof that the laws notice mistakes."""

from collections.abc import Callable
from types import ModuleType

import pytest
from hypothesis import given, settings

from server.core import grid
from server.core.grid import Grid, quantise, snap_forward
from tests.core.mutants import broken_by, mutant
from tests.core.timing_laws import GRID_LAWS, Case, cases


@pytest.mark.parametrize("law", GRID_LAWS, ids=lambda law: law.__name__)
def test_law(law: Callable[[ModuleType, Case], None]) -> None:
    """[M3] One, two or four steps a beat, straight or swung, for an hour of music."""

    @given(cases())
    @settings(max_examples=200)
    def holds(case: Case) -> None:
        law(grid, case)

    holds()


MUTANTS = {
    "the swing is forgotten": ("swing if second else 0.0", "0.5 if second else 0.0"),
    "whole beats swing, too": ("0.5 if self.steps == 1 else self.swing", "self.swing"),
    "a pair is as long as a step": ("* 2 * self.step\n\n    def next", "* self.step\n\n    def next"),
    "the next line is the one after": (">= beat - EXACTLY", "> beat + EXACTLY"),
    "the next line lies before": (">= beat - EXACTLY", ">= beat - self.step / 2"),
    "a line is overlooked": ("range(4)", "range(1, 5)"),
    "the nearest is looked for on one side": ("range(first - 2, first + 4)", "range(first + 1, first + 4)"),
    "quantising moves away": (
        "strength * (grid.nearest_line(beat) - beat)",
        "strength * (beat - grid.nearest_line(beat))",
    ),
    "quantising forgets its strength": ("beat + strength * (", "beat + ("),
    "the window is twice as wide": ("line <= beat + window", "line <= beat + 2 * window"),
    "the window is half as wide": ("line <= beat + window", "line <= beat + window / 2"),
    "everything snaps": ("beat < line <= beat + window", "beat < line"),
    "snapping looks back": ("line = grid.next_line(beat)\n", "line = grid.nearest_line(beat)\n"),
}


@pytest.mark.parametrize("mistake", MUTANTS)
def test_the_laws_notice(mistake: str) -> None:
    """[M3] Each planted mistake breaks at least one law."""
    assert broken_by(mutant(grid, *MUTANTS[mistake]), GRID_LAWS)


def test_the_laws_hold_for_the_cases_the_mistakes_are_tried_on() -> None:
    assert not broken_by(grid, GRID_LAWS)


def test_a_swung_off_beat_lies_in_thirds() -> None:
    """[M3] Long, short: the second eighth comes with the third triplet."""
    swung = Grid(steps=2, swing=2 / 3)
    assert [round(swung.line(number), 3) for number in range(5)] == [0, 0.667, 1, 1.667, 2]
    assert snap_forward(0.6, swung, 0.1) == pytest.approx(2 / 3)
    assert snap_forward(0.45, swung, 0.1) == 0.45
    assert quantise(0.45, swung) == pytest.approx(2 / 3)
