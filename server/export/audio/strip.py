"""One seat's place in the mix: how loud, from where, how dark."""

from math import cos, pi, sin
from typing import Final

from server.export.audio.automation import Ramp
from server.protocol import SeatMix

PLACES: Final = 7
WIDTH: Final = 0.75
"""How far out the outermost place is: whoever sits at one loudspeaker still hears everyone."""
DIP: Final = 0.03
TURN: Final = DIP + 0.01
"""Seconds from the word to the change of place, in a dip too short to notice."""
AT_EASE: Final = 0.3


def place_of(pan: float) -> int:
    return int((max(-1.0, min(1.0, pan)) + 1) / 2 * (PLACES - 1) + 0.5)


def sides(place: int, *, stereo: bool) -> tuple[tuple[float, float], tuple[float, float]]:
    """What left and right become of the left channel, and of the right one.

    A panner knows two laws, one for sound of one channel and one for two; of sound that has one channel only the first
    pair counts.
    """
    pan = WIDTH * (2 * place / (PLACES - 1) - 1)
    if not stereo:
        turn = (pan + 1) / 2 * pi / 2
        return (cos(turn), sin(turn)), (0.0, 0.0)
    if pan <= 0:
        turn = (pan + 1) * pi / 2
        return (1.0, 0.0), (cos(turn), sin(turn))
    turn = pan * pi / 2
    return (cos(turn), sin(turn)), (0.0, 1.0)


class Strip:
    """Begins as it was last told, without a ramp."""

    def __init__(self, told: SeatMix | None) -> None:
        self.fader = Ramp(1.0 if told is None else told.gain)
        self.calm = Ramp(1.0 if told is not None and told.calm else 0.0)
        """0 is open, 1 as dark as Calm is."""
        self._next = place_of(0.0 if told is None else told.pan)
        self.places: list[tuple[float, int]] = [(float("-inf"), self._next)]
        """Where it sits, from when on."""
        self.turns = 0.0
        self._back = self.fader.goal

    def follow(self, told: SeatMix, at: float, *, sounds: bool) -> bool:
        """Whether it is on its way to another place, there at `turns`."""
        if self.fader.goal != told.gain:
            if sounds:
                self.fader.fade(told.gain, at)
            else:
                self.fader.go(told.gain, at, AT_EASE)
        dark = 1.0 if told.calm else 0.0
        if self.calm.goal != dark:
            self.calm.go(dark, at, AT_EASE)
        place = place_of(told.pan)
        if place == self._next:
            return False
        self._next, self.turns = place, at + TURN
        self._back = self.fader.goal
        self.fader.go(0.0, at, DIP)
        return True

    def turn(self) -> None:
        """The dip is at its lowest."""
        self.places.append((self.turns, self._next))
        self.fader.go(self._back, self.turns, DIP)
