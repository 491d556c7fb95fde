"""Phrases."""

from server.analysis.phrases import phrases
from tests.analysis.built import duo, read


def test_a_breath_makes_another_phrase() -> None:
    tape = duo(30, seats=(1,))
    for at in (1.0, 1.5, 2.0, 3.0, 5.0):
        tape.plays(1, at, length=0.3)
    found = phrases(1, read(tape).seats[0].touches)
    assert [(phrase.since, round(phrase.until, 3)) for phrase in found] == [
        (1.0, 2.3),
        (3.0, 3.3),
        (5.0, 5.3),
    ]


def test_a_finger_that_stays_holds_its_phrase() -> None:
    tape = (
        duo(30, seats=(1,))
        .plays(1, 1.0, length=4.0)
        .plays(1, 2.0, pad=1, length=0.1)
        .plays(1, 5.3, length=0.1)
    )
    assert len(phrases(1, read(tape).seats[0].touches)) == 1


def test_no_touches_no_phrases() -> None:
    assert phrases(1, read(duo(30, seats=(1,))).seats[0].touches) == []
