"""The instruments and their defaults."""

import re
from itertools import pairwise

from server.core.instruments import (
    DEFAULT_BY_SEAT,
    INSTRUMENTS,
    PERCUSSION,
    default_instrument,
    percussion,
)


def test_there_are_enough_instruments_and_each_is_told_in_plain_words() -> None:
    """[A1] At least fourteen, each with a name a person can read and an id that may travel."""
    assert len(INSTRUMENTS) >= 14
    for key, one in INSTRUMENTS.items():
        assert key == one.id
        assert re.fullmatch(r"[a-z0-9_]{1,40}", one.id)
        assert re.fullmatch(r"[A-Z][a-z]+( [a-z]+)*", one.name)


def test_every_range_is_at_least_two_octaves_wide() -> None:
    """[P3] A seat's register fits into the range of what it plays."""
    assert all(one.high - one.low >= 24 for one in INSTRUMENTS.values())


def test_some_instruments_last_while_touched_and_some_ring() -> None:
    """[P4] Both kinds are offered."""
    assert {one.hold for one in INSTRUMENTS.values()} == {True, False}


def test_the_pulse_finds_its_percussion() -> None:
    """[M4] Heartbeat and woodblock have their sounds, and every sound is named once."""
    assert {"frame_drum", "frame_drum_soft", "woodblock_high", "woodblock_low", "kick"} <= set(PERCUSSION)
    assert len(set(PERCUSSION)) == len(PERCUSSION)
    assert percussion("kick") == "percussion:kick"


def test_neighbours_in_the_circle_never_begin_with_the_same_instrument() -> None:
    """[R1] Each seat has an instrument from the start, another one than its neighbours."""
    seats = [default_instrument(seat) for seat in range(1, 49)]
    assert set(seats) == set(DEFAULT_BY_SEAT) <= set(INSTRUMENTS)
    assert all(one != other for one, other in pairwise(seats))
    assert default_instrument(12) != default_instrument(1)
