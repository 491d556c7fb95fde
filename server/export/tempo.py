"""Seconds and beats of a kept session: one line without leaps or gaps, and its bars."""

import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from server.core.tape import Event, TempoSet
from server.core.transport import FASTEST_BPM, SHORTEST_GLIDE, SLOWEST_BPM, Part, TempoMap

USUAL_BPM: Final = 100.0
USUAL_BAR: Final = 4

RUN_UP: Final = 1.0
"""Seconds before a leap into which the beats it skips are pressed: the room was silent then, counting in."""

NEARLY: Final = 1e-6
"""Beats."""


@dataclass(frozen=True, slots=True)
class Bar:
    """From one bar line to the next, in whole beats."""

    beat: float
    length: int


@dataclass(frozen=True, slots=True)
class Change:
    """From `part.at` on the tempo is another, or begins to slide."""

    part: Part
    pressed: bool
    """Beats are pressed into a count-in's leap: nobody heard this tempo."""


class Timeline:
    """A tape's tempo map, made whole: beats only ever go on, whatever was called off or skipped on the way."""

    def __init__(self, events: Iterable[Event]) -> None:
        self.changes: list[Change] = []
        self._bars: list[tuple[float, int]] = []
        """Beat from which on bars have so many beats."""
        self._shift = 0.0
        """Whole bars by which beats were moved on, where a tape's own would have gone back."""
        for event in events:
            if type(event) is TempoSet:
                self._take(event)
        if not self.changes:
            self._add(_staying(0.0, 0.0, USUAL_BPM))
            self._bars.append((0.0, USUAL_BAR))
        first = self.changes[0].part
        if first.at > 0 and first.glide is not None:
            start = _staying(0.0, first.beat - first.at * first.bpm / 60, first.bpm)
            self.changes.insert(0, Change(start, pressed=False))
        self._map = TempoMap(tuple(change.part for change in self.changes))
        self._begin = [part.at for part in self._map.parts]

    def beat_at(self, seconds: float) -> float:
        """As the map itself, but quick: it is asked twice for every note."""
        return self._map.parts[max(bisect_right(self._begin, seconds) - 1, 0)].beat_at(seconds)

    def seconds_at(self, beat: float) -> float:
        return self._map.seconds_at(beat)

    def bpm_at(self, seconds: float) -> float:
        return self._map.bpm_at(seconds)

    def _take(self, event: TempoSet) -> None:
        while self.changes and self.changes[-1].part.at >= event.at:
            self.changes.pop()
        beat, bar = event.beat + self._shift, max(event.bar, 1)
        if self.changes:
            due = self.changes[-1].part.beat_at(event.at)
            if beat < due - NEARLY:
                self._shift += math.ceil((due - beat - NEARLY) / bar) * bar
                beat = event.beat + self._shift
            if beat > due + NEARLY:
                self._press(event.at, beat)
            else:
                beat = due
        bpm, target = _possible(event.bpm), _possible(event.target)
        if event.glide is None or event.until - event.at < SHORTEST_GLIDE or bpm == target:
            self._add(_staying(event.at, beat, bpm))
        else:
            slides = Part(event.at, beat, bpm, target, event.until, event.glide)
            self._add(slides)
            self._add(_staying(event.until, slides.beat_at(event.until), target))
        while self._bars and self._bars[-1][0] >= beat - NEARLY:
            self._bars.pop()
        if not self._bars or self._bars[-1][1] != bar:
            self._bars.append((beat, bar))

    def _press(self, at: float, beat: float) -> None:
        """What a leap to `beat` skips is laid into the moment before it."""
        last = self.changes[-1].part
        since = max(at - RUN_UP, last.at)
        begun = last.beat_at(since)
        if since == last.at:
            self.changes.pop()
        self._add(_staying(since, begun, 60 * (beat - begun) / (at - since)), pressed=True)

    def _add(self, part: Part, *, pressed: bool = False) -> None:
        self.changes.append(Change(part, pressed))

    # --- bars

    def bar_line(self, beat: float) -> float:
        """The bar line at or before a beat."""
        place = self._bar_place(beat)
        while True:
            since, length = self._bars[place]
            line = math.floor((beat + NEARLY) / length) * length
            if place == 0 or line >= since - NEARLY:
                return float(line)
            beat, place = since, place - 1

    def bars(self, start: float, until: float) -> Iterator[Bar]:
        """From the bar line at `start` up to the first at or after `until`; one bar at least."""
        beat = start
        while True:
            line = self._next_line(beat)
            yield Bar(beat, round(line - beat))
            if line >= until - NEARLY:
                return
            beat = line

    def _next_line(self, beat: float) -> float:
        """The first bar line after one: by the bars in force there, or by those that come in before it."""
        place = self._bar_place(beat)
        length = self._bars[place][1]
        line = (math.floor((beat + NEARLY) / length) + 1) * length
        for since, length in self._bars[place + 1 :]:
            if since >= line - NEARLY:
                break
            line = math.ceil((since - NEARLY) / length) * length
            line = line if line > beat + NEARLY else line + length
        return float(line)

    def _bar_place(self, beat: float) -> int:
        return max(bisect_right(self._bars, beat + NEARLY, key=lambda one: one[0]) - 1, 0)


def _staying(at: float, beat: float, bpm: float) -> Part:
    return Part(at, beat, bpm, bpm, at)


def _possible(bpm: float) -> float:
    return min(max(bpm, SLOWEST_BPM), FASTEST_BPM)
