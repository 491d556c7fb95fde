"""How wide."""

import pytest

from server.analysis.ranges import level, pads_used, pitch_range
from server.core.tape import Surfaced
from tests.analysis.built import duo, read
from tests.tapes import PADS


def test_from_soft_to_loud_without_the_outer_tenths() -> None:
    """[K4]"""
    tape = duo(60, seats=(1,))
    for place in range(21):
        tape.plays(1, 1.0 + place, velocity=place / 20, pad=place % 5, pitch=PADS[place % 5])
    seat = read(tape).seats[0]
    assert level(seat).value == pytest.approx(0.1)
    assert level(seat).high == pytest.approx(0.9)
    assert (pitch_range(seat).value, pitch_range(seat).high) == (0.0, 1.0)
    assert pads_used(seat).value == 5


def test_a_tablet_that_does_not_tell_levels_has_none() -> None:
    tape = duo(60, seats=(1,))
    tape.events.append(
        Surfaced(seat=1, at=0.0, pads=PADS, instrument="marimba", hold=False, loudness="fixed")
    )
    for place in range(30):
        tape.plays(1, 1.0 + place)
    thin = level(read(tape).seats[0]).thin
    assert thin is not None
    assert thin.key == "report.thin.no_level"


def test_the_range_is_that_of_the_pads_given() -> None:
    """Who had only low pads played no narrower than who had many."""
    tape = duo(60, seats=(1,)).sits(1, pads=[40.0, 45.0])
    for place in range(30):
        tape.plays(1, 1.0 + place, pitch=(40.0, 45.0)[place % 2], pad=place % 2)
    measure = pitch_range(read(tape).seats[0])
    assert (measure.value, measure.high) == (0.0, 1.0)
    assert pads_used(read(tape).seats[0]).value == 2
