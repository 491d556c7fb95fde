"""The catalogs of languages, as the pages say them, for what is printed."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Final

from server.core.seat import symbol_of
from server.protocol import Phrase

FOLDER: Final = Path(__file__).resolve().parents[3] / "web" / "words"

Values = Mapping[str, str | int | float]
Entry = str | dict[str, str]

_WELSH: Final = {0: "zero", 1: "one", 2: "two", 3: "few", 6: "many"}


class Words:
    """One language; what it lacks is said in English."""

    def __init__(self, language: str) -> None:
        self.language: Final = language if (FOLDER / f"{language}.json").is_file() else "en"
        self._own, self._english = _catalog(self.language), _catalog("en")

    def say(self, key: str, values: Values | None = None, *, instead: str | None = None) -> str:
        """The sentence of this name; where it has forms by number, `count` chooses."""
        filled = dict(values or {})
        entry = self._own.get(key, self._english.get(key))
        if entry is None:
            return key if instead is None else instead
        if isinstance(entry, dict):
            entry = entry.get(_form(self.language, filled.get("count")), entry["other"])
        for name, value in filled.items():
            entry = entry.replace(f"{{{name}}}", str(value))
        return entry

    def phrase(self, phrase: Phrase) -> str:
        """A sentence of the server's, its seat in words."""
        values: dict[str, str | int | float] = dict(phrase.values)
        if isinstance(seat := values.get("seat"), int):
            values["name"] = self.symbol(seat)
        if isinstance(technique := values.get("technique"), str):
            values["technique"] = self.say(f"techniques.{technique}.title", instead=technique)
        return self.say(phrase.key, values, instead="")

    def figure(self, value: float, decimals: int = 0) -> str:
        return f"{value:.{decimals}f}".replace(".", self.say("lists.point"))

    def listed(self, names: Sequence[str]) -> str:
        """ "A, B and C"."""
        if len(names) < 2:
            return "".join(names)
        some = self.say("lists.comma").join(names[:-1])
        return self.say("lists.and", {"some": some, "last": names[-1]})

    def symbol(self, seat: int) -> str:
        return self.say(f"seats.{symbol_of(seat)}")

    def seat(self, seat: int) -> str:
        """ "10 Leaf"."""
        return f"{seat} {self.symbol(seat)}"

    def date(self, iso: str) -> str:
        """ "3 June 2026", by this machine's clock."""
        try:
            day = datetime.fromisoformat(iso).astimezone()
        except ValueError:
            return iso
        return self.say(f"report.date.m{day.month}", {"day": day.day, "year": day.year})


def clock(seconds: float) -> str:
    """ "6:24"; "1:06:24" from an hour on."""
    whole = max(0, int(seconds))
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def lasting(words: Words, seconds: float) -> str:
    """ "22 min 10 s", "2 h 5 min", "48 s"."""
    whole = max(0, round(seconds))
    if whole < 60:
        return words.say("report.time.s", {"s": whole})
    if whole < 3600:
        minutes, rest = divmod(whole, 60)
        key = "report.time.min_s" if rest else "report.time.min"
        return words.say(key, {"min": minutes, "s": rest})
    hours, minutes = divmod(round(whole / 60), 60)
    return words.say("report.time.h_min" if minutes else "report.time.h", {"h": hours, "min": minutes})


def roughly(words: Words, seconds: float) -> str:
    """ "26 minutes"."""
    if 60 <= seconds < 5400:
        return words.say("report.time.minutes", {"count": round(seconds / 60)})
    return lasting(words, seconds if seconds < 60 else round(seconds / 60) * 60)


def _form(language: str, count: str | int | float | None) -> str:
    if language == "cy":
        return _WELSH.get(int(count or 0), "other")
    if language == "fr":
        return "one" if 0 <= float(count or 0) < 2 else "other"
    return "one" if count == 1 else "other"


@cache
def _catalog(language: str) -> dict[str, Entry]:
    found: dict[str, Entry] = {}

    def gather(tree: dict[str, Entry], before: str) -> None:
        for name, value in tree.items():
            if isinstance(value, str) or "other" in value:
                found[before + name] = value
            else:
                gather(value, f"{before}{name}.")  # type: ignore[arg-type]

    gather(json.loads((FOLDER / f"{language}.json").read_text("utf-8")), "")
    return found
