"""Cells and tables: nothing in them acts, and the same content is the same file."""

import csv
import io
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.export.tables import ACTS, EPOCH, Table, cell, harmless, member, put_table


@pytest.mark.parametrize("begin", ACTS)
def test_no_text_is_taken_for_a_formula(begin: str) -> None:
    """[K3] Spreadsheets work out whatever begins so; with an apostrophe before it stays a text."""
    assert harmless(f"{begin}HYPERLINK(1)").startswith("'")
    assert harmless(f"  {begin}1").startswith("'")
    assert harmless(f"Anna{begin}1") == f"Anna{begin}1"


@given(st.text(max_size=30))
def test_whatever_is_written_comes_back_and_is_harmless(text: str) -> None:
    """[K3] A reader of CSV finds the text, at most with an apostrophe before it."""
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\r\n").writerow([cell(text), "end"])
    if "\x00" not in text:
        [row] = list(csv.reader(io.StringIO(written.getvalue(), newline="")))
        assert row[0] in (text, f"'{text}")
        assert not row[0].startswith(ACTS)


def test_cells_are_plain() -> None:
    """[K3] Numbers stay numbers, also negative ones; nothing is an empty cell."""
    assert [cell(value) for value in (None, True, False, -0.5, 1.0, 7, 1 / 3)] == [
        "", "yes", "no", "-0.5", "1", "7", "0.333333",
    ]  # fmt: skip


def test_a_table_is_a_member_without_a_date(tmp_path: Path) -> None:
    """[K3] It begins with the mark of UTF-8, its lines end as the standard says, and nothing tells when it was made."""
    path = tmp_path / "a.zip"
    with ZipFile(path, "w") as archive:
        put_table(archive, Table("some", ("one", "two"), [[1, "é"], [None, "=1"]]), "folder/")
        with member(archive, "words.txt") as file:
            file.write("hello")
    with ZipFile(path) as archive:
        assert archive.read("folder/some.csv").decode() == "\ufeffone,two\r\n1,é\r\n,'=1\r\n"
        assert archive.read("words.txt") == b"hello"
        assert {info.date_time for info in archive.infolist()} == {EPOCH}
