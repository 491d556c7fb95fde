"""[K3] One seat's place in the mix."""

from math import hypot

import pytest

from server.export.audio.strip import DIP, TURN, Strip, place_of, sides
from server.protocol import SeatMix


def told(gain: float = 1.0, pan: float = 0.0, *, calm: bool = False) -> SeatMix:
    return SeatMix(seat=1, gain=gain, pan=pan, calm=calm)


def test_there_are_seven_places() -> None:
    """[K3] Halves go to the right, as the speaker page rounds them."""
    assert [place_of(pan) for pan in (-1.0, -0.75, -0.1, 0.0, 0.5, 0.75, 2.0)] == [0, 1, 3, 3, 5, 5, 6]


def test_what_has_one_channel_keeps_its_power_wherever_it_sits() -> None:
    """[K3] What has two keeps one side whole and brings the other over."""
    for place in range(7):
        (left, right), _ = sides(place, stereo=False)
        assert hypot(left, right) == pytest.approx(1.0)
    first, second = sides(3, stereo=True)
    assert [*first, *second] == pytest.approx([1.0, 0.0, 0.0, 1.0], abs=1e-12)
    assert sides(0, stereo=True)[1][1] > 0


def test_a_seat_begins_as_it_was_told() -> None:
    """[K3] Without a ramp; with one when it changes."""
    strip = Strip(told(0.4))
    assert strip.fader.param.at(0.0) == 0.4
    assert not strip.follow(told(0.2), 1.0, sounds=False)
    assert strip.fader.param.at(1.15) == pytest.approx(0.3)
    assert strip.fader.param.at(1.4) == pytest.approx(0.2)
    assert not strip.follow(told(0.2, calm=True), 2.0, sounds=True)
    assert strip.calm.param.at(2.15) == pytest.approx(0.5)


def test_it_moves_in_a_dip() -> None:
    """[K3] Down, over, up again to where it was."""
    strip = Strip(told(0.8))
    assert strip.follow(told(0.8, 0.7), 1.0, sounds=True)
    assert strip.turns == pytest.approx(1.0 + TURN)
    strip.turn()
    assert strip.fader.param.at(1.0 + DIP) == 0.0
    assert strip.fader.param.at(1.0 + TURN + DIP) == pytest.approx(0.8)
    assert [place for _, place in strip.places] == [3, 5]
