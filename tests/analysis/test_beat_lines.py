"""Where the beats fell."""

import numpy as np
import pytest

from server.analysis.beat_lines import BeatLines
from server.core.tape import TempoSet


def tempo(
    at: float, beat: float, bpm: float, target: float | None = None, until: float | None = None
) -> TempoSet:
    glides = target is not None
    return TempoSet(
        told=at, at=at, beat=beat, bpm=bpm, target=target or bpm, until=until or at,
        glide="in_time" if glides else None, bar=4,
    )  # fmt: skip


def test_a_steady_tempo() -> None:
    lines = BeatLines([tempo(0, 0, 120)], 60)
    assert np.allclose(lines.places(np.array([0.0, 0.5, 10.25])), [0, 1, 20.5])


def test_a_change_and_a_slide() -> None:
    lines = BeatLines([tempo(0, 0, 60), tempo(10, 10, 60, 120, 20), tempo(30, 45, 120)], 60)
    assert lines.places(np.array([20.0]))[0] == pytest.approx(25, abs=1e-3)
    assert lines.places(np.array([30.0]))[0] == pytest.approx(45, abs=1e-3)
    assert lines.corners[0] == (0, 60)
    assert (20, 120) in lines.corners


def test_a_beat_that_leaps_leaves_the_phase_as_it_was() -> None:
    """After a count-in GO falls on a bar line."""
    lines = BeatLines([tempo(0, 0, 60), tempo(10.3, 12, 60)], 60)
    phase = lines.places(np.array([11.3, 12.3, 12.8])) % 1
    assert np.allclose(phase, [0, 0, 0.5], atol=1e-6)


def test_no_tempo_at_all() -> None:
    assert BeatLines([], 10).places(np.array([5.0]))[0] > 0


def test_beats_rise() -> None:
    lines = BeatLines([tempo(0, 0.7, 90), tempo(5, 3, 200), tempo(5, 3, 30), tempo(9, 1, 100, 50, 30)], 40)
    assert (np.diff(lines.at) > 0).all()
    assert lines.at[0] <= 0
    assert lines.at[-1] >= 40
