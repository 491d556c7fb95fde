"""How everybody plays now: the latest touches of each seat, and what is read from them while a conductor looks."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, NamedTuple

from server.core.effects import Effect, Send
from server.core.pulse import WINDOW, Pulse, nearest_octave, read_pulse
from server.protocol import Match, Reading

if TYPE_CHECKING:
    from server.core.room import Room
    from server.core.tape import Touched

EVERY = 1.0
"""Seconds between two tellings."""
KEPT = 160
"""Touches of a seat: more than ten fingers make in ten seconds."""
GROUP = 0
"""The number under which everybody is read together."""


class Heard(NamedTuple):
    """A touch, as far as it tells how somebody plays."""

    at: float
    velocity: float
    pitch: float


class Listening:
    """The touches of the last seconds. Seats are read one at a time, so that nobody's tone waits for arithmetic."""

    def __init__(self) -> None:
        self._heard: dict[int, deque[Heard]] = {}
        self._queue: list[int] = []
        self._readings: list[Reading] = []
        self._pause = EVERY
        self._next: float | None = None

    def touched(self, touch: Touched) -> None:
        """On the hot path."""
        heard = self._heard.get(touch.seat)
        if heard is None:
            heard = self._heard[touch.seat] = deque(maxlen=KEPT)
        heard.append(Heard(touch.touched, touch.velocity, touch.pitch))
        if self._next is None:
            self._next = touch.touched + EVERY

    def due(self) -> float | None:
        return self._next

    def wake(self, room: Room, now: float) -> list[Effect]:
        """Reads the next seat; after the last one, conductors are told."""
        if self._next is None or now < self._next:
            return []
        if not any(sender.role == "conductor" for sender in room.senders.values()):
            self._queue, self._readings, self._next = [], [], None  # the next touch begins anew
            return []
        if not self._queue:
            self._begin(now)
        elif (reading := self.reading(self._queue.pop(), room.settings.bpm, now)) is not None:
            self._readings.append(reading)
        if self._queue:
            self._next = now + self._pause
            return []
        told, self._readings = Match(readings=self._readings), []
        self._next = now + self._pause if told.readings else None
        return [Send("conductors", told)]

    def _begin(self, now: float) -> None:
        """A new round: everyone who has played lately, and last all together."""
        seats = sorted((seat for seat in self._heard if self._lately(seat, now)), reverse=True)
        self._queue = [GROUP, *seats] if seats else []
        self._pause = EVERY / (len(self._queue) + 1)

    def _lately(self, seat: int, now: float) -> bool:
        heard = self._heard[seat]
        return bool(heard) and heard[-1].at >= now - WINDOW

    def pulse(self, seat: int, now: float) -> Pulse:
        """The pulse of one seat, or of everybody as seat 0."""
        return read_pulse([touch.at for touch in self._latest(seat, now)])

    def reading(self, seat: int, bpm: float, now: float) -> Reading | None:
        """How a seat plays; None if it hasn't lately. Of tempi about as clear the one nearest to `bpm`."""
        latest = self._latest(seat, now)
        if not latest:
            return None
        pulse = read_pulse([touch.at for touch in latest])
        count = len(latest)
        return Reading(
            seat=seat,
            bpm=nearest_octave(pulse, bpm),
            clarity=pulse.clarity,
            loudness=round(sum(touch.velocity for touch in latest) / count, 3),
            pitch=round(sum(touch.pitch for touch in latest) / count, 2),
            density=round(count / WINDOW, 2),
        )

    def _latest(self, seat: int, now: float) -> list[Heard]:
        """The touches of the last ten seconds as they were made, which isn't quite as they came."""
        sources = self._heard.values() if seat == GROUP else (self._heard.get(seat, ()),)
        return sorted(touch for heard in sources for touch in heard if touch.at >= now - WINDOW)
