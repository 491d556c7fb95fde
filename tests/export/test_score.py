"""Engraved notation: pictures that stand by themselves."""

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest

from server.core.document import Document
from server.core.errors import Refused
from server.export import score
from server.export.score import BARS_MOST
from server.protocol import ExportOrder
from tests.export.made import session, told_tempi
from tests.tapes import MadeTape

SVG = "{http://www.w3.org/2000/svg}"


def engraved(document: Document, folder: Path, **asked: Any) -> tuple[dict[str, Any], dict[str, str]]:
    """What the file says of itself, and its pages."""
    shares: list[float] = []
    path = score.write(document, ExportOrder(format="score", **asked), folder, shares.append)
    assert shares == sorted(shares)
    with ZipFile(path) as archive:
        said = json.loads(archive.read("pages.json"))
        return said, {
            name: archive.read(name).decode() for name in archive.namelist() if name != "pages.json"
        }


def test_pages_are_counted_and_all_there(tmp_path: Path) -> None:
    """[K3] So that a page can show them one by one."""
    document = session(seats=12, notes=400, length=120.0, tempi=told_tempi(0.0, 100.0, [])).document()
    said, pages = engraved(document, tmp_path)
    assert said["pages"] == sorted(pages) == [f"page-{number:03}.svg" for number in range(1, len(pages) + 1)]
    assert len(pages) > 1
    assert said["parts"][-1] == "12 Boat"
    assert said["title"] == "A made-up session"


def test_a_picture_has_words_and_nothing_that_runs(tmp_path: Path) -> None:
    """[K3][X4] A title and a description; no script, no handler, nothing from elsewhere."""
    tape = MadeTape().plays(1, 1.0).scene(2.0, "<script>alert(1)</script>").marked(3.0, '"onload=x')
    tape.title = "Tea & <b>song</b>"
    _, pages = engraved(tape.document(), tmp_path)
    picture = ET.fromstring(pages["page-001.svg"])  # noqa: S314 - our own
    assert picture.get("role") == "img"
    named = {one.get("id"): "".join(one.itertext()) for one in picture if one.get("id") in ("t", "d")}
    assert picture.get("aria-labelledby") == "t d"
    assert named == {"t": "Tea & <b>song</b>, 1 / 1", "d": "1 Sun"}
    assert "Verovio" not in "".join(named.values())
    tags = {one.tag.removeprefix(SVG) for one in picture.iter()}
    assert not tags & {"script", "foreignObject", "image", "a", "iframe", "animate", "set"}
    names = {name for one in picture.iter() for name in one.attrib}
    assert not [name for name in names if name.lower().startswith("on")]
    links = [value for one in picture.iter() for name, value in one.attrib.items() if name.endswith("href")]
    assert all(link.startswith("#") for link in links)
    assert all(url.startswith("data:") for url in re.findall(r"url\(['\"]?([^)'\"]+)", pages["page-001.svg"]))


def test_it_is_as_wide_as_its_place(tmp_path: Path) -> None:
    """[X4] It has a shape of its own and no size: a page makes it as large as a reader needs."""
    _, pages = engraved(MadeTape().plays(1, 1.0).document(), tmp_path)
    picture = ET.fromstring(pages["page-001.svg"])  # noqa: S314 - our own
    assert picture.get("viewBox")
    assert not picture.get("width")


def test_too_much_is_refused(tmp_path: Path) -> None:
    """[K3] Six hours of forty seats are no picture book; a span of them is."""
    tape = MadeTape(seats=range(1, 41), length=3 * 3600.0)
    for seat in range(1, 41):
        tape.plays(seat, 60.0 + seat)
    document = tape.document()
    assert BARS_MOST < 40 * 3 * 3600 * 100 / 60 / 4
    with pytest.raises(Refused) as refused:
        engraved(document, tmp_path)
    assert refused.value.code == "score_too_long"
    assert not list(tmp_path.iterdir())
    said, _ = engraved(document, tmp_path, since=60.0, until=120.0, seats=[1, 2])
    assert said["parts"] == ["1 Sun", "2 Moon"]
