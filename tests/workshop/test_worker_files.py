"""The files a worker makes: by name, the same from every database, of empty sessions and of the longest."""

import re
from contextlib import closing
from pathlib import Path
from typing import get_args
from zipfile import ZipFile

import pytest

from server.core.errors import Refused
from server.protocol import ExportFormat, ExportOrder, SessionSeat
from server.storage.archive import Archive, NewSession
from server.workshop.work import (
    MakeExport,
)
from tests.tapes import MadeTape
from tests.workshop.house import PLANTED, SESSION, House

FILES: dict[ExportFormat, str] = {
    "csv": "roundelay-2026-06-03-2-seats-tables.zip",
    "json": "roundelay-2026-06-03-2-seats.json",
    "midi": "roundelay-2026-06-03-2-seats.mid",
    "research": "roundelay-research-copy.zip",
    "everything": "roundelay-2026-06-03-2-seats-everything.zip",
}


@pytest.mark.parametrize("format", FILES)
def test_a_file_has_a_plain_name_with_nobody_in_it(file_house: House, format: ExportFormat) -> None:
    """[K3][T4] Whatever the session is called."""
    file_house.keep(word=PLANTED)
    made, _ = file_house.work(MakeExport(SESSION, ExportOrder(format=format)))
    assert made is not None
    assert made.name == FILES[format]
    assert made.stat().st_size > 100
    shares = [line.share for line in file_house.said if line.share is not None]
    assert shares == sorted(shares)


@pytest.mark.parametrize("format", get_args(ExportFormat))
def test_every_file_is_the_same_from_a_server(
    file_house: House, tmp_path: Path, postgres_url: str, format: ExportFormat
) -> None:
    """[K3] To the last byte, wherever the record is kept."""
    made: list[list[tuple[str, bytes]]] = []
    for house in (file_house, House(tmp_path, postgres_url)):
        house.keep(series="Tuesday")
        house.keep("beforebefore", series="Tuesday")
        file, _ = house.work(MakeExport(SESSION, ExportOrder(format=format)))
        assert file is not None
        made.append(without_seats(contents(file)) if format == "research" else contents(file))
    assert made[0] == made[1]


def without_seats(parts: list[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    """Its seats are shuffled anew each time: the lines of its tables without their first column, in order."""
    return [(name, b"\n".join(sorted(re.sub(rb"(?m)^\d+,", b"", data).splitlines()))) for name, data in parts]


def contents(file: Path) -> list[tuple[str, bytes]]:
    """A file as it is; of a zip what is in it, for that notes the hour; engravers name their signs by lot."""
    if file.suffix != ".zip":
        return [(file.name, file.read_bytes())]
    with ZipFile(file) as archive:
        return [(name, NAMED_BY_LOT.sub(b"", archive.read(name))) for name in archive.namelist()]


NAMED_BY_LOT = re.compile(rb'(?<=[\s"]id=")[^"]*|#[^")]*|(?<=MilestoneEnd )\w+')


NOTHING_PLAYED = set(get_args(ExportFormat)) - {"json", "everything", "pdf"}
"""Files that would be empty; the others hold what was written about it, too."""


@pytest.mark.parametrize("seats", [0, 2])
@pytest.mark.parametrize("format", get_args(ExportFormat))
def test_an_empty_session_is_a_whole_file_or_a_sentence(
    file_house: House, format: ExportFormat, seats: int
) -> None:
    """[S4] Whether nobody was there or nobody played: nothing half-made lies about."""
    with closing(Archive.open(file_house.url)) as archive:
        keys = [SessionSeat(seat=seat, key=f"{seat} Sun", kept=True) for seat in range(1, seats + 1)]
        archive.begin(
            NewSession(
                id=SESSION, title="x", series=None, began="2026-06-03T09:30:00Z", keep_days=30, plan=None, seats=keys
            )
        )  # fmt: skip
        archive.end(SESSION, length=0.0 if seats == 0 else 60.0, ended="2026-06-03T09:31:00Z")
    job = MakeExport(SESSION, ExportOrder(format=format))
    if format in NOTHING_PLAYED:
        with pytest.raises(Refused, match="Nothing was played"):
            file_house.work(job)
        assert list((file_house.data / "exports").rglob("*.*")) == []
    else:
        made, _ = file_house.work(job)
        assert made is not None
        assert made.name.startswith(f"roundelay-2026-06-03-{seats}-seats")


LARGEST: dict[ExportFormat, str] = {
    "midi": "mid",
    "csv": "zip",
    "json": "json",
    "research": "zip",
    "everything": "zip",
}


def test_six_hours_of_forty_seats_are_files_or_a_sentence(file_house: House) -> None:
    """[S4][K3] The longest there is; the rest of the formats have their own tests of it."""
    tape = MadeTape(seats=range(1, 41), length=6 * 3600.0)
    for number in range(400):
        tape.plays(1 + number % 40, 53.0 * number)
    seats = [SessionSeat(seat=seat, key=f"{seat} Sun", kept=True) for seat in range(1, 41)]
    with closing(Archive.open(file_house.url)) as archive:
        archive.begin(
            NewSession(
                id=SESSION, title="x", series=None, began="2026-06-03T09:30:00Z", keep_days=30, plan=None, seats=seats
            )
        )  # fmt: skip
        archive.append(SESSION, 0, tape.document().events)
        archive.end(SESSION, length=6 * 3600.0, ended="2026-06-03T15:30:00Z")
    for format, ending in LARGEST.items():
        made, _ = file_house.work(MakeExport(SESSION, ExportOrder(format=format)))
        assert made is not None
        assert made.name.endswith(f".{ending}")
    with pytest.raises(Refused, match="choose a shorter part"):
        file_house.work(MakeExport(SESSION, ExportOrder(format="score")))
