"""From GO to the first touch."""

import pytest

from server.analysis.responses import first_response
from server.core.tape import Assisted
from tests.analysis.built import duo, given_turns, read


def test_the_middle_time_after_go() -> None:
    """[K4]"""
    tape = duo(100, seats=(1,))
    for stop, answer in ((10, 1.0), (30, 3.0), (50, 2.0), (70, None)):
        tape.runs(stop, False).runs(stop + 5, True)
        if answer is not None:
            tape.plays(1, stop + 5 + answer)
    taken = read(tape)
    measure = first_response(taken, taken.seats[0])
    assert measure.value == pytest.approx(2.0)
    assert measure.n == 3
    assert [note.values for note in measure.notes] == [{"count": 1}]


def test_touches_made_with_help_are_passed_over() -> None:
    tape = duo(60, seats=(1,)).runs(10, False).runs(15, True).plays(1, 16).plays(1, 19)
    tape.events.append(Assisted(seat=1, since=15.5, until=17, at=17))
    taken = read(tape)
    assert first_response(taken, taken.seats[0]).value == pytest.approx(4.0)


def test_the_start_of_a_turn_is_a_start() -> None:
    taken = read(given_turns([True, False, True]))
    measure = first_response(taken, taken.seats[0])
    assert measure.value == pytest.approx(0.9)
    assert measure.n == 2


def test_a_recording_that_begins_while_all_play_has_no_go() -> None:
    taken = read(duo(60, seats=(1,)).plays(1, 3))
    measure = first_response(taken, taken.seats[0])
    assert measure.value is None
    assert measure.thin is not None
    assert measure.thin.key == "report.thin.no_starts"
