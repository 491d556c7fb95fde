"""Levels, mute, solo and place, worked into one gain and one pan for each seat."""

from math import sin, tau

from server.core.settings import DOZEN, Settings
from server.protocol import BED, CHORDS, CUES, DRONE, LEADER, PULSE, Mix, SeatMix

LEVEL_DB = (-60.0, -30.0, -25.0, -21.0, -18.0, -15.0, -12.0, -9.0, -6.0, -3.0, 0.0)
"""dB for each of the room's steps; 0 is silence, 6 the start."""

SEAT_DB = (-60.0, -21.0, -18.0, -15.0, -12.0, -9.0, -6.0, -3.0, 0.0, 2.0, 4.0)
"""The same for a seat among the others."""


def gain(decibels: float) -> float:
    """Linear; -60 dB and less is nothing."""
    return 0.0 if decibels <= -60.0 else 10.0 ** (decibels / 20.0)


def level_gain(level: float) -> float:
    """Linear gain of the room at a step, or between two of them."""
    below = min(int(level), len(LEVEL_DB) - 2)
    share = level - below
    return gain(LEVEL_DB[below] + (LEVEL_DB[below + 1] - LEVEL_DB[below]) * share)


HOLD_DB = -6.0
"""What Hold takes away from the seats it holds."""


def held_back(settings: Settings, seat: int) -> float:
    """Linear gain of whatever technique makes a seat softer."""
    holds = (t for t in settings.techniques if t.technique == "hold" and (not t.seats or seat in t.seats))
    return gain(HOLD_DB) if any(holds) else 1.0


CALM_DB = -9.0
"""What Calm takes away, of a seat or of the whole room."""


def is_calm(settings: Settings, seat: int) -> bool:
    """Whether a seat is calm, by itself or with everybody."""
    return settings.calm or settings.seats[seat - 1].calm


def calmed(settings: Settings, seat: int) -> float:
    """Linear gain of a seat that is calm by itself; with everybody the room's level has it."""
    return gain(CALM_DB) if settings.seats[seat - 1].calm and not settings.calm else 1.0


def sounds(settings: Settings, seat: int) -> bool:
    """Whether touches of this seat are heard: it doesn't rest, and nobody else has the solo."""
    chosen = settings.seats[seat - 1]
    if chosen.rest or chosen.not_now:
        return False
    return chosen.solo or not any(other.solo for other in settings.seats)


def pan_of(place: int) -> float:
    """-1 left to 1 right: the chairs' circle seen from its open side, the top being far away in the middle.

    Beyond a dozen the chairs stand in further rings, every second one turned by half a chair.
    """
    ring, chair = divmod(place, DOZEN)
    return round(0.75 * sin(tau * (chair + ring % 2 / 2) / DOZEN), 3)


def mix(settings: Settings, used: frozenset[int], beneath: frozenset[str]) -> Mix:
    """The whole balance. To be loaded: what the taken seats in `used` play, and the grounds' instruments `beneath`."""
    places = {number: place for place, number in enumerate(settings.order)}
    seats = [
        SeatMix(
            seat=number,
            gain=round(gain(SEAT_DB[seat.level]) * held_back(settings, number) * calmed(settings, number), 4)
            if sounds(settings, number)
            else 0.0,
            pan=pan_of(places[number]),
            calm=seat.calm,
        )
        for number, seat in enumerate(settings.seats, start=1)
    ]
    strips = {
        PULSE: settings.pulse.level,
        DRONE: settings.drone.level,
        BED: settings.bed.level,
        CHORDS: settings.chords.level,
        LEADER: settings.leader_level,
        CUES: CUES_LEVEL,
    }
    seats += [
        SeatMix(seat=strip, gain=round(gain(SEAT_DB[level]) * gain(GROUNDS_DB.get(strip, 0.0)), 4), pan=0.0)
        for strip, level in strips.items()
    ]
    wanted = {settings.seats[number - 1].instrument for number in used} or {settings.seats[0].instrument}
    return Mix(
        master=round(level_gain(settings.level) * (gain(CALM_DB) if settings.calm else 1.0), 4),
        hush=settings.hush,
        calm=settings.calm,
        seats=seats,
        instruments=sorted(wanted | beneath),
        over=settings.level_over,
        brightness=settings.brightness,
        accents=settings.accents,
    )


GROUNDS_DB = {PULSE: 3.0, DRONE: 3.0, BED: 3.0, CHORDS: 3.0}
"""Each is alone on its strip among many players: at 5 it lies beneath them, at 7 beside the one who leads."""

CUES_LEVEL = 6
"""Of 10: count-ins and accents are for everybody, and not to be missed."""
