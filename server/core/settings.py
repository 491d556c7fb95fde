"""Everything a conductor can set, as one value: a change is a new value, and undo is the old one."""

from dataclasses import dataclass

from server.core.instruments import default_instrument
from server.protocol import DisplayLight, DroneState, PulseState, TimingMode, TouchLoudness

DOZEN = 12
SEAT_LEVEL = 7
"""Of 10: room to grow before the limiter works."""
ROOM_LEVEL = 6
"""Of 10, which is -12 dB: a session never starts loud."""
START_BPM = 72.0
BEATS_PER_BAR = 4
START_PADS = 5


@dataclass(frozen=True, slots=True)
class SeatSettings:
    """What belongs to a place, whoever sits there."""

    instrument: str
    soft: bool = False
    pads: int = START_PADS
    register: int = 0
    level: int = SEAT_LEVEL
    rest: bool = False
    solo: bool = False
    loudness: TouchLoudness = "fixed"
    slide: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """The room as the conductor wants it. The tones in force may still be the old ones until the next bar."""

    scale: str
    root: int
    seats: tuple[SeatSettings, ...]
    order: tuple[int, ...]
    bpm: float = START_BPM
    glide: float = 0.0
    """Seconds over which `bpm` is reached."""
    pulse: PulseState = PulseState(on=False, pattern="heartbeat", level=5)
    drone: DroneState = DroneState(on=False, voicing="one_five", level=5)
    timing: TimingMode = "as_played"
    level: int = ROOM_LEVEL
    hush: bool = False
    running: bool = True
    light: DisplayLight = "full"
    show_code: bool = True


def seat_defaults(number: int) -> SeatSettings:
    return SeatSettings(instrument=default_instrument(number))


def starting(scale: str, root: int, seats: int = DOZEN) -> Settings:
    """A new room's settings."""
    numbers = range(1, seats + 1)
    return Settings(scale=scale, root=root, seats=tuple(map(seat_defaults, numbers)), order=tuple(numbers))
