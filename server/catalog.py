"""The scales there are: reads `scales/`, checks every file, and names file and field when it refuses one."""

import math
import re
import tomllib
from pathlib import Path
from typing import Final

import msgspec

from server.core.errors import Refused
from server.core.mood import MODES
from server.core.note_table import NOTE_TABLE
from server.core.scale import (
    SEMITONES_OF_INTERVAL,
    TIERS,
    Kind,
    Mood,
    Scale,
    Tier,
    Unit,
    Verify,
    nearest_semitone,
)
from server.scala_file import read_scl

FEWEST_DEGREES: Final = 2
MOST_DEGREES: Final = 12
SMALLEST_PERIOD_CENTS: Final = 600.0
LARGEST_PERIOD_CENTS: Final = 2400.0
SPELLING_REACH_CENTS: Final = 60.0
"""A degree may lie this far from the interval its note name stands for."""

NOTE_LETTERS: Final = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
ACCIDENTALS: Final = {"": 0, "#": 1, "b": -1}
GUESSED_SPELLING: Final = ("P1", "m2", "M2", "m3", "M3", "P4", "A4", "P5", "m6", "M6", "m7", "M7")


class Catalog(msgspec.Struct, frozen=True):
    """Every scale that can be chosen, in the order in which they are offered."""

    scales: tuple[Scale, ...]
    problems: tuple[str, ...] = ()
    """One sentence for each file that was left out; for the therapist."""

    def scale(self, scale_id: str) -> Scale:
        for scale in self.scales:
            if scale.id == scale_id:
                return scale
        raise Refused("unknown_scale", f"There is no scale '{scale_id}' here: choose one from the list.")


class ScaleFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A scale as a person writes it in TOML."""

    name: str
    degrees: list[float]
    spelling: list[str] | None = None
    root: str = "C4"
    unit: Unit = "semitone"
    period: float | None = None
    tier: Tier | None = None
    kind: Kind | None = None
    mood: Mood | None = None
    aka: list[str] = []
    region: str = ""
    character: str = ""
    sources: list[str] = []
    verify: Verify | None = None


def load_catalog(folder: Path, *, skip_bad: bool = False) -> Catalog:
    """Reads every .toml and .scl in `folder`. With `skip_bad`, a broken file is left out and told in `problems`."""
    scales: list[Scale] = []
    problems: list[str] = []
    # The scales the program came with first, so that a dropped-in twin never pushes one of them out.
    for path in sorted(folder.glob("*"), key=_place_in_line):
        if path.suffix.lower() not in (".toml", ".scl"):
            continue
        try:
            scale = load_scale(path)
            _refuse_twin(scale, scales, path)
        except Refused as refusal:
            if not skip_bad:
                raise
            problems.append(f"{refusal.text} The scale was left out.")
        else:
            scales.append(scale)
    if not scales:
        raise Refused(
            "no_scales", f"There is no scale in {folder.name}/: get the folder back from the download."
        )
    return Catalog(tuple(sorted(scales, key=_place_on_offer)), tuple(problems))


def _place_in_line(path: Path) -> tuple[bool, bool, str]:
    return path.stem not in NOTE_TABLE, path.suffix.lower() != ".toml", path.name


def load_scale(path: Path) -> Scale:
    """Reads and checks one file; the file's name without its ending becomes the id."""
    if path.suffix.lower() == ".scl":
        scale_id = re.sub(r"[^a-z0-9]+", "_", path.stem.lower()).strip("_")[:40]
        written = _written_scl(path)
    else:
        scale_id = path.stem
        written = _written_toml(path)
    if not re.fullmatch(r"[a-z0-9_]{1,40}", scale_id):
        raise _bad(path, "its name may hold only small letters, digits and _, at most 40.")
    return _checked(path, scale_id, written)


def _written_toml(path: Path) -> ScaleFile:
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), ScaleFile)
    except OSError as error:
        raise _bad(path, f"it can't be read ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise _bad(path, "it isn't plain text (UTF-8).") from error
    except tomllib.TOMLDecodeError as error:
        raise _bad(path, f"it isn't valid TOML: {error}.") from error
    except msgspec.ValidationError as error:
        raise _bad(path, _in_words(str(error))) from error


def _in_words(complaint: str) -> str:
    """msgspec's "Expected `str`, got `int` - at `$.name`" as "'name': expected `str`, got `int`."."""
    what, _, where = complaint.partition(" - at `$.")
    if where:
        return f"'{where.rstrip('`')}': {what[0].lower()}{what[1:]}."
    field = re.search(r"field `(\w+)`", complaint)
    if field and "missing" in complaint:
        return f"'{field[1]}' is missing."
    if field:
        return f"'{field[1]}' is not a field of a scale: scales/README.md lists them."
    return f"{complaint}."


def _written_scl(path: Path) -> ScaleFile:
    try:
        description, cents = read_scl(path.read_text(encoding="latin-1"))
    except OSError as error:
        raise _bad(path, f"it can't be read ({error.strerror}).") from error
    except ValueError as error:
        raise _bad(path, f"{error}.") from error
    return ScaleFile(
        name=description[:80] or path.stem,
        tier="gong",
        unit="cents",
        degrees=[0.0, *cents[:-1]],
        period=cents[-1],
        sources=[f"Scala file {path.name}"],
    )


def _checked(path: Path, scale_id: str, written: ScaleFile) -> Scale:
    cents_a_step = 100.0 if written.unit == "semitone" else 1.0
    degrees = tuple(step * cents_a_step for step in written.degrees)
    period = 1200.0 if written.period is None else written.period * cents_a_step
    _check_degrees(path, written.degrees, degrees, period)
    if written.spelling is not None:
        _check_spelling(path, written.spelling, degrees)
    name = " ".join(written.name.split())
    if not name or not name.isprintable():
        raise _bad(path, "'name' must be readable words.")
    kind = _kind_of(len(degrees))
    if written.kind not in (None, kind):
        raise _bad(path, f"'kind' says {written.kind}, but {len(degrees)} degrees make it {kind}.")
    if written.mood is not None and (written.mood, scale_id) not in [(mood, mode) for mood, mode, _ in MODES]:
        raise _bad(
            path,
            f"'mood' can't be {written.mood} here: it belongs to one of the five major pentatonic modes.",
        )
    scale = Scale(
        id=scale_id,
        name=name,
        tier="gong",
        kind=kind,
        unit=written.unit,
        degrees=degrees,
        period=period,
        spelling=tuple(written.spelling or guessed_spelling(degrees)),
        root=_root_pitch(path, written.root),
        mood=written.mood,
        aka=tuple(written.aka),
        region=written.region,
        character=written.character,
        sources=tuple(written.sources),
        verify=written.verify,
    )
    tier = written.tier or scale.tier_by_rule
    if tier == "open" and not scale.all_pads_safe:
        raise _bad(path, "'tier' says open, but a semitone or tritone is among its tones.")
    return msgspec.structs.replace(scale, tier=tier)


def _check_degrees(path: Path, written: list[float], degrees: tuple[float, ...], period: float) -> None:
    if not all(math.isfinite(step) for step in (*degrees, period)):
        raise _bad(path, "'degrees' and 'period' must be numbers.")
    if not FEWEST_DEGREES <= len(degrees) <= MOST_DEGREES:
        raise _bad(
            path, f"'degrees' must be {FEWEST_DEGREES} to {MOST_DEGREES} tones; it has {len(degrees)}."
        )
    if degrees[0] != 0:
        raise _bad(path, f"'degrees' must begin with 0, the root; it begins with {written[0]:g}.")
    for before, after in zip(written, written[1:], strict=False):
        if after <= before:
            raise _bad(path, f"'degrees' must rise: {after:g} stands after {before:g}.")
    if not SMALLEST_PERIOD_CENTS <= period <= LARGEST_PERIOD_CENTS:
        raise _bad(path, "'period' must lie between half an octave and two octaves.")
    if degrees[-1] >= period:
        raise _bad(path, f"'degrees' must end below the period: {written[-1]:g} is too high.")


def _check_spelling(path: Path, spelling: list[str], degrees: tuple[float, ...]) -> None:
    if len(spelling) != len(degrees):
        raise _bad(path, f"'spelling' has {len(spelling)} names for {len(degrees)} degrees.")
    for interval, cents in zip(spelling, degrees, strict=True):
        if interval not in SEMITONES_OF_INTERVAL:
            raise _bad(path, f"'spelling' can't be {interval!r}: use {', '.join(SEMITONES_OF_INTERVAL)}.")
        if abs(SEMITONES_OF_INTERVAL[interval] * 100 - cents) > SPELLING_REACH_CENTS:
            raise _bad(path, f"'spelling': {interval} is too far from {cents:g} cents.")


def guessed_spelling(degrees: tuple[float, ...]) -> list[str]:
    """The usual interval name at each degree's nearest semitone."""
    return [GUESSED_SPELLING[nearest_semitone(cents) % 12] for cents in degrees]


def _kind_of(degrees: int) -> Kind:
    if degrees < 5:
        return "subset"
    return "pentatonic" if degrees == 5 else "hexatonic" if degrees == 6 else "larger"


def _root_pitch(path: Path, root: str) -> float:
    note = re.fullmatch(r"([A-G])([#b]?)([2-5])", root)
    if not note:
        raise _bad(path, f"'root' must be a note from C2 to B5 such as D4 or F#3, not {root!r}.")
    letter, accidental, octave = note.groups()
    return float(12 * (int(octave) + 1) + NOTE_LETTERS[letter] + ACCIDENTALS[accidental])


def _refuse_twin(scale: Scale, scales: list[Scale], path: Path) -> None:
    for other in scales:
        if other.id == scale.id:
            raise _bad(path, f"there is a scale '{other.id}' already: give the file another name.")
        if (other.degrees, other.period) == (scale.degrees, scale.period):
            raise _bad(path, f"'degrees' are the same as those of {other.id}: add its name to 'aka' there.")


def _place_on_offer(scale: Scale) -> tuple[int, int, int, str]:
    """Tier by tier; in each the moods from bright to deep, then the fewest clashes, then by name."""
    moods = [mood for mood, _, _ in MODES]
    mood = moods.index(scale.mood) if scale.mood else len(moods)
    return TIERS.index(scale.tier), mood, scale.semitone_pairs + scale.tritone_pairs, scale.name


def _bad(path: Path, what: str) -> Refused:
    return Refused("bad_scale", f"{path.parent.name}/{path.name}: {what}")
