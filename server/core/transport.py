"""Musical time: how beats and seconds belong together while the tempo stays, changes or glides. A beat is a quarter."""

import math
from bisect import bisect_right
from typing import Final, Literal, Self

import msgspec

from server.core.errors import Refused

SLOWEST_BPM: Final = 30.0
FASTEST_BPM: Final = 200.0

SHORTEST_GLIDE: Final = 0.05
"""Seconds. Anything quicker is a jump."""
LONGEST_GLIDE: Final = 7200.0

SHORTEST_LEAD: Final = 0.25
"""Seconds from the announcement of a change to its landing, at the least, so that every page has heard of it."""

NEARLY_EQUAL: Final = 1e-5
"""Two tempi nearer than this share make a quotient of nothing by nothing; their plain mean is right to 1e-11."""

Glide = Literal["in_time", "in_beats"]
"""Whether the tempo slides evenly from second to second or evenly from beat to beat."""


class Part(msgspec.Struct, frozen=True):
    """A stretch of one kind of tempo. `beat` falls at second `at`; the tempo is `bpm` there and `target` at `until`."""

    at: float
    beat: float
    bpm: float
    target: float
    until: float
    """Where a glide ends; the same as `at` while the tempo stays."""
    glide: Glide | None = None

    def beat_at(self, seconds: float) -> float:
        passed = seconds - self.at
        if self.glide == "in_time":
            return self.beat + passed * (self.bpm + self._per_second * passed / 2) / 60
        if self.glide == "in_beats":
            x = self._per_beat * passed / 60
            return self.beat + passed * self.bpm / 60 * (math.expm1(x) / x if x else 1.0)
        return self.beat + passed * self.bpm / 60

    def seconds_at(self, beat: float) -> float:
        passed = beat - self.beat
        if self.glide == "in_time":
            # This form of the square root has no cancellation, however slight the slope.
            root = math.sqrt(self.bpm**2 + 120 * self._per_second * passed)
            return self.at + 120 * passed / (self.bpm + root)
        if self.glide == "in_beats":
            x = self._per_beat * passed / self.bpm
            return self.at + 60 * passed / self.bpm * (math.log1p(x) / x if x else 1.0)
        return self.at + 60 * passed / self.bpm

    def bpm_at(self, seconds: float) -> float:
        passed = seconds - self.at
        if self.glide == "in_time":
            return self.bpm + self._per_second * passed
        if self.glide == "in_beats":
            return self.bpm * math.exp(self._per_beat * passed / 60)
        return self.bpm

    @property
    def _per_second(self) -> float:
        """How many bpm the tempo gains each second of an even glide in time."""
        return (self.target - self.bpm) / (self.until - self.at)

    @property
    def _per_beat(self) -> float:
        """How many bpm the tempo gains each beat of an even glide in beats."""
        return 60 * math.log(self.target / self.bpm) / (self.until - self.at)


class TempoMap(msgspec.Struct, frozen=True):
    """The tempo from the start of the room into the future. Every change makes a new map; the past is never edited."""

    parts: tuple[Part, ...]

    @classmethod
    def starting(cls, now: float, bpm: float) -> Self:
        """Beat 0, the first bar line, falls now."""
        return cls((_staying(now, 0.0, in_range(bpm)),))

    def beat_at(self, seconds: float) -> float:
        return self.part_at(seconds).beat_at(seconds)

    def seconds_at(self, beat: float) -> float:
        place = bisect_right(self.parts, beat, key=lambda part: part.beat)
        return self.parts[max(place - 1, 0)].seconds_at(beat)

    def bpm_at(self, seconds: float) -> float:
        return self.part_at(seconds).bpm_at(seconds)

    def part_at(self, seconds: float) -> Part:
        """The part in force at that moment."""
        place = bisect_right(self.parts, seconds, key=lambda part: part.at)
        return self.parts[max(place - 1, 0)]

    def set_tempo(self, now: float, bpm: float) -> "TempoMap":
        """Another tempo from `now` on. Whatever was planned after `now` is dropped."""
        return self._changed(now, _staying(now, self.beat_at(now), in_range(bpm)))

    def glide_to(
        self,
        now: float,
        bpm: float,
        *,
        over_seconds: float | None = None,
        over_beats: float | None = None,
        glide: Glide = "in_time",
    ) -> "TempoMap":
        """Slides from the tempo at `now` to `bpm` within so many seconds or beats, then stays there."""
        first, last = self.bpm_at(now), in_range(bpm)
        mean = _mean_bpm(first, last, glide)
        if over_beats is not None and over_seconds is None:
            over_seconds = 60 * over_beats / mean
        elif over_seconds is None or over_beats is not None:
            raise ValueError("a glide lasts some seconds or some beats")
        if not 0 <= over_seconds <= LONGEST_GLIDE:
            raise Refused(
                "glide_out_of_range", "A tempo glides for two hours at most: choose a shorter time."
            )
        if over_seconds < SHORTEST_GLIDE or first == last:
            return self.set_tempo(now, last)
        begun = self.beat_at(now)
        arrived = now + over_seconds
        return self._changed(
            now,
            Part(now, begun, first, last, arrived, glide),
            _staying(arrived, begun + mean * over_seconds / 60, last),
        )

    def leap(self, at: float, beat: float) -> "TempoMap":
        """The same tempo, but beat `beat`, which must lie ahead, falls at second `at`; what was planned is dropped."""
        if beat < self.beat_at(at):
            raise ValueError("time leaps forwards only")
        return self._changed(at, _staying(at, beat, self.bpm_at(at)))

    def since(self, now: float) -> "TempoMap":
        """The same map without the parts that had ended by `now`: all that is needed from here on."""
        return TempoMap(self.parts[self.parts.index(self.part_at(now)) :])

    def next_change(
        self, now: float, lead: float, unit: Literal["beat", "bar"] = "bar", beats_per_bar: int = 4
    ) -> float:
        """The beat or bar line on which a change announced at `now` lands: the first after `lead` seconds."""
        length = beats_per_bar if unit == "bar" else 1
        return float(math.ceil(self.beat_at(now + lead) / length) * length)

    def _changed(self, now: float, *following: Part) -> "TempoMap":
        return TempoMap((*(part for part in self.parts if part.at < now), *following))


def in_range(bpm: float) -> float:
    if not SLOWEST_BPM <= bpm <= FASTEST_BPM:
        raise Refused(
            "tempo_out_of_range", "A tempo lies between 30 and 200 beats a minute: choose one there."
        )
    return float(bpm)


def lead_for(worst_round_trip: float) -> float:
    """How many seconds ahead a change has to be announced so that the slowest page hears of it in time."""
    return max(SHORTEST_LEAD, 3 * worst_round_trip)


def _staying(at: float, beat: float, bpm: float) -> Part:
    return Part(at, beat, bpm, bpm, at)


def _mean_bpm(first: float, last: float, glide: Glide) -> float:
    """Beats a minute over a whole glide."""
    if glide == "in_beats" and abs(last - first) > NEARLY_EQUAL * first:
        return (last - first) / math.log(last / first)
    return (first + last) / 2
