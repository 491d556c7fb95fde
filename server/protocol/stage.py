"""What the display shows."""

from typing import Literal

from msgspec import Struct

from server.protocol.pads import CountIn
from server.protocol.room_state import Cue, PlanView, Tempo
from server.protocol.terms import DisplayLight
from server.protocol.wire import Fact, fact


class SeatLight(Struct, frozen=True):
    """One seat as the display shows it."""

    seat: int
    place: int
    link: Literal["free", "waiting", "here", "away"]
    rest: bool
    """Its touches aren't heard now."""


@fact
class Stage(Fact, frozen=True):
    """Everything the display shows but the touches, whenever anything of it has changed."""

    seats: list[SeatLight]
    running: bool
    tempo: Tempo
    pulse: bool
    cues: list[Cue]
    counting: CountIn | None
    plan: PlanView | None
    light: DisplayLight
    calm: bool
    code: str | None
    """Absent while the door is closed or the code is hidden."""


class LightOn(Struct, frozen=True, array_like=True):
    """A touch to show: seat, pad, note id, whether it lasts, whether it is heard."""

    seat: int
    pad: int
    id: int
    hold: bool
    heard: bool


@fact
class Lights(Fact, frozen=True):
    """The touches since the last frame, at most 25 frames a second, for those who watch. `off` holds note ids."""

    on: list[LightOn]
    off: list[int]
