"""A session's time as MIDI counts it: ticks, steps of tempo whose ends are exact, and bars."""

from bisect import bisect_right
from math import ceil, floor
from typing import Final

from server.core.transport import Part
from server.export.tempo import Timeline

TICKS: Final = 960
"""Of a beat. A tick is at most a millisecond down to `FINE_BELOW` beats a minute; slower music gets finer ones."""
FINE_BELOW: Final = 65.0

STEP: Final = 0.25
"""Beats. A sliding tempo becomes steps of that length, shorter where it slides steeply."""
BENT: Final = 3e-5
"""Seconds. The most a step's middle may lie beside the slide."""

ADRIFT: Final = 3e-5
"""Seconds. MIDI's tempi are whole microseconds: what that loses in the long run is given back from here on."""
CHUNK: Final = 64
"""Beats after which it is looked at."""

Line = tuple[float, float, float, float, Part | None]
"""A part of the tempo in ticks: from when on, its first tick, ticks a second, and how many more of them each second;
the part itself where ticks come by no such line. It is asked twice for every note, so it is worked out beforehand."""


class Clock:
    """Begins at the bar line at or before `since`, so that bars are bars: `lead` seconds before it."""

    def __init__(self, timeline: Timeline, since: float, until: float) -> None:
        self._timeline = timeline
        self.start = timeline.bar_line(timeline.beat_at(since))
        self.lead = since - timeline.seconds_at(self.start)
        last = timeline.seconds_at(self.start), max(until, since)
        parts = [
            change.part
            for change, after in zip(timeline.changes, [*timeline.changes[1:], None], strict=True)
            if change.part.at <= last[1] and (after is None or after.part.at > last[0])
        ]
        slowest = min(min(part.bpm, part.target) for part in parts)
        self.resolution = TICKS if slowest >= FINE_BELOW else 2 * TICKS
        self.end = max(1, ceil((timeline.beat_at(last[1]) - self.start) * self.resolution))
        self._since = [change.part.at for change in timeline.changes]
        self._lines = [self._line(change.part) for change in timeline.changes]
        self.tempi = self._tempi()
        """Tick from which on a beat takes so many microseconds."""
        self.bars = self._bars()
        """Tick from which on bars have so many beats."""

    def tick(self, seconds: float) -> int:
        since, tick, pace, more, part = self._lines[max(bisect_right(self._since, seconds) - 1, 0)]
        if part is not None:
            tick = (part.beat_at(seconds) - self.start) * self.resolution
        else:
            passed = seconds - since
            tick += passed * (pace + passed * more)
        return round(tick) if tick > 0 else 0

    def _line(self, part: Part) -> Line:
        pace = self.resolution / 60
        more = 0.0
        if part.glide == "in_time":
            more = (part.target - part.bpm) / (part.until - part.at) / 2
        first = (part.beat - self.start) * self.resolution
        return part.at, first, part.bpm * pace, more * pace, part if part.glide == "in_beats" else None

    def _seconds(self, tick: int) -> float:
        return self._timeline.seconds_at(self.start + tick / self.resolution)

    def _tempi(self) -> list[tuple[int, int]]:
        knots = self._knots()
        tempi: list[tuple[int, int]] = []
        reached = self._seconds(0)
        for tick, after in zip(knots, knots[1:], strict=False):
            beats, goal = (after - tick) / self.resolution, self._seconds(after)
            if not tempi or abs(reached + tempi[-1][1] * beats / 1e6 - goal) > ADRIFT:
                length = min(max(round((goal - reached) / beats * 1e6), 1), 0xFFFFFF)
                if not tempi or tempi[-1][1] != length:
                    tempi.append((tick, length))
            reached += tempi[-1][1] * beats / 1e6
        return tempi

    def _knots(self) -> list[int]:
        """Ticks between which one tempo is exact enough, from the first to the last."""
        found = {0, self.end, *range(0, self.end, CHUNK * self.resolution)}
        step = round(STEP * self.resolution)
        for change in self._timeline.changes:
            part = change.part
            place = (part.beat - self.start) * self.resolution
            found |= {floor(place), ceil(place)}
            if part.glide is not None:
                last = (part.beat_at(part.until) - self.start) * self.resolution
                found |= set(range(ceil(max(place, 0) / step) * step, min(floor(last), self.end), step))
        inside = sorted(tick for tick in found if 0 <= tick <= self.end)
        return [*self._bent(inside), inside[-1]]

    def _bent(self, knots: list[int]) -> list[int]:
        """The same with steps halved where the tempo slides steeply; without the last."""
        fine: list[int] = []
        for tick, after in zip(knots, knots[1:], strict=False):
            fine.append(tick)
            middle = (tick + after) // 2
            if after - tick < 2:
                continue
            share = (middle - tick) / (after - tick)
            straight = self._seconds(tick) * (1 - share) + self._seconds(after) * share
            if abs(self._seconds(middle) - straight) > BENT:
                fine[-1:] = self._bent([tick, middle, after])
        return fine

    def _bars(self) -> list[tuple[int, int]]:
        bars: list[tuple[int, int]] = []
        for bar in self._timeline.bars(self.start, self.start + self.end / self.resolution):
            if not bars or bars[-1][1] != bar.length:
                bars.append((round((bar.beat - self.start) * self.resolution), bar.length))
        return bars
