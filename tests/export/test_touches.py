"""Touches as rows."""

import pytest

from server.core.tape import Assisted
from server.export.touches import touches
from tests.tapes import MadeTape


def test_a_touch_is_a_row_from_coming_to_going() -> None:
    """[K3] When the hand came, when it sounded, when it went."""
    tape = (
        MadeTape().plays(1, 2.0, pad=3, length=0.5, sounded=2.1, timing="together").plays(2, 3.0, heard=False)
    )
    first, second = touches(tape.document().events)
    assert (first.seat, first.pad, first.touched, first.sounded, first.lifted) == (1, 3, 2.0, 2.1, 2.5)
    assert (first.quantised, second.quantised) == (True, False)
    assert second.sounded is None
    assert second.held == pytest.approx(0.3)


def test_of_words_about_help_the_last_holds() -> None:
    """[X5] Help that was taken back was none."""
    tape = MadeTape().plays(1, 2.0).plays(1, 12.0)
    tape.events += [
        Assisted(seat=1, since=1.0, until=None, at=1.0),
        Assisted(seat=1, since=1.0, until=5.0, at=5.0),
        Assisted(seat=1, since=11.0, until=None, at=11.0),
        Assisted(seat=1, since=11.0, until=11.0, at=13.0),
    ]
    assert [touch.helped for touch in touches(tape.document().events)] == [True, False]
