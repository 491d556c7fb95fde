"""The research copy: numbers, and words of ours; nothing that anyone may have typed."""

import csv
import io
import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from msgspec.structs import replace

from server.core.document import Document
from server.core.errors import Refused
from server.core.tape import Changed, Linked, TechniqueRan
from server.export.research import write
from server.export.tables import EPOCH
from server.protocol import ExportOrder, Goal, Mood, SessionSeat
from tests.tapes import MadeTape

ORDER = ExportOrder(format="research")
PLANTED = "Xanthippe"


def planted() -> Document:
    """A session in which every place that takes words holds one."""
    tape = MadeTape(seats=(3, 7, 11)).marked(4.0, PLANTED).scene(0.5, f"{PLANTED} hello")
    tape.scale(1.0, scale=f"{PLANTED.lower()}_scale", tones=[PLANTED, "D", "E", "G", "A"])
    tape.sits(7, at=1.0, instrument=PLANTED)
    tape.events += [
        Changed(what=f"{PLANTED} rests", at=2.0),
        TechniqueRan(at=2.0, technique="turns", on=True, seats=[7, 3]),
        Linked(seat=7, at=2.0, round_trip=8.0, jitter=2.5),
    ]
    for at, seat in ((2.0, 3), (3.0, 7), (4.0, 11), (5.0, 7), (6.0, 7)):
        tape.plays(seat, at)
    tape.words, tape.title, tape.series = PLANTED, PLANTED, PLANTED
    tape.goals = [Goal(id=PLANTED, text=PLANTED, seat_key=PLANTED, levels=[PLANTED])]
    tape.moods = [Mood(seat_key=PLANTED, before=3)]
    document = tape.document()
    seats = [
        SessionSeat(seat=seat.seat, key=f"{PLANTED} {seat.seat}", kept=True)
        for seat in document.session.seats
    ]
    line = replace(document.session.line, plan=PLANTED)
    return replace(document, session=replace(document.session, seats=seats, line=line))


def test_nothing_that_was_typed_and_no_date_is_in_it(tmp_path: Path) -> None:
    """[K3] Looked for in every byte of every part, and in the names and times of the parts."""
    path = write(planted(), ORDER, tmp_path, lambda _: None)
    with ZipFile(path) as archive:
        everything = "\n".join(
            [*archive.namelist(), *(archive.read(name).decode() for name in archive.namelist())]
        )
        assert {info.date_time for info in archive.infolist()} == {EPOCH}
    assert PLANTED.lower() not in everything.lower()
    assert not re.search(r"20\d\d-\d\d|T\d\d:\d\d|abc123def456|Sun|Fish", everything)


def test_seats_are_shuffled_and_the_play_is_whole(tmp_path: Path) -> None:
    """[K3] Another copy has other numbers; touches, moments and pads are the same."""
    seen = set()
    for number in range(12):
        folder = tmp_path / str(number)
        folder.mkdir()
        with ZipFile(write(planted(), ORDER, folder, lambda _: None)) as archive:
            text = archive.read("touches.csv").decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text)))
        assert [row["touched"] for row in rows] == ["2", "3", "4", "5", "6"]
        order = tuple(row["seat"] for row in rows)
        assert order[1] == order[3] == order[4]
        assert {*order} == {"1", "2", "3"}
        seen.add(order)
    assert len(seen) > 1


def test_lists_of_seats_do_not_tell_their_old_order(tmp_path: Path) -> None:
    """[K3] They are in the order of the new numbers."""
    with ZipFile(write(planted(), ORDER, tmp_path, lambda _: None)) as archive:
        rows = list(csv.DictReader(io.StringIO(archive.read("room.csv").decode("utf-8-sig"))))
    [turns] = [row for row in rows if row["what"] == "technique"]
    assert turns["seats"].split() == sorted(turns["seats"].split())


def test_an_empty_session_is_refused(tmp_path: Path) -> None:
    """[S4] One sentence."""
    with pytest.raises(Refused, match="Nothing was played"):
        write(MadeTape().document(), ORDER, tmp_path, lambda _: None)
