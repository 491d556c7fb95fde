"""The page that sounds the room."""

from typing import Annotated

from msgspec import Meta, Struct

from server.protocol.safety import Device
from server.protocol.terms import SpeakerReadiness, Unit
from server.protocol.wire import Command, Fact, fact, sent_by


@sent_by("speaker")
class SpeakerState(Command, frozen=True):
    """Every second: whether this page can sound, and how late it is (ms, by the browser). Renews its lease."""

    state: SpeakerReadiness
    latency: Annotated[float, Meta(ge=0, le=10_000)] | None = None
    voices: Annotated[int, Meta(ge=0, le=10_000)] = 0
    loading: Unit = 1.0
    """Share of the room's instruments loaded."""
    loudness: Annotated[float, Meta(ge=-120, le=20)] | None = None
    """LUFS at the loudspeaker since the last word, noise left out; None: nothing sounded, or it can't be told."""
    device: Device | None = None


@sent_by("speaker")
class TakeSpeaker(Command, frozen=True):
    """Makes this page the one that sounds; the other becomes a standby."""


@fact
class SpeakerRole(Fact, frozen=True):
    """Whether this page is the one that sounds. A higher `fence` outranks every earlier word."""

    active: bool
    fence: int
    code: str
    """The room's, so that one can tell which room this page sounds."""


@fact
class SoundOn(Fact, frozen=True, omit_defaults=True):
    """Sound one tone. `seat` up to 0 is a strip that is nobody's seat (PULSE, DRONE ...). Without `at`: at once."""

    id: int
    seat: int
    instrument: str
    soft: bool
    pitch: float
    velocity: float
    hold: bool
    at: float | None = None
    rise: float = 0.0
    """Seconds in which it swells; 0: as the instrument begins by itself."""


@fact
class SoundOff(Fact, frozen=True):
    """Let the tone `id` go, fading over `fade` seconds (absent: the instrument's own release)."""

    id: int
    at: float | None = None
    fade: float | None = None


@fact
class SoundBend(Fact, frozen=True):
    """Let the sounding tone `id` slide to another pitch."""

    id: int
    pitch: float
    over: float
    at: float | None = None


@fact
class Silence(Fact, frozen=True):
    """End every tone of `seat` (absent: of the whole room, planned ones too) within `fade` seconds."""

    fade: float
    seat: int | None = None


class SeatMix(Struct, frozen=True):
    """How one seat, or one of the strips that are nobody's, stands in the room's sound."""

    seat: int
    gain: float
    """Linear, mute and solo worked in."""
    pan: float
    """-1 left to 1 right, as the chairs stand."""
    calm: bool = False
    """Softer beginnings and no sharpness, for this one."""


@fact
class Mix(Fact, frozen=True):
    """The whole balance of the room; every change is a ramp."""

    master: float
    """Linear gain before the limiter."""
    hush: bool
    """20 dB down within 80 ms, for as long as it is true."""
    calm: bool
    """Softer beginnings and no sharpness, everywhere."""
    seats: list[SeatMix]
    """Every seat, and every strip that is nobody's."""
    instruments: list[str]
    """What the room uses now: load these and no others."""
    over: float = 0.0
    """Seconds in which `master` and `brightness` get there; 0: as quickly as is soft."""
    brightness: float = 1.0
    """1 is open; towards 0 the high partials go."""
    trim: float = 1.0
    """Linear gain after everything: what the locked ceiling takes away, and a cut."""
    accents: bool = False
    """Whether tones may begin suddenly."""


@fact
class TestTone(Fact, frozen=True):
    """Sound a soft, short figure so that people can hear that all is well."""
