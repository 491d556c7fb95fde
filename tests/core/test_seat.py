"""Seats and their symbols."""

from server.core.seat import symbol_of
from server.protocol import SEATS_MOST, SYMBOLS


def test_the_first_dozen_follow_the_circle() -> None:
    """[R1] Sun to Boat."""
    assert [symbol_of(number) for number in range(1, 13)] == list(SYMBOLS)


def test_no_symbol_and_colour_meet_twice() -> None:
    """[X2] Pair and ring are unique for all 48 seats: the symbols shift by five in each dozen."""
    pairs = {(symbol_of(number), (number - 1) % 12) for number in range(1, SEATS_MOST + 1)}
    assert len(pairs) == SEATS_MOST
