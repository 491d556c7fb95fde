"""One tone as it sounds: which recording, how fast, how loud, until when."""

from dataclasses import dataclass, field
from typing import Final

import numpy as np

from server.export.audio.arrays import RATE, Reals, Sound
from server.export.audio.automation import Automation, Ramp
from server.export.audio.filters import SHORT
from server.export.audio.pack import Sample
from server.export.audio.tones import PIECE, Tones

BLOCK: Final = 128
"""Samples within which a browser keeps the speed of a recording."""
CUT_FADE: Final = 0.01
NEVER: Final = float("inf")


@dataclass(eq=False)
class Voice:
    """Times are seconds on the tape."""

    id: int
    seat: int
    hold: bool
    sample: Sample
    rate: Ramp
    """How fast the recording runs."""
    bends: bool
    """Whether it has a pitch that can slide."""
    dark: float | None
    """Hertz of a soft tone's low-pass."""
    level: float
    told: float
    began: float
    rise: float
    release: float
    gain: Automation = field(init=False)
    stops: float = NEVER
    released: float | None = None
    gone: bool = False
    """Called off before it began."""
    _runs_out: float = NEVER
    """When its recording is at its end."""
    _bent: bool = False
    _place: tuple[int, float] = (0, 0.0)
    """A sample of the tape, and where in the recording the tone is then; for tones that slide."""

    def __post_init__(self) -> None:
        if self.rise > 0:
            self.gain = Automation(0.0)
            self.gain.set(0.0, self.began)
            self.gain.linear(self.level, self.began + self.rise)
        else:
            self.gain = Automation(self.level)
        self._place = (self.first, 0.0)
        self._measure(self.rate.goal)

    @property
    def first(self) -> int:
        """The sample of the tape it begins at."""
        return round(self.began * RATE)

    @property
    def ends(self) -> float:
        """When it is over: stopped, or its recording at its end."""
        return min(self.stops, self._runs_out)

    def descend(self, at: float, fade: float) -> None:
        self.gain.approach(0.0, at, max(CUT_FADE, fade) / 6)
        self.stops = at + max(CUT_FADE, fade)

    def fade(self, now: float, at: float, seconds: float) -> bool:
        """Ends it; whether that changed anything. Ending sooner outranks an end begun or planned; later never does."""
        end = at + seconds
        if self.released is not None and self.released <= end:
            return False
        again = self.released is not None
        self.released = end
        if at < self.began:
            self.gone = True
            return True
        swells = self.rise > 0 and at < self.began + self.rise
        level = self.gain.at(now) if again else self._planned(at)
        self.gain.cancel(at)
        if swells and not again:
            self.gain.linear(level, at)
        else:
            self.gain.set(level, at)
        self.descend(at, seconds)
        return True

    def bend(self, rate: float, at: float, over: float) -> None:
        self._bent = True
        self._measure(min(rate, self.rate.goal, self.rate.at(self.began)))
        self.rate.go(rate, at, over, "even")

    def sound(self, tones: Tones, begin: int, end: int) -> Sound:
        """Channels by samples from sample `begin` to `end` of the tape, before any gain. Asked for in their order."""
        if self._bent:
            return self._slid(tones, begin, end)
        parts: list[Sound] = []
        at, until = begin - self.first, end - self.first
        while at < until:
            number, inside = divmod(at, PIECE)
            upto = min(PIECE, inside + until - at)
            parts.append(tones.piece(self.sample, self.rate.goal, self.dark, number)[:, inside:upto])
            at += upto - inside
        return parts[0] if len(parts) == 1 else np.concatenate(parts, axis=1)

    def _slid(self, tones: Tones, begin: int, end: int) -> Sound:
        at, place = self._place
        start = max(self.first, begin - SHORT)
        way = self._way(at, place, end)
        self._place = (start, float(way[start - at]))
        lead = np.full(SHORT - (begin - start), -EARLIER)
        return tones.run(self.sample, np.concatenate([lead, way[start - at : end - at]]), self.dark)[
            :, SHORT:
        ]

    def _way(self, at: int, place: float, end: int) -> Reals:
        """Where in the recording it is at every sample from `at` to `end`."""
        blocks = np.arange(at // BLOCK, end // BLOCK + 1)
        speeds = np.array([self.rate.param.at(block * BLOCK / RATE) for block in blocks])
        steps = np.repeat(speeds, BLOCK)[at % BLOCK :][: end - at]
        return np.asarray(place + np.concatenate([[0.0], np.cumsum(steps)[:-1]]))

    def _measure(self, slowest: float) -> None:
        if self.sample.loop is None:
            self._runs_out = self.began + self.sample.length / (slowest * RATE)

    def _planned(self, at: float) -> float:
        if self.rise == 0:
            return self.level
        return self.level * max(0.0, min(1.0, (at - self.began) / self.rise))


EARLIER: Final = 8.0
"""Samples before a recording's first one: silence."""
