"""The page of plain words that goes with files made of many parts, in the language of whoever asked for them."""

from collections.abc import Sequence
from textwrap import fill
from typing import Final
from zipfile import ZipFile

from server.export.page.words import Words
from server.export.tables import member

WIDTH: Final = 100
"""Letters in a line: any editor shows it whole."""


def readme(
    archive: ZipFile, language: str, about: str, parts: Sequence[tuple[str, str]], sentences: Sequence[str]
) -> None:
    """`about`: whose words under `take_away` these are; `parts`: a member's name and its sentence there."""
    words = Words(language)
    wide = max(len(name) for name, _ in parts) + 2
    listed = [
        fill(
            words.say(f"take_away.{about}.{key}"),
            WIDTH,
            initial_indent=name.ljust(wide),
            subsequent_indent=" " * wide,
            break_long_words=False,
        )
        for name, key in parts
    ]
    said = [fill(words.say(f"take_away.{key}"), WIDTH) for key in sentences]
    lines = [words.say(f"take_away.{about}.title"), "", *listed, "", *said, ""]
    with member(archive, "README.txt") as file:
        file.write("\n".join(lines).replace("\n", "\r\n"))
