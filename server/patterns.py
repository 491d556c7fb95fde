"""The pulses and beds there are: reads server/grounds/, checks every file, and names file and field."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from server.core.errors import Refused
from server.core.grounds.bed import Bed, Note, Voice
from server.core.grounds.pulse import Pulse, Stroke
from server.core.instruments import INSTRUMENTS, PERCUSSION, percussion
from server.protocol import Density

GRID: Final = 48
"""Parts of a beat: 0.333 is meant as a third."""
GRID_REACH: Final = 0.01

MOST_BARS: Final = 16
BARS: Final = (2, 3, 4, 5, 6, 7)
"""Beats a bar may have."""
STEPS: Final = 5
OCTAVES: Final = range(-2, 4)


class PulseFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A pulse as a person writes it: rows of offset, sound, velocity."""

    name: str
    first: list[tuple[float, str, float]]
    others: list[tuple[float, str, float]]
    place: int = 99


class VoiceFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One instrument: bar by bar, rows of beat, step, octave, length, velocity; for percussion beat, velocity."""

    bars: list[list[list[float]]]
    instrument: str = ""
    percussion: str = ""
    density: Density = "thin"
    soft: bool = False


class BedFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A bed as a person writes it."""

    name: str
    bars: int
    voices: list[VoiceFile]
    bar: int = 4
    place: int = 99


F = TypeVar("F", PulseFile, BedFile)


def load_pulses(folder: Path) -> Mapping[str, Pulse]:
    """Every pulse by its id, in the order in which they are offered."""
    return {path.stem: _pulse(path, written) for path, written in _files(folder, PulseFile)}


def load_beds(folder: Path) -> Mapping[str, Bed]:
    return {path.stem: _bed(path, written) for path, written in _files(folder, BedFile)}


def _files(folder: Path, kind: type[F]) -> list[tuple[Path, F]]:
    found = [(path, _written(path, kind)) for path in folder.glob("*.toml")]
    if not found:
        raise Refused(
            "no_grounds", f"There is nothing in {folder.name}/: get the folder back from the download."
        )
    return sorted(found, key=lambda file: (file[1].place, file[1].name))


def _written(path: Path, kind: type[F]) -> F:
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), kind)
    except (OSError, UnicodeDecodeError) as error:
        raise _bad(path, f"it can't be read ({error}).") from error
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise _bad(path, f"{error}.") from error


def _pulse(path: Path, written: PulseFile) -> Pulse:
    return Pulse(
        id=path.stem,
        name=written.name,
        first=tuple(_strokes(path, "first", written.first)),
        others=tuple(_strokes(path, "others", written.others)),
    )


def _strokes(path: Path, field: str, rows: list[tuple[float, str, float]]) -> Iterator[Stroke]:
    if not rows:
        raise _bad(path, f"'{field}' has no stroke: every beat of a pulse is struck.")
    where = f"'{field}'"
    for offset, sound, velocity in sorted(rows):
        if not 0 <= offset < 1:
            raise _bad(
                path, f"{where} has a stroke at {offset:g}: it lies from 0 to below 1, within its beat."
            )
        _check_sound(path, where, sound)
        _check_velocity(path, where, velocity)
        yield Stroke(offset=_exact(offset), sound=sound, velocity=velocity)


def _bed(path: Path, written: BedFile) -> Bed:
    if written.bar not in BARS:
        raise _bad(path, f"'bar' must be one of {', '.join(map(str, BARS))} beats, not {written.bar}.")
    if not 1 <= written.bars <= MOST_BARS:
        raise _bad(path, f"'bars' must be 1 to {MOST_BARS}, not {written.bars}.")
    if not any(voice.density == "thin" for voice in written.voices):
        raise _bad(path, "'voices' has none that plays when the bed is thin.")
    voices = tuple(
        _voice(path, f"voice {number}", written, voice)
        for number, voice in enumerate(written.voices, start=1)
    )
    return Bed(id=path.stem, name=written.name, bar=written.bar, bars=written.bars, voices=voices)


def _voice(path: Path, where: str, bed: BedFile, voice: VoiceFile) -> Voice:
    if bool(voice.instrument) == bool(voice.percussion):
        raise _bad(path, f"{where} needs either 'instrument' or 'percussion'.")
    if voice.instrument and voice.instrument not in INSTRUMENTS:
        raise _bad(path, f"{where}: there is no instrument {voice.instrument!r}.")
    if voice.percussion:
        _check_sound(path, where, voice.percussion)
    if not voice.bars or bed.bars % len(voice.bars):
        raise _bad(path, f"{where} has {len(voice.bars)} bars, which doesn't divide {bed.bars}.")
    notes = tuple(
        _note(path, f"{where}, bar {number + 1}", bed, voice, number, row)
        for number, rows in enumerate(voice.bars)
        for row in rows
    )
    return Voice(
        instrument=percussion(voice.percussion) if voice.percussion else voice.instrument,
        density=voice.density,
        soft=voice.soft,
        beats=bed.bar * len(voice.bars),
        notes=notes,
    )


def _note(path: Path, where: str, bed: BedFile, voice: VoiceFile, bar: int, row: list[float]) -> Note:
    if voice.percussion:
        if len(row) != 2:
            raise _bad(path, f"{where}: a stroke is [beat, velocity], not {row}.")
        beat, step, octave, length, velocity = row[0], 0.0, 0.0, 1.0, row[1]
    else:
        if len(row) != 5:
            raise _bad(path, f"{where}: a tone is [beat, step, octave, length, velocity], not {row}.")
        beat, step, octave, length, velocity = row
    if not 0 <= beat < bed.bar:
        raise _bad(path, f"{where}: beat {beat:g} is not in a bar of {bed.bar}; the first beat is 0.")
    if step not in range(STEPS):
        raise _bad(path, f"{where}: step {step:g} must be 0 to {STEPS - 1}.")
    if octave not in OCTAVES:
        raise _bad(path, f"{where}: octave {octave:g} must be {OCTAVES[0]} to {OCTAVES[-1]}.")
    if not 0 < length <= bed.bar * bed.bars:
        raise _bad(path, f"{where}: a length of {length:g} beats doesn't fit.")
    _check_velocity(path, where, velocity)
    return Note(
        beat=bar * bed.bar + _exact(beat),
        step=int(step),
        octave=int(octave),
        length=length,
        velocity=velocity,
    )


def _exact(beat: float) -> float:
    """0.333 as a third of a beat, 0.667 as two."""
    near = round(beat * GRID) / GRID
    return near if abs(near - beat) <= GRID_REACH else beat


def _check_sound(path: Path, where: str, sound: str) -> None:
    if sound not in PERCUSSION:
        raise _bad(path, f"{where}: there is no sound {sound!r}: choose one of {', '.join(PERCUSSION)}.")


def _check_velocity(path: Path, where: str, velocity: float) -> None:
    if not 0 < velocity <= 1:
        raise _bad(path, f"{where}: a velocity of {velocity:g} must lie above 0 and be 1 at the most.")


def _bad(path: Path, what: str) -> Refused:
    return Refused("bad_ground", f"{path.parent.name}/{path.name}: {what}")
