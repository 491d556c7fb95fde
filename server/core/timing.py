"""When a touch sounds: one function for each timing mode."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from server.core.errors import Refused
from server.core.grid import Grid, snap_forward
from server.core.steadiness import STEADY_DELAY
from server.core.transport import TempoMap

GENTLE_WINDOW: Final = 0.06
"""Seconds. The most that Gentle lets a touch wait: a hand doesn't notice it, an ear hears the beat come together."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What the modes go by."""

    tempo: TempoMap
    grid: Grid = Grid()
    delay: float = STEADY_DELAY
    """Seconds by which Steady sounds everything later than it was touched."""


Mode = Callable[[float, float, Measure], float]
"""From the touch, now and the measure to the moment it should sound; earlier than now means late."""


def _as_played(touch: float, now: float, measure: Measure) -> float:
    return now


def _steady(touch: float, now: float, measure: Measure) -> float:
    return touch + measure.delay


def _gentle(touch: float, now: float, measure: Measure) -> float:
    """Touches just before the beat land on it. Late ones can't be mended and sound at once."""
    reach = measure.tempo.beat_at(now + GENTLE_WINDOW) - measure.tempo.beat_at(now)
    return _forward(now, measure, min(reach, measure.grid.step / 2))


def _together(touch: float, now: float, measure: Measure) -> float:
    """As Gentle, but from half a step before each line on."""
    return _forward(now, measure, measure.grid.step / 2)


def _loop(touch: float, now: float, measure: Measure) -> float:
    """Everything on a line. At 80 a minute that is a fifth of a second of waiting, on average, at two steps a beat."""
    return measure.tempo.seconds_at(measure.grid.next_line(measure.tempo.beat_at(now)))


def _forward(now: float, measure: Measure, window: float) -> float:
    """From when the touch arrived, not from when it was made: what the network took can't be given back."""
    beat = measure.tempo.beat_at(now)
    line = snap_forward(beat, measure.grid, window)
    return now if line == beat else measure.tempo.seconds_at(line)


MODES: Final[dict[str, Mode]] = {
    "as_played": _as_played,
    "steady": _steady,
    "gentle": _gentle,
    "together": _together,
    "loop": _loop,
}
"""A further mode is one more function and its line here."""


def play_time(
    mode: str, *, touch: float | None, now: float, measure: Measure, after: float | None = None
) -> float | None:
    """When a touch should sound, in server seconds; None is at once. Never earlier than `now`.

    `touch` is when the finger moved, by the server's clock; a touch that is not known, or claims to lie in the
    future, counts as now. `after` is the seat's latest play time so far: a touch never overtakes an earlier one of
    its seat, even when the mode has just changed.
    """
    if mode not in MODES:
        raise Refused("unknown_timing", f"There is no timing '{mode}': choose one of {', '.join(MODES)}.")
    touched = now if touch is None else min(touch, now)
    at = MODES[mode](touched, now, measure)
    if after is not None:
        at = max(at, after)
    return at if at > now else None


def end_time(lifted: float, *, touched: float, sounds: float, now: float) -> float | None:
    """When the tone of a touch ends: it lasts as long as the touch did, whatever the network did to either end.

    `sounds` is when it began. None is at once; never before it began.
    """
    at = max(lifted + sounds - touched, sounds)
    return at if at > now else None
