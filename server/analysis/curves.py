"""Curves over a session as the Music Therapy Toolbox draws them (Erkkilä 2007): windows that slide along."""

import math
from dataclasses import fields
from typing import Final, Literal

import numpy as np

from server.analysis.pulse_clarity import pulse_clarity
from server.analysis.roughness import roughness
from server.analysis.spans import Spans, Times, joined, rest, shared
from server.analysis.taken import SeatTaken, Taken
from server.analysis.touches import Touches
from server.protocol.report import Curve

WINDOW: Final = 10.0
STEP: Final = 5.0
"""Seconds."""

WINDOWS_MOST: Final = 720
"""An hour. In longer sessions windows are wider, and as many."""

LOOKS: Final = 5
"""A second at which sounding tones are looked at."""

CurveName = Literal[
    "density", "duration", "pitch", "pitch_spread", "velocity", "pulse_clarity", "dissonance", "silence"
]
OF_ALL: Final[tuple[CurveName, ...]] = ("density", "pulse_clarity", "dissonance", "silence")
"""What makes sense for all seats together."""


def curves(taken: Taken) -> list[Curve]:
    """Eight for every kept seat, and those that make sense for all together."""
    step = STEP * max(1, math.ceil(taken.length / STEP / WINDOWS_MOST))
    window = step * WINDOW / STEP
    count = max(1, math.ceil((taken.length - window) / step) + 1)
    starts: Times = np.arange(count, dtype=np.float64) * step
    recorded = shared([(0.0, taken.length)], rest(joined([*taken.pauses, *taken.replays])))
    found: list[Curve] = []
    seats = [seat for seat in taken.seats if seat.kept]
    everyone = _merged([seat.touches.where(seat.touches.heard) for seat in seats])
    if everyone is not None:
        drawn = _drawn(everyone, recorded, starts, window)
        found += [_curve(id, None, drawn[id], window, step) for id in OF_ALL]
    for seat in seats:
        touches = seat.touches.where(seat.touches.heard)
        kept = shared(recorded, rest(seat.left_out))
        for id, values in _drawn(touches, kept, starts, window).items():
            measured = id != "velocity" or _tells_level(seat)
            found.append(_curve(id, seat.seat, values, window, step, measured=measured))
    return found


def _tells_level(seat: SeatTaken) -> bool:
    return not len(seat.touches) or bool(seat.touches.level_told.any())


def _curve(
    id: CurveName, seat: int | None, values: Times, window: float, step: float, *, measured: bool = True
) -> Curve:
    return Curve(
        id=id,
        seat=seat,
        window=window,
        step=step,
        values=[None if math.isnan(value) or not measured else round(value, 3) for value in values.tolist()],
        measured=measured,
    )


def _merged(seats: list[Touches]) -> Touches | None:
    if not seats:
        return None
    columns = {
        field.name: np.concatenate([getattr(one, field.name) for one in seats]) for field in fields(Touches)
    }
    order = np.argsort(columns["at"], kind="stable")
    return Touches(**{name: column[order] for name, column in columns.items()})


def _drawn(touches: Touches, kept: Spans, starts: Times, window: float) -> dict[CurveName, Times]:
    """A value for each window; NaN where less than half of it was kept, or too little was touched in it."""
    ends = starts + window
    first, after = np.searchsorted(touches.at, starts), np.searchsorted(touches.at, ends)
    n = (after - first).astype(float)
    seconds = _covered(kept, ends) - _covered(kept, starts)
    whole = np.minimum(ends, kept[-1][1] if kept else 0.0) - starts
    there = (seconds > 0) & (seconds >= whole / 2)

    def mean(values: Times) -> Times:
        sums = np.concatenate([[0.0], np.cumsum(values)])
        return np.where(n > 0, (sums[after] - sums[first]) / np.maximum(n, 1), np.nan)

    touched = joined(shared(joined(touches.spans), kept))
    middle = float(touches.pitch.mean()) if len(touches) else 0.0
    pitch = mean(touches.pitch - middle)
    spread = np.sqrt(np.maximum(mean((touches.pitch - middle) ** 2) - pitch**2, 0.0))
    strength = np.where(touches.level_told, touches.velocity, 1.0)
    with np.errstate(invalid="ignore", divide="ignore"):
        values: dict[CurveName, Times] = {
            "density": n / seconds,
            "duration": mean(touches.until - touches.at),
            "pitch": pitch + middle,
            "pitch_spread": np.where(n > 1, spread, np.nan),
            "velocity": mean(touches.velocity),
            "pulse_clarity": pulse_clarity(touches.at, strength, starts, window),
            "dissonance": _dissonance(touches, starts, window),
            "silence": np.clip(1 - (_covered(touched, ends) - _covered(touched, starts)) / seconds, 0.0, 1.0),
        }
    return {id: np.where(there, line, np.nan) for id, line in values.items()}


def _covered(spans: Spans, at: Times) -> Times:
    """Seconds of these stretches that lie before each moment."""
    if not spans:
        return np.zeros(len(at))
    edges = np.array(spans)
    sums = np.cumsum(edges[:, 1] - edges[:, 0])
    known = np.column_stack([sums - (edges[:, 1] - edges[:, 0]), sums]).ravel()
    return np.asarray(np.interp(at, edges.ravel(), known))


def _dissonance(touches: Touches, starts: Times, window: float) -> Times:
    """The roughness of all tones under fingers, meant over the time in which there are any."""
    found = np.full(len(starts), np.nan)
    if not len(touches):
        return found
    pitches, which = np.unique(np.round(touches.pitch, 2), return_inverse=True)
    looks = int((starts[-1] + window) * LOOKS) + 1
    begins = np.clip(np.ceil(touches.at * LOOKS).astype(np.int64), 0, looks)
    stops = np.clip(np.maximum(np.ceil(touches.until * LOOKS).astype(np.int64), begins + 1), 0, looks)
    sounding = np.zeros((looks + 1, len(pitches)), np.int32)
    np.add.at(sounding, (begins, which), 1)
    np.add.at(sounding, (stops, which), -1)
    np.cumsum(sounding, axis=0, out=sounding)
    there = (sounding[:-1] > 0).astype(np.float32)
    rough = ((there @ roughness(pitches).astype(np.float32)) * there).sum(axis=1) / 2
    any_tone = there.any(axis=1)
    sums = np.concatenate([[0.0], np.cumsum(rough, dtype=float)])
    times = np.concatenate([[0], np.cumsum(any_tone)])
    first = np.clip(np.round(starts * LOOKS).astype(np.int64), 0, looks)
    after = np.clip(np.round((starts + window) * LOOKS).astype(np.int64), 0, looks)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray((sums[after] - sums[first]) / (times[after] - times[first]))
