"""The page of plain words beside the parts of a file."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from server.export.everything import PARTS
from server.export.readme import WIDTH, readme
from server.export.research import PARTS as OF_RESEARCH


def written(folder: Path, language: str, about: str = "all") -> str:
    path = folder / f"{language}-{about}.zip"
    with ZipFile(path, "w") as archive:
        parts = PARTS if about == "all" else OF_RESEARCH
        readme(archive, language, about, parts, ["all.safe"])
    with ZipFile(path) as archive:
        return archive.read("README.txt").decode()


@pytest.mark.parametrize("about", ["all", "research"])
def test_it_names_every_part_in_ones_own_language(tmp_path: Path, about: str) -> None:
    """[K5][X4] Five languages, five texts; a language that isn't there is English."""
    texts = {language: written(tmp_path, language, about) for language in ("en", "de", "es", "fr", "cy")}
    assert len(set(texts.values())) == 5
    for text in texts.values():
        assert all(f"\r\n{name}  " in text for name, _ in (PARTS if about == "all" else OF_RESEARCH))
        assert "take_away" not in text
        assert max(len(line) for line in text.split("\r\n")) <= WIDTH
        assert "\n" not in text.replace("\r\n", "")
    assert written(tmp_path, "xx", about) == texts["en"]
