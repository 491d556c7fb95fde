"""Turns."""

import random

import pytest

from server.analysis.phrases import in_order
from server.analysis.turns import changes, overlaps, turns, waits
from tests.analysis.built import duo, given_turns, read, turn_taking


@pytest.mark.parametrize("seed", range(5))
def test_every_turn_given_and_every_turn_filled_is_found(seed: int) -> None:
    """[K4] All of them, of any built session."""
    filled = [random.Random(seed * 100 + place).random() < 0.6 for place in range(12)]
    taken = read(given_turns(filled))
    measure = turns(taken, taken.seats[0])
    assert (measure.value, measure.n) == (sum(filled), 12)
    assert turns(taken, taken.seats[1]).value == 12


@pytest.mark.parametrize("wait", [0.168, 0.5, -0.15])
def test_every_change_between_two_who_answer_each_other_is_found(wait: float) -> None:
    """[K4] All 59 of 60 phrases, with the time between them."""
    taken = read(turn_taking(60, wait, seed=3))
    found = changes(in_order((seat.seat, seat.counted) for seat in taken.seats))
    assert len(found) == 59
    assert sorted(change.wait for change in found)[29] == pytest.approx(wait, abs=0.001)
    assert [measure.value for measure in waits(taken)] == [pytest.approx(wait, abs=0.001)] * 2


def test_what_lies_within_anothers_phrase_is_backing() -> None:
    tape = duo(30).plays(1, 1.0, length=5.0).plays(2, 2.0, length=0.5).plays(2, 7.0)
    found = changes(in_order((seat.seat, seat.counted) for seat in read(tape).seats))
    assert [(change.after, change.by) for change in found] == [(1, 2)]


def test_overlap_is_the_share_of_ones_own_time() -> None:
    tape = duo(100)
    for at in range(1, 41):
        tape.plays(1, at, length=0.4)
        tape.plays(2, at + 0.2, length=0.8)
    one, two = overlaps(read(tape))
    assert one.value == pytest.approx(0.5, abs=0.001)
    assert two.value == pytest.approx(0.25, abs=0.001)


def test_who_is_alone_overlaps_with_nobody() -> None:
    (measure,) = overlaps(read(duo(30, seats=(1,)).plays(1, 1.0)))
    assert measure.thin is not None
    assert measure.thin.key == "report.thin.nobody_else"
