"""The timeline on paper: every seat in its place, however many and however long."""

from pathlib import Path

import pypdfium2
import pytest
from msgspec.structs import replace

from server.export.page.sheet import HIGH, Sheet
from server.export.page.timeline import Picture, measured, rows_of
from server.export.page.words import Words
from server.protocol import SessionSeat
from tests.export.reported import reported
from tests.tapes import MadeTape
from tests.tuesday import LEFT_OUT, SEATS, tuesday_group


def drawn(folder: Path, tape: MadeTape) -> tuple[float, str, int]:
    """Where it ends, its words, and the size of the file."""
    report = reported(tape.document())
    path = folder / "timeline.pdf"
    sheet = Sheet(path, title="t", language="en")
    end = Picture(sheet, Words("en"), report, x=40, y=100, width=515).draw()
    sheet.save()
    assert end == pytest.approx(100 + measured(report).height)
    return end, pypdfium2.PdfDocument(str(path))[0].get_textpage().get_text_range(), path.stat().st_size


def test_seats_stand_in_their_places_with_those_left_out() -> None:
    """[K4] A seat without a touch has its row; one that was left out says so."""
    report = reported(tuesday_group())
    rows = rows_of(report)
    assert [row.seat for row in rows] == sorted([*SEATS, LEFT_OUT])
    assert next(row for row in rows if row.seat == LEFT_OUT).left_out == [(0.0, 1560.0)]


def test_scenes_marks_and_minutes_are_words(tmp_path: Path) -> None:
    """[K4] They can be selected and searched."""
    tape = MadeTape(seats=(1, 12), length=600).scene(0, "Hello").marked(300, "all soft")
    tape.plays(1, 10).plays(12, 590, heard=False)
    _, words, _ = drawn(tmp_path, tape)
    for part in ("Hello", "all soft", "1 Sun", "12 Boat", "5:00", "10:00"):
        assert part in words


@pytest.mark.parametrize(("seats", "length"), [(0, 0.0), (40, 600.0), (48, 21_600.0)])
def test_any_number_of_seats_and_hours_fits(tmp_path: Path, seats: int, length: float) -> None:
    """[K3] None, forty, six hours."""
    tape = MadeTape(seats=range(1, seats + 1), length=length)
    for seat in range(1, seats + 1):
        tape.plays(seat, length / 2)
    end, words, _ = drawn(tmp_path, tape)
    assert end < HIGH * 0.55
    assert ("6:00:00" in words) == (length == 21_600.0)


def test_fifty_thousand_touches_are_no_more_ink_than_can_be_seen(tmp_path: Path) -> None:
    """[K3] What would lie on the same dot is drawn once."""
    report = reported(MadeTape(seats=(1,), length=3600).plays(1, 1).document())
    note = report.timeline.rows[0].notes[0]
    notes = [replace(note, at=index * 0.07, pad=index % 5) for index in range(50_000)]
    row = replace(report.timeline.rows[0], notes=notes)
    report = replace(report, timeline=replace(report.timeline, rows=[row]))
    path = tmp_path / "busy.pdf"
    sheet = Sheet(path, title="t", language="en")
    Picture(sheet, Words("en"), report, x=40, y=100, width=515).draw()
    sheet.save()
    assert path.stat().st_size < 40_000


def test_a_kept_seat_without_a_touch_is_not_left_out() -> None:
    """[K4] Silence is a row like any other."""
    report = reported(MadeTape(seats=(1,)).document())
    seats = [*report.session.seats, SessionSeat(2, "2 Moon", True)]
    rows = rows_of(replace(report, session=replace(report.session, seats=seats)))
    assert [(row.seat, row.left_out) for row in rows] == [(1, []), (2, [])]
