"""What chance gives."""

import numpy as np

from server.analysis.beat_lines import BeatLines
from server.analysis.surrogates import Axis
from tests.analysis.test_beat_lines import tempo

LINES = BeatLines([tempo(0, 0, 90), tempo(40, 60, 90, 140, 70)], 120)


def test_the_beat_stays_what_it_was() -> None:
    """[K4] Who plays on the pulse plays on the pulse in every surrogate: only whole beats are moved."""
    axis = Axis(LINES, [(3.1, 30.0), (50.0, 90.0)])
    at = LINES.at[(LINES.at > 5) & (LINES.at < 29)][::2]
    moved = axis.moved(axis.places(at), 20, seed=1)
    beats = np.interp(moved, axis.seconds(np.arange(axis.beats + 1.0)), np.arange(axis.beats + 1.0))
    assert np.allclose(beats, np.round(beats), atol=1e-6)


def test_every_touch_stays_within_its_stretch_and_none_is_lost() -> None:
    axis = Axis(LINES, [(0.0, 100.0)])
    at = np.linspace(1, 99, 300)
    moved = axis.moved(axis.places(at), 10, seed=2)
    assert moved.shape == (10, 300)
    assert (np.diff(moved) >= 0).all()
    assert np.abs(moved - axis.seconds(axis.places(at))).max() < 12


def test_the_same_seed_gives_the_same_chance() -> None:
    axis = Axis(LINES, [(0.0, 60.0)])
    places = axis.places(np.linspace(1, 59, 40))
    assert (axis.moved(places, 5, seed=7) == axis.moved(places, 5, seed=7)).all()
    assert (axis.moved(places, 5, seed=7) != axis.moved(places, 5, seed=8)).any()


def test_no_time_at_all() -> None:
    assert Axis(LINES, []).beats == 0
