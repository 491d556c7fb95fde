"""Levels, mute, solo and place, worked into one gain and one pan for each seat."""

from math import sin, tau

from server.core.settings import DOZEN, Settings
from server.protocol import Mix, SeatMix

LEVEL_DB = (-60.0, -30.0, -25.0, -21.0, -18.0, -15.0, -12.0, -9.0, -6.0, -3.0, 0.0)
"""dB for each of the room's steps; 0 is silence, 6 the start."""

SEAT_DB = (-60.0, -21.0, -18.0, -15.0, -12.0, -9.0, -6.0, -3.0, 0.0, 2.0, 4.0)
"""The same for a seat among the others."""


def gain(decibels: float) -> float:
    """Linear; -60 dB and less is nothing."""
    return 0.0 if decibels <= -60.0 else 10.0 ** (decibels / 20.0)


def sounds(settings: Settings, seat: int) -> bool:
    """Whether touches of this seat are heard: it doesn't rest, and nobody else has the solo."""
    chosen = settings.seats[seat - 1]
    if chosen.rest:
        return False
    return chosen.solo or not any(other.solo for other in settings.seats)


def pan_of(place: int) -> float:
    """-1 left to 1 right: the chairs' circle seen from its open side, the top being far away in the middle.

    Beyond a dozen the chairs stand in further rings, every second one turned by half a chair.
    """
    ring, chair = divmod(place, DOZEN)
    return round(0.75 * sin(tau * (chair + ring % 2 / 2) / DOZEN), 3)


def mix(settings: Settings, used: frozenset[int]) -> Mix:
    """The whole balance. `used` are the seats somebody has taken: only their instruments are loaded."""
    places = {number: place for place, number in enumerate(settings.order)}
    seats = [
        SeatMix(
            seat=number,
            gain=round(gain(SEAT_DB[seat.level]), 4) if sounds(settings, number) else 0.0,
            pan=pan_of(places[number]),
        )
        for number, seat in enumerate(settings.seats, start=1)
    ]
    wanted = {settings.seats[number - 1].instrument for number in used} or {settings.seats[0].instrument}
    return Mix(
        master=round(gain(LEVEL_DB[settings.level]), 4),
        hush=settings.hush,
        seats=seats,
        pulse=round(gain(SEAT_DB[settings.pulse.level]), 4),
        drone=round(gain(SEAT_DB[settings.drone.level]), 4),
        instruments=sorted(wanted | ({GROUND_INSTRUMENT} if settings.drone.on else set())),
    )


GROUND_INSTRUMENT = "warm_pad"
"""What the drone sounds with."""
