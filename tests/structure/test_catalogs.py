"""Every word on a screen stands in the catalogs, one file a language, and every language has them all."""

import json
import re
from typing import Any

import pytest

from server.core.instruments import INSTRUMENTS
from server.protocol.terms import SYMBOLS
from tests.structure.tree import ROOT, ending, text

FOLDER = ROOT / "web" / "words"
LANGUAGES = ("de", "es", "fr", "cy")

FORMS = {"en": {"one", "other"}, "de": {"one", "other"}, "es": {"one", "other"}, "fr": {"one", "other"}}
WELSH = {"zero", "one", "two", "few", "many", "other"}

Entry = str | dict[str, str]

SAME_EVERYWHERE = re.compile(
    r"^(page|dashboard\.key\.sign_\w+|safety\.short|safety\.now\.level|instruments|grounds|lists|theme|scales"
    r"|dashboard\.time|access\.(seconds|millimetres)|undo|plans|licences)\b"
)
"""Numbers with their units, names of instruments and of scales: they may well be the same in two languages."""

SAME = 3
"""Up to so many words may happen to be the same: Plan, Tempo, Pause, Swing, Code."""


def flat(tree: dict[str, Any], before: str = "") -> dict[str, Entry]:
    """{"pad": {"door": {"title"}}} as {"pad.door.title"}; an object with "other" is one sentence, by number."""
    found: dict[str, Entry] = {}
    for name, value in tree.items():
        if isinstance(value, str) or "other" in value:
            found[before + name] = value
        else:
            found |= flat(value, f"{before}{name}.")
    return found


def catalog(language: str) -> dict[str, Entry]:
    return flat(json.loads((FOLDER / f"{language}.json").read_text("utf-8")))


ENGLISH = catalog("en")


def texts(entry: Entry) -> list[str]:
    return [entry] if isinstance(entry, str) else list(entry.values())


def places(words: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", words))


def all_places(entry: Entry) -> set[str]:
    return set().union(*map(places, texts(entry)))


def test_there_is_one_file_a_language() -> None:
    """[X4] English and four others to begin with."""
    assert {path.stem for path in FOLDER.glob("*.json")} == {"en", *LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_is_complete(language: str) -> None:
    """[X4] It has every sentence that English has, and no other; none is empty."""
    theirs = catalog(language)
    assert sorted(ENGLISH.keys() - theirs.keys()) == []
    assert sorted(theirs.keys() - ENGLISH.keys()) == []
    assert not [
        key
        for key, entry in theirs.items()
        if any(not one.strip() for one in texts(entry) if key[:5] != "lists")
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_stands_in_the_places(language: str) -> None:
    """[X4] What English puts into a sentence, a seat or a number, each language puts into it."""
    theirs = catalog(language)
    assert {key: all_places(theirs[key]) for key in ENGLISH if key in theirs} == {
        key: all_places(ENGLISH[key]) for key in ENGLISH if key in theirs
    }


@pytest.mark.parametrize("language", ["en", *LANGUAGES])
def test_forms_by_number_are_those_the_language_has(language: str) -> None:
    """[X4] One and other; Welsh has six."""
    wanted = FORMS.get(language, WELSH)
    by_number = {key: entry for key, entry in catalog(language).items() if isinstance(entry, dict)}
    assert {key for key, entry in ENGLISH.items() if isinstance(entry, dict)} >= set(
        by_number
    ) or language == "en"
    assert {key: set(entry) - wanted for key, entry in by_number.items() if set(entry) - wanted} == {}
    assert not [key for key, entry in by_number.items() if "other" not in entry]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_was_left_in_english(language: str) -> None:
    """[X4] A sentence of several words is never the English one."""
    theirs = catalog(language)
    left = [
        key
        for key, entry in ENGLISH.items()
        if key in theirs
        and theirs[key] == entry
        and not SAME_EVERYWHERE.match(key)
        and any(len(re.findall(r"[^\W\d_]{3,}", re.sub(r"\{\w+\}", "", one))) > SAME for one in texts(entry))
    ]
    assert left == []


def test_seats_and_instruments_have_their_words() -> None:
    """[R1] What the server names by an id, pages can say."""
    assert {f"seats.{symbol}" for symbol in SYMBOLS} <= ENGLISH.keys()
    assert {f"instruments.{name}" for name in INSTRUMENTS} <= ENGLISH.keys()


KEYED = re.compile(
    r"Said\(\s*(?:f?\"[^\"]*\"|[\w.\[\]]+(?:\([^()]*\))?),\s*\"([\w.]+)\"|key=\"([\w.]+\.[\w.]+)\""
)


def test_the_servers_phrases_are_in_the_catalogs() -> None:
    """[X4] Each key that is written out in the server."""
    keys = {
        found
        for name in ending(".py")
        if name.startswith("server/")
        for pair in KEYED.findall(text(name))
        for found in pair
        if found
    }
    assert keys
    assert sorted(keys - ENGLISH.keys()) == []


SPEAKING = tuple(
    f"server/{part}"
    for part in (
        *("core/", "edge/", "hub.py", "plans.py", "recordings.py", "replays.py"),
        *("storage/", "workshop/", "export/", "analysis/"),
    )
)
"""Whatever refuses something that was asked for on a page."""


def test_refusals_have_their_words() -> None:
    """[S4] Whatever the server refuses a person, each language can say."""
    at_start = ("database", "migrating", "holding")  # said where the program was started
    told = [
        name
        for name in ending(".py")
        if name.startswith(SPEAKING)
        and name not in {"server/workshop/shelf.py", *(f"server/storage/{one}.py" for one in at_start)}
    ]
    codes = {code for name in told for code in re.findall(r"Refused\(\s*\"(\w+)\"", text(name))}
    assert {"no_disk", "no_sounds", "score_too_long", "nothing_there", "no_moment", "too_many_jobs"} <= codes
    terminal = {"unknown_timing", "bad_access_file"}
    assert sorted({f"refused.{code}" for code in codes - terminal} - ENGLISH.keys()) == []
