"""When a touch sounds: one function for each timing mode."""

from collections.abc import Callable
from typing import Final

from server.core.errors import Refused
from server.core.transport import TempoMap

STEADY_DELAY: Final = 0.06
"""Seconds. More than nearly every touch needs to reach the server over Wi-Fi, less than a hand feels."""

Mode = Callable[[float, float, TempoMap, float], float]
"""From the touch, now, the tempo and the steady delay to the moment it should sound; earlier than now means late."""


def _as_played(touch: float, now: float, tempo: TempoMap, delay: float) -> float:
    return now


def _steady(touch: float, now: float, tempo: TempoMap, delay: float) -> float:
    return touch + delay


MODES: Final[dict[str, Mode]] = {"as_played": _as_played, "steady": _steady}
"""A further mode is one more function and its line here."""


def play_time(
    mode: str,
    *,
    touch: float | None,
    now: float,
    tempo: TempoMap,
    delay: float = STEADY_DELAY,
    after: float | None = None,
) -> float | None:
    """When a touch, or its end, should sound, in server seconds; None is at once. Never earlier than `now`.

    `touch` is when the finger moved, by the server's clock; a touch that is not known, or claims to lie in the
    future, counts as now. `after` is the seat's latest play time so far: a touch never overtakes an earlier one of
    its seat, even when the mode has just changed. Note-offs go the same way as note-ons, so lengths are kept.
    """
    if mode not in MODES:
        raise Refused("unknown_timing", f"There is no timing '{mode}': choose one of {', '.join(MODES)}.")
    touched = now if touch is None else min(touch, now)
    at = MODES[mode](touched, now, tempo, delay)
    if after is not None:
        at = max(at, after)
    return at if at > now else None
