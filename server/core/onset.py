"""From a touch to its tone: whether it is heard and when it begins, by the timing and at the edges of a turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from server.core.grid import Grid
from server.core.timing import Measure, play_time

if TYPE_CHECKING:
    from server.core.room import Room
    from server.core.seat import Seat

EARLY = 0.12
"""Seconds. Whoever touches so little before their turn meant its first beat: people anticipate what they see coming."""

LATE = 0.12
"""Seconds. For so long a touch made within a turn still sounds after it: as the end of a phrase, not in another's."""

ROUNDED = 1e-5
"""Seconds by which the moments told to tablets may lie beside the beat."""


def onset(room: Room, seat: Seat, touched: float, now: float, *, lasting: bool) -> tuple[bool, float | None]:
    """Whether a touch is heard, and when it sounds; None is at once.

    Nobody's tone begins outside their turn. A touch whose tone would have to wait for a beat beyond the turn sounds
    at once instead; one just before the turn, or just before GO, sounds with its first beat. A touch made in time
    that the network brought too late is heard if its tone is struck and the turn has only just ended: a later one
    would break into the next one's playing, and a lasting one would lie in it.
    """
    own = room.settings.seats[seat.number - 1]
    at = play_time(
        own.timing or room.settings.timing,
        touch=touched,
        now=now,
        measure=Measure(
            tempo=room.transport,
            grid=Grid(steps=room.settings.grid, swing=room.settings.swing),
            delay=room.steady_delay,
        ),
        after=seat.latest,
    )
    heard = True
    if seat.number in room.sounding:
        ends = _ends(room, seat)
        if ends is not None and (now if at is None else at) >= ends - ROUNDED:
            heard, at = now < ends and seat.latest <= now, None
    elif (begins := _begins(room, seat, now)) is not None and begins - EARLY <= touched:
        at = begins if at is None else max(at, begins)
    else:
        in_time = touched < seat.silent_since <= now <= seat.silent_since + LATE
        heard, at = in_time and not lasting and room.plays and room.may_play(seat.number), None
    if heard:
        seat.latest = now if at is None else at
    return heard, at


def _ends(room: Room, seat: Seat) -> float | None:
    """When a seat that is heard no longer will be, as far as its tablet was told."""
    told = room.ensemble.told(seat.number)
    return told.until if told.mine else told.at


def _begins(room: Room, seat: Seat, now: float) -> float | None:
    """When a seat that isn't heard will be, as far as its tablet was told."""
    told = room.ensemble.told(seat.number)
    if not told.mine or not room.may_play(seat.number):
        return None
    if room.counting is not None:
        return room.counting.go
    return told.at if room.plays and told.at is not None and told.at >= now else None
