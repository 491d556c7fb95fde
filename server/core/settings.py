"""Everything a conductor can set, as one value: a change is a new value, and undo is the old one."""

from dataclasses import dataclass, replace

from server.core.instruments import default_instrument
from server.protocol import (
    AccessProfile,
    BedState,
    ChordsState,
    DisplayLight,
    DroneState,
    HeldNotes,
    Plan,
    PulseState,
    TechniqueState,
    TimingMode,
)

DOZEN = 12
SEAT_LEVEL = 7
"""Of 10: room to grow before the limiter works."""
ROOM_LEVEL = 6
"""Of 10, which is -12 dB: a session never starts loud."""
START_BPM = 72.0
BEATS_PER_BAR = 4


@dataclass(frozen=True, slots=True)
class SeatSettings:
    """What belongs to a place, whoever sits there."""

    instrument: str
    soft: bool = False
    register: int = 0
    level: int = SEAT_LEVEL
    rest: bool = False
    not_now: bool = False
    """It rests because whoever helps there asked for it."""
    solo: bool = False
    calm: bool = False
    access: AccessProfile = AccessProfile()
    timing: TimingMode | None = None
    """None: as the room."""


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
    bed: BedState = BedState(on=False, style="lullaby", density="thin", level=5)
    chords: ChordsState = ChordsState(on=False, level=5)
    leader_instrument: str = "piano"
    leader_soft: bool = False
    leader_level: int = SEAT_LEVEL
    timing: TimingMode = "as_played"
    swing: float = 0.5
    grid: int = 2
    """Steps in a beat on which Gentle, Together and Loop land."""
    held: HeldNotes = "ring"
    level: float = ROOM_LEVEL
    level_over: float = 0.0
    """Seconds over which `level` is reached."""
    brightness: float = 1.0
    density: float | None = None
    """Touches a second of one seat that are heard; None: all."""
    hush: bool = False
    calm: bool = False
    """Everywhere; a seat may be calm by itself, too."""
    accents: bool = False
    """Whether sounds may begin suddenly."""
    running: bool = True
    groups: tuple[tuple[int, ...], ...] = ((), (), ())
    """A, B and C."""
    techniques: tuple[TechniqueState, ...] = ()
    plan: Plan | None = None
    scene: int | None = None
    """Which scene of the plan runs, from 0."""
    scene_since: float = 0.0
    scene_minutes: float | None = None
    """How long it is meant to last by now, with what was added."""
    light: DisplayLight = "full"
    show_code: bool = True


def seat_defaults(number: int) -> SeatSettings:
    return SeatSettings(instrument=default_instrument(number))


def starting(scale: str, root: int, seats: int = DOZEN) -> Settings:
    """A new room's settings."""
    numbers = range(1, seats + 1)
    return Settings(scale=scale, root=root, seats=tuple(map(seat_defaults, numbers)), order=tuple(numbers))


def moves_only_sound(old: Settings, new: Settings) -> bool:
    """Whether nothing but the balance and what is heard of touches differs."""
    moved = replace(
        old, level=new.level, level_over=new.level_over, brightness=new.brightness, density=new.density
    )
    return moved == new
