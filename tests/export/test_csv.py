"""CSV: read back with the library's own reader."""

import csv
import io
from pathlib import Path
from zipfile import ZipFile

import pytest
from msgspec.structs import replace

from server.core.document import Document
from server.core.errors import Refused
from server.export.csv import counted, months, write
from server.protocol import ExportOrder
from tests.tapes import MadeTape

ORDER = ExportOrder(format="csv")


def read(path: Path) -> dict[str, list[dict[str, str]]]:
    """Tables by name, rows by column."""
    with ZipFile(path) as archive:
        return {
            name.removesuffix(".csv"): list(
                csv.DictReader(io.StringIO(archive.read(name).decode("utf-8-sig")))
            )
            for name in archive.namelist()
        }


def session() -> Document:
    made = (
        MadeTape(length=130.0).marked(4.0, "=cmd()").scene(0.5, "+Hello").plays(1, 2.0, pad=2).plays(1, 70.0)
    )
    return made.plays(2, 71.25, heard=False).leaves_out(1.0, 3).document()


def test_every_touch_is_a_row(tmp_path: Path) -> None:
    """[K3] With what was touched, heard and lifted; nothing in a cell is a formula."""
    rows = read(write(session(), ORDER, tmp_path, lambda _: None))["events"]
    played = [row for row in rows if row["kind"] == "touched"]
    assert [(row["at"], row["seat"], row["key"], row["lifted"]) for row in played] == [
        ("2", "1", "1 Sun", "2.3"), ("70", "1", "1 Sun", "70.3"), ("71.25", "2", "2 Moon", "71.55"),
    ]  # fmt: skip
    assert [row["sounded"] for row in played] == ["2", "70", ""]
    assert [row["detail"] for row in rows if row["kind"] in ("marked", "scene_began")] == [
        "'+Hello",
        "star =cmd()",
    ]
    assert [int(row["number"]) for row in rows] == list(range(1, len(rows) + 1))


def test_seats_and_minutes_add_up(tmp_path: Path) -> None:
    """[K3] The same touches, counted by seat and by minute; a silent minute is a row of zeros."""
    found = read(write(session(), ORDER, tmp_path, lambda _: None))
    assert [(row["seat"], row["touches"], row["heard"], row["touched_for"]) for row in found["seats"]] == [
        ("1", "2", "2", "0.6"), ("2", "1", "0", "0.3"),
    ]  # fmt: skip
    assert [(row["minute"], row["seat"], row["touches"]) for row in found["minutes"]] == [
        ("0", "1", "1"), ("0", "2", "0"), ("1", "1", "1"), ("1", "2", "1"), ("2", "1", "0"), ("2", "2", "0"),
    ]  # fmt: skip


def test_months_count_the_sessions_of_a_series(tmp_path: Path) -> None:
    """[K3] What a service asks for at the end of a month."""
    one = counted(session())
    assert list(months([one, replace(one, month="2026-05"), one])) == [
        ["2026-05", 1, 2.2, 2, 3], ["2026-06", 2, 4.3, 4, 6],
    ]  # fmt: skip
    [row] = read(write(session(), ORDER, tmp_path, lambda _: None, beside=[one]))["months"]
    assert (row["month"], row["sessions"], row["touches"]) == ("2026-06", "2", "6")


def test_an_empty_session_and_a_running_one_are_refused(tmp_path: Path) -> None:
    """[S4] One sentence each, and no file."""
    with pytest.raises(Refused, match="Nothing was played"):
        write(MadeTape().document(), ORDER, tmp_path, lambda _: None)
    document = session()
    line = replace(document.session.line, state="running")
    with pytest.raises(Refused, match="still being recorded"):
        write(
            replace(document, session=replace(document.session, line=line)), ORDER, tmp_path, lambda _: None
        )
    assert list(tmp_path.iterdir()) == []
