"""Made-up hands for the calibration: twenty touches as a glass would tell them, from a seed, so always the same."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from server.protocol import Calibrated, CalibrationTouch

PAD = 50.0
"""Width of a pad, mm: five of them fill an iPad."""


@dataclass
class Hand:
    """Touches one after the other. The tablet asks for the next pad as soon as the one it asked for was touched."""

    seed: int = 1
    spread: float = 5.0
    """Standard deviation of where it lands, mm."""
    bias: float = 0.0
    asks_again: bool = True
    """Whether the next pad lights at the touch; else it does half a second after the hand has left."""
    same_pad: bool = False
    chance: Random = field(init=False)
    touches: list[CalibrationTouch] = field(default_factory=list)
    asked: int = 0
    _now: float = 0.0
    _asked_at: float = 0.0
    _ended: float | None = None

    def __post_init__(self) -> None:
        self.chance = Random(self.seed)

    def waits(self, seconds: float) -> Hand:
        self._now += seconds
        return self

    def touches_asked(
        self, lasted: float, *, away: float | None = None, contacts: int = 1, size: float | None = None
    ) -> Hand:
        """Lands where the hand lands; beyond the pad's rim that is its neighbour."""
        x = self.bias + self.chance.gauss(0, self.spread) if away is None else away
        beside = round(x / PAD)
        hit = self.asked if beside == 0 else self.asked + (1 if beside > 0 else -1) * abs(beside)
        self.lands(max(0, hit) if hit != self.asked else hit, lasted, x=x, contacts=contacts, size=size)
        return self

    def shakes(self, gap: float, lasted: float) -> Hand:
        """The same place once more, unasked."""
        last = self.touches[-1]
        self._now += gap
        self.lands(last.hit, lasted, x=last.x)
        return self

    def brushes(self, pad: int, lasted: float, *, edge: float | None = None) -> Hand:
        self.lands(pad, lasted, x=(pad - self.asked) * PAD, edge=edge)
        return self

    def slides_there(self, lasted: float) -> Hand:
        """Lands on the neighbour and moves to the pad."""
        asked = self.asked
        self.lands((asked + 1) % 5, lasted, x=PAD * 0.8, lifted=asked)
        self._ask_next()
        return self

    def lands(
        self,
        hit: int,
        lasted: float,
        *,
        x: float,
        contacts: int = 1,
        size: float | None = None,
        edge: float | None = None,
        lifted: int | None = None,
    ) -> None:
        since = None if self._ended is None else round(self._now - self._ended, 4)
        touch = CalibrationTouch(
            pad=self.asked,
            hit=hit,
            x=x,
            y=self.chance.gauss(0, 20),
            wait=round(max(0.0, self._now - self._asked_at), 4),
            lasted=lasted,
            since=since,
            contacts=contacts,
            size=size,
            lifted=lifted,
            edge=edge,
        )
        self.touches.append(touch)
        began, self._now = self._now, self._now + lasted
        self._ended = self._now
        if hit == self.asked:
            self._ask_next(began if self.asks_again else self._now + 0.5)

    def _ask_next(self, at: float | None = None) -> None:
        self.asked = self.asked if self.same_pad else (self.asked + 2) % 5
        self._asked_at = self._now if at is None else at

    def result(self, pad_width: float = PAD) -> Calibrated:
        return Calibrated(pad_width=pad_width, touches=self.touches)
