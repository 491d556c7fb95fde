"""Access profiles outside a room: cards as files and as the text of a QR code, and the presets there are to begin from.

A QR code is read best when it is small. Its text has two letters for each setting that isn't as usual, and only
characters that QR codes pack tightly: `ROUNDELAY:A1:HD0.15/PA/PN3`. The letters below are on printed cards: a setting
may get new ones when it changes its meaning, and letters once given are never given again.
"""

import json
import re
from pathlib import Path
from typing import Any, Final, get_args

import msgspec
from msgspec import structs

from server.core.access import settled
from server.core.errors import Refused
from server.protocol import ACCESS_FORMAT, AccessCard, AccessPreset, AccessProfile

LETTERS: Final = {
    "hold_duration": "HD", "ignore_repeat": "IR", "act_on": "AO", "most_per_second": "MS", "palm": "PA",
    "dead_margin": "DM", "slide": "SL", "latch": "LA", "loudness": "LO", "dwell": "DW", "rest_zone": "RZ",
    "look_away_first": "LF", "scanning": "SC", "scan_every": "SE", "first_item_pause": "FP", "loops": "LP",
    "any_key": "AK", "own_pad": "OP", "pads": "PN", "pad_size": "PS", "arrangement": "AR", "side": "SI",
    "turned": "TU", "theme": "TH", "motion": "MO", "haptics": "HA", "own_sound": "OS", "tilt": "TI", "shake": "SH",
    "midi": "MI",
}  # fmt: skip
"""Two letters a setting."""

FIELDS: Final = {letters: field for field, letters in LETTERS.items()}

MARK: Final = "ROUNDELAY:A"
VERSION: Final = 1
DECIMALS: Final = 3
"""Thousandths of a second or a millimetre: finer than any hand."""

LARGEST: Final = 20_000
"""Characters. A card with every setting written out has a tenth of it."""

NO_CARD: Final = "This isn't an access card. Choose a card that Roundelay made, or set the seat by hand."
UNREADABLE: Final = "This card can't be read. Try a sharper picture or its file, or set the seat by hand."
NEWER: Final = "This card is from a newer Roundelay: update this laptop, or set the seat by hand."

_USUAL: Final = AccessProfile()


def file_text(profile: AccessProfile) -> str:
    """A card as a person reads it."""
    card = AccessCard(format=ACCESS_FORMAT, profile=profile)
    return json.dumps(msgspec.to_builtins(card), ensure_ascii=False, indent=2) + "\n"


def qr_text(profile: AccessProfile) -> str:
    """A card as a QR code says it; times and lengths are rounded to thousandths."""
    said = (
        LETTERS[field.name] + value
        for field in structs.fields(AccessProfile)
        if (value := _said(getattr(profile, field.name))) != _said(getattr(_USUAL, field.name))
    )
    return f"{MARK}{VERSION}:{'/'.join(said)}"


def _said(value: bool | float | str | None) -> str:
    match value:
        case True:
            return ""
        case None | False:
            return "-"
        case str():
            return value.upper().replace("_", "-")
        case _:
            return f"{value:.{DECIMALS}f}".rstrip("0").rstrip(".")


def read_card(text: str) -> AccessProfile:
    """The profile on a card, be it the text of its file or of its QR code. Raises Refused with one sentence."""
    text = text.strip("\ufeff \t\r\n")
    if len(text) > LARGEST:
        raise Refused("not_a_card", NO_CARD)
    profile = _from_qr(text) if text.upper().startswith(MARK) else _from_file(text)
    return settled(profile)


def _from_qr(text: str) -> AccessProfile:
    version, _, settings = text.upper().removeprefix(MARK).partition(":")
    if not version.isascii() or not version.isdigit():
        raise Refused("bad_card", UNREADABLE)
    if int(version) > VERSION:
        raise Refused("newer_card", NEWER)
    changes: dict[str, Any] = {}
    for setting in settings.split("/") if settings else ():
        letters, value = setting[:2], setting[2:]
        if not re.fullmatch("[A-Z]{2}", letters):
            raise Refused("bad_card", UNREADABLE)
        if letters not in FIELDS:
            raise Refused("newer_card", NEWER)
        changes[FIELDS[letters]] = _meant(FIELDS[letters], value)
    return _profile(changes)


def _meant(field: str, value: str) -> bool | float | str | None:
    kind: Any = AccessProfile.__annotations__[field]
    if kind is bool and value in ("", "-"):
        return value == ""
    if value == "-":
        return None
    if get_args(kind) and all(isinstance(one, str) for one in get_args(kind)):
        return value.lower().replace("-", "_")
    if not re.fullmatch(r"\d{1,4}(\.\d{1,3})?", value):
        raise Refused("bad_card", UNREADABLE)
    return int(value) if "." not in value else float(value)


def _from_file(text: str) -> AccessProfile:
    try:
        given: Any = msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
        broken = text.startswith("{") and "roundelay access" in text
        raise Refused("bad_card" if broken else "not_a_card", UNREADABLE if broken else NO_CARD) from None
    named = given.get("format") if isinstance(given, dict) else None
    version = re.fullmatch(r"roundelay access (\d{1,6})", named) if isinstance(named, str) else None
    if version is None:
        raise Refused("not_a_card", NO_CARD)
    if int(version[1]) > VERSION:
        raise Refused("newer_card", NEWER)
    settings = given.get("profile")
    if not isinstance(settings, dict):
        raise Refused("bad_card", UNREADABLE)
    if settings.keys() - LETTERS.keys():
        raise Refused("newer_card", NEWER)
    return _profile(settings)


def _profile(settings: dict[str, Any]) -> AccessProfile:
    try:
        return msgspec.convert(settings, AccessProfile)
    except msgspec.ValidationError as error:
        field = str(error).rpartition("$.")[2].rstrip("`")
        raise Refused(
            "impossible_card",
            f"A setting on this card is not possible ({field.replace('_', ' ')}). The last good one stays.",
        ) from None


def load_presets(folder: Path) -> tuple[AccessPreset, ...]:
    """The cards in `folder`, in the order of their file names: `2-low_vision.json` is the preset low_vision."""
    presets = []
    for path in sorted(folder.glob("*.json")):
        try:
            profile = read_card(path.read_text(encoding="utf-8"))
            presets.append(
                msgspec.convert({"id": path.stem.partition("-")[2], "profile": profile}, AccessPreset)
            )
        except (Refused, msgspec.ValidationError, UnicodeDecodeError) as error:
            raise Refused("bad_preset", f"{path.name}: {error}") from error
    return tuple(presets)
