"""Rests taken when asked."""

from server.analysis.rests import rests
from server.core.tape import Assisted
from tests.analysis.built import duo, read


def test_no_touch_from_half_a_second_after_stop() -> None:
    """[K4]"""
    tape = duo(100, seats=(1,))
    for stop in (10, 30, 50, 70):
        tape.runs(stop, False).runs(stop + 8, True)
    tape.plays(1, 10.4, heard=False).plays(1, 33, heard=False).plays(1, 79)
    tape.plays(1, 52, heard=False)
    tape.events.append(Assisted(seat=1, since=51, until=53, at=53))
    taken = read(tape)
    measure = rests(taken, taken.seats[0])
    assert (measure.value, measure.n) == (3, 4)


def test_only_who_could_play_was_asked() -> None:
    tape = duo(60, seats=(1, 2)).runs(10, False).runs(18, True).leaves_out(5, 2)
    taken = read(tape)
    assert rests(taken, taken.seats[0]).n == 1
    assert rests(taken, taken.seats[1]).n == 0


def test_nobody_can_show_a_rest_in_less_than_a_second() -> None:
    taken = read(duo(60, seats=(1,)).runs(10, False).runs(10.8, True))
    assert rests(taken, taken.seats[0]).value is None
