"""Curves over a session."""

import numpy as np
import pytest

from server.analysis.curves import WINDOWS_MOST, curves
from server.core.tape import Kept, Surfaced
from server.protocol.report import Curve
from tests.analysis.built import duo, read
from tests.tapes import PADS, MadeTape


def drawn(tape: MadeTape) -> dict[tuple[str, int | None], Curve]:
    return {(curve.id, curve.seat): curve for curve in curves(read(tape))}


def test_what_a_window_holds() -> None:
    """Ten seconds, every five."""
    tape = duo(40, seats=(1,))
    for at, pad in ((1, 0), (3, 2), (6, 0), (8, 2)):
        tape.plays(1, at, pad=pad, length=0.5, velocity=0.4)
    found = drawn(tape)
    assert found["density", 1].values[:3] == [0.4, 0.2, 0.0]
    assert found["silence", 1].values[0] == pytest.approx(0.8)
    assert found["duration", 1].values[0] == pytest.approx(0.5)
    assert found["pitch", 1].values[0] == pytest.approx((PADS[0] + PADS[2]) / 2)
    assert found["pitch_spread", 1].values[0] == pytest.approx(2.0)
    assert found["velocity", 1].values[0] == pytest.approx(0.4)
    assert found["pulse_clarity", 1].values[0] is None
    assert found["dissonance", 1].values[0] == 0
    assert found["pitch", 1].values[3] is None
    assert len(found["density", 1].values) == 7


def test_tones_together_are_rough_by_what_they_are() -> None:
    tape = duo(10, seats=(1,)).plays(1, 1.0, pitch=60, length=4.0).plays(1, 1.0, pad=1, pitch=61, length=4.0)
    assert drawn(tape)["dissonance", 1].values[0] == pytest.approx(0.75, abs=0.02)


def test_the_group_has_what_makes_sense_for_all() -> None:
    tape = duo(20).plays(1, 1, length=2).plays(2, 2, length=2)
    found = drawn(tape)
    assert found["silence", None].values[0] == pytest.approx(0.7)
    assert {id for id, seat in found if seat is None} == {"density", "pulse_clarity", "dissonance", "silence"}


def test_what_was_not_kept_is_no_silence() -> None:
    """[K1]"""
    tape = duo(60, seats=(1,))
    tape.events += [Kept(at=20, what="paused"), Kept(at=40, what="resumed")]
    values = drawn(tape)["silence", 1].values
    assert values[4] is None
    assert values[0] == 1


def test_levels_a_tablet_does_not_tell_are_not_measured() -> None:
    tape = duo(20, seats=(1,))
    tape.events.append(Surfaced(seat=1, at=0, pads=PADS, instrument="marimba", hold=False, loudness="fixed"))
    curve = drawn(tape.plays(1, 1))["velocity", 1]
    assert (curve.measured, set(curve.values)) == (False, {None})


def test_six_hours_have_no_more_windows_than_one() -> None:
    curve = drawn(duo(6 * 3600, seats=(1,)).plays(1, 100))["density", 1]
    assert len(curve.values) <= WINDOWS_MOST
    assert curve.window == 2 * curve.step
    assert np.nansum([value or 0 for value in curve.values]) > 0
