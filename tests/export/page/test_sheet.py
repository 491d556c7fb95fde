"""Words break where they must, and are cut where they say so."""

from pathlib import Path

import pypdfium2
import pytest

from server.export.page.fonts import face
from server.export.page.sheet import HIGH, WIDE, Sheet, broken, fitted


def test_words_become_lines_that_fit() -> None:
    """[K3] No letter is lost, not even of a word as long as three lines."""
    words = "Quiet " * 20 + "Donaudampfschifffahrtsgesellschaftskapitän" * 3
    lines = broken(words, 10, 150)
    assert all(face("text").width(line, 10) <= 150 for line in lines)
    assert "".join(lines).replace(" ", "") == words.replace(" ", "")
    assert broken("", 10, 150) == [""]
    assert broken("one\ntwo", 10, 150) == ["one", "two"]


def test_what_is_cut_says_so() -> None:
    """[K3] Three dots; nothing at all where not even they fit."""
    assert fitted("Hello", 10, 100) == "Hello"
    cut = fitted("Hello everybody in the room", 10, 60)
    assert cut.endswith("…")
    assert face("text").width(cut, 10) <= 60
    assert fitted("Hello", 10, 1) == ""


def test_a_sheet_is_a4_with_a_title_and_a_language(tmp_path: Path) -> None:
    """[K3] Words can be selected, a reader knows in which language to speak them."""
    path = tmp_path / "sheet.pdf"
    sheet = Sheet(path, title="Tuesday", language="cy")
    sheet.text(40, 60, "Pwy chwaraeodd pryd, ŵy", 12)
    sheet.box(10, 10, 20, 20, "#ff0000", round_=4)
    sheet.rule(0, 100, 50)
    sheet.upright(30, 10, 90, dotted=True)
    sheet.flag(20, 20, 8)
    for seat in (1, 13, 25, 37):
        sheet.token(seat, 10 * seat, 200, 40)
    sheet.boxes([(10, 300, 4, 2)], "#000000", hollow=True)
    sheet.boxes([], "#000000")
    sheet.save()
    document = pypdfium2.PdfDocument(str(path))
    assert document.get_metadata_value("Title") == "Tuesday"
    assert document[0].get_size() == pytest.approx((WIDE, HIGH), abs=0.01)
    assert "Pwy chwaraeodd pryd, ŵy" in document[0].get_textpage().get_text_range()
    assert b"/Lang (cy)" in path.read_bytes()
