"""Tables as files: rows of cells as CSV, many of them in one zip; nothing in a cell acts in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final, TextIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from msgspec import Struct

Cell = str | int | float | bool | None

ACTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""A text that begins so is taken for a formula by one spreadsheet or another."""

EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The time of every member: when a copy was made is nobody's business, and the same content is the same file."""


class Table(Struct, frozen=True):
    """Its name, what its columns are called, and its rows."""

    name: str
    columns: Sequence[str]
    rows: Iterable[Sequence[Cell]]


def harmless(text: str) -> str:
    """The same text as a text: an apostrophe before it keeps it from being worked out."""
    return f"'{text}" if text.lstrip(" ").startswith(ACTS) or text.startswith(ACTS) else text


def cell(value: Cell) -> str:
    """Numbers with at most a millionth, nothing as nothing."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:.6f}".rstrip("0").rstrip(".")
        case int():
            return str(value)
        case _:
            return harmless(value)


@contextmanager
def member(archive: ZipFile, name: str) -> Iterator[TextIO]:
    """A text file within a zip, written bit by bit; lines end as they are written."""
    info = ZipInfo(name, date_time=EPOCH)
    info.compress_type = ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    with archive.open(info, "w", force_zip64=True) as raw:
        text = io.TextIOWrapper(raw, encoding="utf-8", newline="", write_through=False)
        yield text
        text.flush()
        text.detach()


def put_table(archive: ZipFile, table: Table, folder: str = "") -> None:
    """UTF-8 with its mark, without which spreadsheets on Windows take letters beyond English for others."""
    with member(archive, f"{folder}{table.name}.csv") as file:
        file.write("\ufeff")
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(table.columns)
        for row in table.rows:
            writer.writerow([cell(value) for value in row])
