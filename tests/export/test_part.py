"""Parts of a session: spans, seats, and what one key may take with it."""

import pytest

from server.core.errors import Refused
from server.core.tape import ScaleSet, SoundBegan, Surfaced, TempoSet, Touched, seat_of, told_at
from server.export.part import of_key, part
from server.protocol import ExportOrder, Goal
from tests.tapes import MadeTape


def tape() -> MadeTape:
    made = (
        MadeTape(length=60.0)
        .tempo(10.0, 120.0)
        .marked(5.0, "first")
        .marked(35.0, "second")
        .scene(1.0, "Hello")
    )
    for second in range(0, 60, 2):
        made.plays(1 + second // 2 % 2, second + 0.5)
    made.goals = [Goal(id="a", text="Waits", seat_key="1 Sun"), Goal(id="b", text="Together")]
    made.words = "Ana sang"
    return made


def order(since: float = 0.0, until: float | None = None, seats: list[int] | None = None) -> ExportOrder:
    return ExportOrder(format="json", since=since, until=until, seats=seats or [])


def test_the_whole_session_is_itself() -> None:
    """[K3] Nothing is taken from it."""
    document = tape().document()
    assert part(document, order()) is document
    assert part(document, order(until=60.0)) is document


def test_a_span_begins_with_what_was_in_force() -> None:
    """[K3] Tempo, scale and pads of before, then what was told within it, at their own moments."""
    cut = part(tape().document(), order(30.0, 40.0))
    states = [event for event in cut.events if told_at(event) < 30.0]
    assert [event.bpm for event in states if isinstance(event, TempoSet)] == [120.0]
    assert {type(event) for event in states} >= {ScaleSet, Surfaced}
    played = [event.touched for event in cut.events if isinstance(event, Touched)]
    assert played == [30.5, 32.5, 34.5, 36.5, 38.5]
    assert [mark.word for mark in cut.session.marks] == ["second"]


def test_some_seats_are_these_and_nothing_else() -> None:
    """[K1] Of the others no touch, no tone, no goal."""
    cut = part(tape().document(), order(seats=[1]))
    assert {seat for event in cut.events if (seat := seat_of(event)) is not None} == {1}
    assert [seat.seat for seat in cut.session.seats] == [1]
    assert [goal.id for goal in part(tape().document(), order(seats=[2])).session.goals] == ["b"]


def test_a_silent_span_is_refused() -> None:
    """[K3] One sentence instead of an empty file."""
    with pytest.raises(Refused, match="Nothing was played"):
        part(MadeTape().plays(1, 1.0).document(), order(10.0, 20.0))


def test_a_key_takes_its_own_and_no_more() -> None:
    """[K5] No other seat, no words about the group, no marks and no scenes."""
    own = of_key(tape().document(), "1 Sun")
    assert own is not None
    assert {event.sound.seat for event in own.events if isinstance(event, SoundBegan)} == {1}
    session = own.session
    assert (session.line.title, session.line.words, session.marks) == ("1 Sun", "", [])
    assert [goal.id for goal in session.goals] == ["a"]
    assert "Hello" not in str(own)
    assert of_key(tape().document(), "nobody") is None
