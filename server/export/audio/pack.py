"""The sample pack the room heard: its recordings, decoded as they are needed."""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final

import msgspec
import numpy as np
import soundfile

from server.core.errors import Refused
from server.core.instruments import PERCUSSION_PREFIX
from server.export.audio.arrays import RATE, Reals, Sound
from server.export.audio.filters import WEIGHTING, impulse, k_weighting, powers

PLACE: Final = Path(__file__).resolve().parents[3] / "web" / "pack"
STRETCH: Final = 0.05
"""Seconds in which the rule of sudden sounds thinks."""
KNOWN: Final = 24
"""Stretches that are known of a recording: 1.2 s."""
FALLBACK: Final = "kalimba"
EDGE: Final = 4
"""Silent samples on either side, so that whoever reads between samples never reads past the end."""

_RESPONSE = impulse(WEIGHTING, *k_weighting())


class _Zone(msgspec.Struct, frozen=True):
    file: str
    key: float
    gain: float
    soft: float
    loop: tuple[int, int] | None


class _Instrument(msgspec.Struct, frozen=True):
    hold: bool
    release: float
    zones: list[_Zone]


class _Manifest(msgspec.Struct, frozen=True):
    rate: int
    click: int
    instruments: dict[str, _Instrument]


@dataclass(eq=False)
class Sample:
    """One recorded tone."""

    path: Path
    lead: int
    """Samples the decoder puts before the sound."""
    key: float
    """The MIDI pitch it truly sounds."""
    gain: float
    soft: float
    loop: tuple[int, int] | None
    """Where a held tone goes round, in samples from its own first."""
    powers_known: list[float] = field(default_factory=list)

    @cached_property
    def sound(self) -> Sound:
        """Channels by samples from the tone's first one on, with silent edges of `EDGE` samples."""
        try:
            read, _ = soundfile.read(self.path, dtype="float32", always_2d=True)
        except (OSError, soundfile.SoundFileError):
            raise missing() from None
        heard = np.asarray(read, dtype=np.float32).T[:, self.lead :]
        return np.pad(heard, ((0, 0), (EDGE, EDGE)))

    @property
    def channels(self) -> int:
        return int(self.sound.shape[0])

    @property
    def length(self) -> int:
        return int(self.sound.shape[1]) - 2 * EDGE

    @property
    def powers(self) -> list[float]:
        """K-weighted, of its first stretches, levelled."""
        if not self.powers_known:
            inside = self.sound[:, EDGE : self.sound.shape[1] - EDGE]
            found: Reals = powers(inside, _RESPONSE, KNOWN, round(STRETCH * RATE))
            self.powers_known = [float(one) for one in found]
        return self.powers_known


@dataclass(frozen=True, eq=False)
class Instrument:
    release: float
    samples: list[Sample]
    """Low to high."""

    def nearest(self, pitch: float) -> Sample:
        """The recording nearest in pitch; of two equally near, the lower."""
        best = self.samples[0]
        for one in self.samples:
            if abs(one.key - pitch) < abs(best.key - pitch) - 1e-9:
                best = one
        return best


class Pack:
    def __init__(self, folder: Path = PLACE) -> None:
        try:
            manifest = msgspec.json.decode((folder / "manifest.json").read_bytes(), type=_Manifest)
            click, _ = soundfile.read(folder / "cal.mp3", dtype="float32", always_2d=True)
        except (OSError, msgspec.MsgspecError, soundfile.SoundFileError):
            raise missing() from None
        if manifest.rate != RATE:
            raise missing()
        lead = max(0, int(np.argmax(np.abs(click[:, 0]))) - manifest.click)
        self._instruments = {
            name: Instrument(
                one.release,
                sorted(
                    (
                        Sample(folder / zone.file, lead, zone.key, zone.gain, zone.soft, zone.loop)
                        for zone in one.zones
                    ),
                    key=lambda sample: sample.key,
                ),
            )
            for name, one in manifest.instruments.items()
        }

    def instrument(self, name: str) -> Instrument:
        """The instrument, or where the pack doesn't have it any more what the speaker takes in its place."""
        if name in self._instruments:
            return self._instruments[name]
        if name.startswith(PERCUSSION_PREFIX):
            return next(
                one for other, one in self._instruments.items() if other.startswith(PERCUSSION_PREFIX)
            )
        return self._instruments[FALLBACK]


def missing() -> Refused:
    return Refused(
        "no_sounds",
        "The recorded tones are missing on this computer: start Roundelay once, so that it makes them again.",
    )
