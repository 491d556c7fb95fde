"""How much was played."""

import pytest

from server.analysis.playing_time import notes_a_minute, of_the_group, playing_time
from tests.analysis.built import duo, read


def test_a_touch_counts_until_a_second_after_it() -> None:
    """[K4] Out of the time the pads were open."""
    tape = duo(100, seats=(1,)).runs(50, False)
    tape.plays(1, 10, length=1.0).plays(1, 11.5, length=0.5).plays(1, 49.5, length=0.4)
    measure = playing_time(read(tape).seats[0])
    assert measure.value == pytest.approx((3.0 + 0.5) / 50)
    assert (measure.n, measure.counted) == (50, "seconds")


def test_touches_by_minute_of_open_pads() -> None:
    tape = duo(100, seats=(1,)).runs(30, False)
    for at in range(1, 11):
        tape.plays(1, float(at))
    tape.plays(1, 40.0, heard=False)
    measure = notes_a_minute(read(tape).seats[0])
    assert measure.value == pytest.approx(20)
    assert measure.n == 10


def test_the_group_and_nobody() -> None:
    both = duo(60).plays(1, 10, length=1.0).plays(2, 10.5, length=1.0)
    share, by_minute = of_the_group(read(both))
    assert share.value == pytest.approx(2.5 / 60, abs=1e-4)
    assert by_minute.value == pytest.approx(2)
    assert [measure.value for measure in of_the_group(read(duo(60, seats=())))] == [None, None]
