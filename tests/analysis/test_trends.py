"""A seat key's own past."""

from msgspec.structs import replace

from server.analysis.fact import fact
from server.analysis.trends import compared, past_of, trends, value_of
from server.protocol import SessionView
from server.protocol.report import Measure
from tests.analysis.built import duo


def session(number: int, keys: dict[int, str]) -> SessionView:
    view = duo(60, seats=tuple(keys)).document(f"session{number:05}").session
    seats = [replace(seat, key=keys[seat.seat]) for seat in view.seats]
    return replace(view, seats=seats, line=replace(view.line, began=f"2026-06-{number:02}T09:00:00Z"))


def playing(seat: int, value: float | None) -> Measure:
    return fact("playing_time", value, "share", 60, "seconds", seat=seat)


def test_a_key_is_compared_with_itself_wherever_it_sat() -> None:
    """[K4] Never with anybody else."""
    past = [
        past_of(session(day, {1: "A", 2: "B"}), [playing(1, day / 100), playing(2, 0.9)])
        for day in range(1, 9)
    ]
    here = session(9, {1: "B", 2: "A"})
    (one,) = compared([playing(2, 0.5)], here, past)
    assert one.baseline is not None
    assert (one.baseline.low, one.baseline.high, one.baseline.n) == (0.04, 0.08, 5)


def test_so_many_of_some_is_compared_as_a_share() -> None:
    assert value_of(fact("turns", 3, "of", 4, "turns", seat=1)) == 0.75
    assert value_of(fact("turns", 0, "of", 0, "turns", seat=1)) is None


def test_a_line_over_the_sessions() -> None:
    past = [past_of(session(day, {1: "A"}), [playing(1, value)]) for day, value in ((1, 0.2), (2, None))]
    here = past_of(session(3, {4: "A", 5: "New"}), [playing(4, 0.4), playing(5, 0.1)])
    (trend,) = trends(here, past)
    assert (trend.key, trend.measure, trend.unit) == ("A", "playing_time", "share")
    assert [(point.value, point.thin) for point in trend.points] == [(0.2, False), (None, True), (0.4, False)]


def test_facts_of_two_seats_have_no_past() -> None:
    pair = fact("together", 0.3, "share", 40, "touches", seat=1, other=2)
    here = session(2, {1: "A"})
    assert compared([pair], here, [past_of(session(1, {1: "A"}), [pair])]) == [pair]
