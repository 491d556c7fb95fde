"""The scale and key in force, and so what every pad of every seat sounds."""

from server.core.instruments import INSTRUMENTS
from server.core.ladder import Ladder, Surface, remap
from server.core.scale import Scale
from server.core.settings import DOZEN, SeatSettings, Settings

REGISTERS = (5, 9, 1, 7, 3, 11, 0, 8, 4, 10, 2, 6)
"""The place from low to high of each seat of a dozen. Neighbours lie apart, and so do the first few who come."""


class Tuning:
    """One scale in one key."""

    def __init__(self, scale: Scale, root: int) -> None:
        self.scale = scale
        self.root = root
        self.ladder = Ladder.build(scale, root)

    def surface(self, seat: int, settings: Settings) -> Surface:
        """A seat's pads, low to high, where its place, its register and its instrument's range put them."""
        own = settings.seats[seat - 1]
        place = REGISTERS[(seat - 1) % DOZEN]
        wanted = self.ladder.surface(own.access.pads, seat=place, seats=DOZEN, shift=own.register)
        return self._within(wanted, own)

    def moved(self, seat: int, old: Surface, settings: Settings) -> Surface:
        """The pads after a change of scale or key: each moves as little as can be."""
        own = settings.seats[seat - 1]
        return self._within(remap([tone.pitch for tone in old], self.ladder, own.access.pads), own)

    def contains(self, pitch: float) -> bool:
        """Whether a pitch is a tone of this scale, in any octave, to within a cent."""
        cents = (pitch - self.scale.root_pitch(self.root)) * 100.0 % self.scale.period
        near = (abs(cents - degree) for degree in (*self.scale.degrees, self.scale.period))
        return min(near) <= 1.0

    def nearest(self, pitch: float) -> float:
        """The tone of this scale, in any octave, that lies nearest to a pitch; of two equal the lower."""
        step = self.scale.period / 100
        root = self.scale.root_pitch(self.root)
        period = root + (pitch - root) // step * step
        tones = [period + cents / 100 for cents in (*self.scale.degrees, self.scale.period)]
        return min(tones, key=lambda tone: (abs(tone - pitch), tone))

    def _within(self, surface: Surface, own: SeatSettings) -> Surface:
        """Moves the window by rungs until the instrument can play it, as far as the ladder goes."""
        instrument = INSTRUMENTS[own.instrument]
        rungs = self.ladder.rungs(own.access.pads)
        start = rungs.index(surface[0])
        last = len(rungs) - len(surface)
        while start > 0 and rungs[start + len(surface) - 1].pitch > instrument.high:
            start -= 1
        while start < last and rungs[start].pitch < instrument.low:
            start += 1
        return rungs[start : start + len(surface)]
