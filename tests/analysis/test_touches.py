"""What counts as a touch."""

import numpy as np

from server.analysis.touches import Rows, steady
from tests.analysis.built import duo, read
from tests.tapes import MadeTape


def test_each_touch_says_what_it_was() -> None:
    """[K4] Helped, quantised and unheard touches are marked as such."""
    tape = duo(20, seats=(1,))
    tape.plays(1, 1.0).plays(1, 2.0, timing="gentle", sounded=2.05).plays(1, 3.0, heard=False)
    touches = read(tape).seats[0].touches
    assert touches.at.tolist() == [1.0, 2.0, 3.0]
    assert touches.quantised.tolist() == [False, True, False]
    assert touches.heard.tolist() == [True, True, False]
    assert len(touches.timed_by_hand) == 2


def test_the_time_is_when_the_finger_came_down() -> None:
    """[K4] Never when it was played."""
    tape = duo(20, seats=(1,)).plays(1, 1.0, sounded=1.4, timing="loop", length=0.5)
    touches = read(tape).seats[0].touches
    assert touches.at.tolist() == [1.0]
    assert touches.until.tolist() == [1.5]


def test_a_trembling_hand_touches_once() -> None:
    tape = (
        duo(20, seats=(1,))
        .plays(1, 1.0, pad=0)
        .plays(1, 1.03, pad=0)
        .plays(1, 1.04, pad=1)
        .plays(1, 1.2, pad=0)
    )
    seat = read(tape).seats[0]
    assert seat.touches.at.tolist() == [1.0, 1.04, 1.2]
    assert seat.tremors == 1


def test_a_touch_whose_end_is_not_on_the_tape_lasts_as_others_do() -> None:
    rows = Rows()
    for note, at in enumerate((1.0, 2.0, 3.0)):
        rows.touched(note, at, 0, 60.0, 0.5, place=0.0, level_told=True, heard=True, quantised=False)
    rows.lifted(0, 1.4)
    rows.lifted(1, 2.4)
    assert np.allclose(rows.columns([], 60.0).until, [1.4, 2.4, 3.4])
    assert len(steady(rows.columns([], 60.0))) == 3


def test_counting_again_after_a_new_connection_lifts_the_right_touch() -> None:
    tape = MadeTape(seats=[1], length=20).plays(1, 1.0, length=0.2)
    tape._notes[1] = 0  # the page counts from 1 again
    tape.plays(1, 5.0, length=0.7)
    assert np.allclose(read(tape).seats[0].touches.until, [1.2, 5.7])
