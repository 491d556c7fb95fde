"""Where the beats of a session fell, in seconds, and where among them a moment lies."""

import math
from collections.abc import Iterable

import numpy as np

from server.analysis.spans import Times
from server.core.tape import TempoSet
from server.core.transport import Part

USUAL_BPM = 100.0


class BeatLines:
    """Every beat, one after the other. A count-in that leaps makes one beat shorter or longer, nothing else."""

    def __init__(self, tempi: Iterable[TempoSet], until: float) -> None:
        parts: list[Part] = []
        for event in tempi:
            while parts and parts[-1].at >= event.at:
                parts.pop()
            slides = event.glide is not None and event.until > event.at and event.bpm != event.target
            stays = Part(event.at, event.beat, event.bpm, event.bpm, event.at)
            parts.append(
                Part(event.at, event.beat, event.bpm, event.target, event.until, event.glide)
                if slides
                else stays
            )
        if not parts or parts[0].at > 0:
            bpm = parts[0].bpm if parts else USUAL_BPM
            beat = parts[0].beat - parts[0].at * bpm / 60 if parts else 0.0
            parts.insert(0, Part(0.0, beat, bpm, bpm, 0.0))
        self._parts = parts
        self.at: Times = np.array(list(_lines(parts, until)))

    def places(self, times: Times) -> Times:
        """Beats since the first one; between two beats evenly."""
        return np.asarray(np.interp(times, self.at, np.arange(len(self.at), dtype=float)))

    @property
    def corners(self) -> list[tuple[float, float]]:
        """(seconds, bpm) wherever the tempo changes, and where a slide ends."""
        found: list[tuple[float, float]] = []
        for part in self._parts:
            if found and not math.isclose(found[-1][1], part.bpm):
                found.append((part.at, found[-1][1]))
            found.append((part.at, part.bpm))
            if part.glide is not None:
                found.append((part.until, part.target))
        return list(dict.fromkeys(found))


def _lines(parts: list[Part], until: float) -> Iterable[float]:
    """From one beat before the recording to one after it, so that every moment lies between two."""
    first = parts[0]
    beat = math.floor(first.beat_at(0.0) + 1e-9)
    at = first.seconds_at(beat) if first.glide is None else 0.0
    yield at
    last = at
    for place, part in enumerate(parts):
        end = parts[place + 1].at if place + 1 < len(parts) else until
        if part.glide is not None and part.until < end:
            slid = part.beat_at(part.until)
            stretches = [(part, part.until), (Part(part.until, slid, part.target, part.target, 0.0), end)]
        else:
            stretches = [(part, end)]
        for stretch, to in stretches:
            beat = math.ceil(stretch.beat - 1e-9)
            while (at := stretch.seconds_at(beat)) < to - 1e-6:
                if at > last + 1e-3:
                    yield at
                    last = at
                beat += 1
    yield max(until, last) + 60 / parts[-1].target
