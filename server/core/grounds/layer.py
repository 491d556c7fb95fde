"""A ground that is planned from beat to beat: when it begins, how it comes and goes, what has been sent so far."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar

from server.core.effects import Effect
from server.core.grounds.swell import FULL, Swell
from server.core.settings import Settings

if TYPE_CHECKING:
    from server.core.room import Room
    from server.core.tuning import Tuning

LOOKAHEAD = 0.15
"""Seconds. Long enough to hide a Wi-Fi retransmission, short enough that a tempo change feels immediate."""

IN_TIME = 0.1
"""Seconds from a tap to the first sound of a ground, at the least: every page hears of it before it is due."""

SOFTEST = 0.3
"""Where a ground begins that comes in while others play: heard, but from afar."""

LEFT_BEHIND = 1.0
"""Beats. What is later than this belongs to the past and is left out."""


class Layer(ABC):
    """One of the grounds. Each says whether it is wanted and what sounds between two beats."""

    strip: ClassVar[int]

    def __init__(self) -> None:
        self.planned_to: float | None = None
        """Beat up to which it has been sent; None while it is silent."""
        self.begun: float | None = None
        """Beat on which it began; kept while it waits in a space."""
        self.swell: Swell = FULL

    # --- what each is

    @abstractmethod
    def wanted(self, settings: Settings) -> bool:
        """Whether the conductor has it on."""

    def opening(self, room: Room, now: float) -> float:
        """The beat on which it can begin."""
        return next_beat(room, now)

    def growing(self, room: Room) -> float:
        """Beats in which it comes in, and in which it goes."""
        return float(room.bar)

    @abstractmethod
    def plan(self, room: Room, start: float, end: float) -> list[Effect]:
        """What sounds from beat `start` on and before `end`. Called with windows laid end to end."""

    def leave(self, room: Room, now: float) -> list[Effect]:
        """It was switched off: softer and softer, then silence."""
        beat = max(self.planned_to or 0.0, room.transport.beat_at(now))
        self.swell = self.swell.toward(0.0, beat, self.growing(room))
        return []

    # --- its life

    @property
    def active(self) -> bool:
        return self.planned_to is not None

    @property
    def opens(self) -> bool:
        """Whether it waits for the beat on which it begins."""
        return self.planned_to is not None and self.begun is None

    @property
    def leaves(self) -> bool:
        """Whether it was switched off and is still fading."""
        return self.begun is not None and self.active and self.swell.high == 0

    def follow(self, room: Room, now: float) -> list[Effect]:
        """Begins, grows again or leaves, as the settings say."""
        beat = room.transport.beat_at(now)
        if not self.wanted(room.settings):
            if self.opens or not self.active:
                self.drop()
            elif self.swell.high > 0:
                return self.leave(room, now)
            return []
        if self.planned_to is None or self.opens:
            self.open_at(room, self.opening(room, now), softly=room.counting is None)
        elif self.swell.high == 0:
            self.swell = self.swell.toward(1.0, max(self.planned_to, beat), self.growing(room))
        return []

    def open_at(self, room: Room, beat: float, *, softly: bool) -> None:
        self.planned_to = beat
        grows = Swell(begins=beat, ends=beat + self.growing(room), low=SOFTEST, high=1.0)
        self.swell = grows if softly else FULL

    def wait(self) -> None:
        """Silent for now, to go on where the music will be by then."""
        self.planned_to = None

    def drop(self) -> None:
        """Silent; the next time it begins anew."""
        self.planned_to = None
        self.begun = None

    def wake(self, room: Room, now: float) -> list[Effect]:
        """Everything up to the look-ahead that hasn't been sent."""
        if self.planned_to is None:
            return []
        start, end = self.planned_to, room.transport.beat_at(now + LOOKAHEAD)
        if end <= start:
            return []
        start = max(start, room.transport.beat_at(now) - LEFT_BEHIND)
        self.planned_to = end
        goes = self.swell.high == 0 and end >= self.swell.ends
        if goes:
            end = max(start, self.swell.ends)
        if self.begun is None:
            self.begun = start
        effects = self.plan(room, start, end)
        if goes:
            self.drop()
        return effects


def next_beat(room: Room, now: float) -> float:
    """The first beat that can still be planned; with a count-in the one on which all begin."""
    if room.counting is not None:
        return room.counting.beat
    return float(math.ceil(room.transport.beat_at(now + IN_TIME) - 1e-6))


def next_bar(room: Room, now: float) -> float:
    if room.counting is not None:
        return room.counting.beat
    return bar_line(room.transport.beat_at(now + IN_TIME), room.bar)


def bar_line(beat: float, bar: int) -> float:
    """The first bar line at or after a beat."""
    return float(math.ceil((beat - 1e-6) / bar) * bar)


def tuning_at(room: Room, at: float) -> Tuning:
    """The tones in force at a second to come: those announced for it, if it lies beyond their landing."""
    coming = room.coming
    return coming.tuning if coming is not None and at >= coming.at - 1e-6 else room.tuning
