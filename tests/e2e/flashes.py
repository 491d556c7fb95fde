"""Counts flashes in a film of a screen, as WCAG 2.3.1 defines them, on a grid instead of by eye.

A film is an array [frame, row, column, 3] of cells: the mean linear red, green and blue (0 to 1) of small squares of
the screen. A cell *turns* when its relative luminance has moved by 0.10 from its last extreme, the darker of both below
0.80. A field (a third by a third of the screen: 341 x 256 of 1024 x 768) turns when a quarter of its cells turn the
same way together. Two opposite turns of a field are one flash. Red flashes count alike, by WCAG's measure of red.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Turns = NDArray[np.int8]

LUMINANCE = np.array([0.2126, 0.7152, 0.0722], dtype=np.float32)
STEP = 0.10
"""Change of relative luminance that makes one half of a flash."""
BRIGHT = 0.80
"""Where the darker of two states is brighter than this, no flash is counted."""
RED_STEP = 20.0
RED_SATURATION = 0.8
QUARTER = 0.25
MOST = 2.0
"""Flashes a second that product.md allows; WCAG allows three."""
TOGETHER = 0.2
"""Seconds within which the turns of cells count as one turn of a field; generous, so that slow crowds count too."""


@dataclass(frozen=True)
class Flashes:
    """The worst that any field of a film shows."""

    per_second: float
    """General flashes in the worst second."""
    red_per_second: float
    widest: float
    """The largest part of any field that turned together, 0 to 1."""


def safe(seen: Flashes) -> bool:
    return seen.per_second <= MOST and seen.red_per_second == 0


def flashes_in(film: Floats, *, fps: float) -> Flashes:
    light = film @ LUMINANCE
    general = _turns(light, step=STEP, relevant=light < BRIGHT)
    per_second, widest = _worst_second(_field_parts(general), fps=fps)
    red_per_second, _ = _worst_second(_field_parts(_red_turns(film)), fps=fps)
    return Flashes(per_second=per_second, red_per_second=red_per_second, widest=widest)


def _turns(values: Floats, *, step: float, relevant: NDArray[np.bool_]) -> Turns:
    """For each frame and cell: 1 where it has come up by `step` from its last low, -1 where it has come down, else 0.

    `relevant`: states of which at least one must belong to a turn's two extremes (the darker one, the reddest one).
    """
    turns = np.zeros(values.shape, dtype=np.int8)
    low, high = values[0].copy(), values[0].copy()
    low_counts, high_counts = relevant[0].copy(), relevant[0].copy()
    heading = np.zeros(values.shape[1:], dtype=np.int8)
    for frame in range(1, len(values)):
        now, counts = values[frame], relevant[frame]
        lower, higher = now < low, now > high
        low_counts = np.where(lower, counts, low_counts)
        high_counts = np.where(higher, counts, high_counts)
        low, high = np.minimum(low, now), np.maximum(high, now)
        up = (now - low >= step) & (heading <= 0) & (low_counts | counts)
        down = (high - now >= step) & (heading >= 0) & (high_counts | counts)
        turns[frame][up], turns[frame][down] = 1, -1
        heading[up], heading[down] = 1, -1
        high, high_counts = np.where(up, now, high), np.where(up, counts, high_counts)
        low, low_counts = np.where(down, now, low), np.where(down, counts, low_counts)
    return turns


def _red_turns(film: Floats) -> Turns:
    red, rest = film[..., 0], film[..., 1] + film[..., 2]
    saturated = red >= RED_SATURATION * np.maximum(red + rest, 1e-6)
    return _turns(np.maximum(red - rest, 0) * np.float32(320), step=RED_STEP, relevant=saturated)


def _field_parts(turns: Turns) -> Floats:
    """For both ways (up, down): the part of each field's cells that has turned that way up to each frame, summed up."""
    frames, rows, columns = turns.shape
    height, width = max(1, rows // 3), max(1, columns // 3)
    parts = []
    for way in (1, -1):
        sums = np.zeros((frames, rows + 1, columns + 1), dtype=np.int32)
        sums[:, 1:, 1:] = (turns == way).cumsum(axis=1).cumsum(axis=2)
        inside = sums[:, height:, width:] - sums[:, :-height, width:]
        inside = inside - sums[:, height:, :-width] + sums[:, :-height, :-width]
        parts.append(inside.reshape(frames, -1).cumsum(axis=0) / (height * width))
    return np.stack(parts).astype(np.float32)


def _worst_second(turned: Floats, *, fps: float) -> tuple[float, float]:
    """Pairs of opposite turns in the worst second of the worst field, and the largest part that turned together."""
    _, frames, fields = turned.shape
    together, everywhere = max(1, round(TOGETHER * fps)), np.arange(fields)
    counts = np.zeros((frames, fields), dtype=np.int32)
    since = np.zeros(fields, dtype=np.int64)
    heading = np.zeros(fields, dtype=np.int8)
    widest = 0.0
    for frame in range(frames):
        # What made the last turn of a field is used up.
        start = np.maximum(since, frame - together)
        for way, to in ((0, 1), (1, -1)):
            part = turned[way, frame] - turned[way, start, everywhere]
            widest = max(widest, float(part.max(initial=0.0)))
            new = (part >= QUARTER) & (heading != to)
            counts[frame][new] = 1
            heading[new] = to
            since[new] = frame
    total = counts.cumsum(axis=0)
    second = round(fps)
    total[second:] -= total[:-second].copy()
    return float(total.max(initial=0)) / 2, widest
