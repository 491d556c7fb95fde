"""The worker process: one job a line, and what is left on the disk when it has erased."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import get_args
from zipfile import ZipFile

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from server.core.errors import Refused
from server.core.tape import Changed, Event
from server.protocol import ExportFormat, ExportOrder, Goal, Mood, SeatKeyOrder, SessionEdit, SessionSeat
from server.storage.archive import Archive, NewSession
from server.workshop.work import (
    BackUp,
    Erase,
    EraseKey,
    Line,
    MakeExport,
    Purge,
    TakeAway,
    TakeIn,
    Task,
    Work,
)
from server.workshop.worker import Worker
from tests.structure.tree import ROOT
from tests.tapes import MadeTape

SESSION = "abc123def456"
PLANTED = "Xanthippe"
NOW, LATER = "2026-06-04T00:00:00Z", "2026-09-01T00:00:00Z"


class House:
    """A data folder with its record, and a worker at hand."""

    def __init__(self, data: Path, url: str = "") -> None:
        self.data = data
        self.url = url or f"sqlite:///{data / 'roundelay.db'}"
        self.said: list[Line] = []

    def keep(
        self, session: str = SESSION, *, word: str = "", series: str | None = None, keep_days: int = 30,
        events: list[Event] | None = None,
    ) -> None:  # fmt: skip
        """A session that ended on the third of June; `word` stands wherever a word may stand."""
        archive = Archive.open(self.url)
        seats = [SessionSeat(seat=seat, key=f"{seat} {word or 'Sun'}", kept=True) for seat in (1, 2)]
        archive.begin(
            NewSession(
                id=session, title=f"Title {word}", series=series, began="2026-06-03T09:30:00Z", keep_days=keep_days,
                plan=f"Plan {word}", seats=seats,
            )
        )  # fmt: skip
        tape = MadeTape().plays(1, 2.0).plays(2, 3.0).marked(4.0, word).scene(0.5, word)
        told = [Changed(what=f"{word} rests", at=59.0)] if word else []
        archive.append(session, 0, [*tape.document().events, *told] if events is None else events)
        archive.end(session, length=60.0, ended="2026-06-03T09:31:00Z")
        archive.edit(
            session,
            SessionEdit(
                words=f"{word} sang. " * 400,
                goals=[Goal(id="g", text=f"{word} waits", seat_key=f"1 {word or 'Sun'}", rating=1)],
                moods=[Mood(seat_key=f"1 {word or 'Sun'}", before=3, after=5)],
            ),
        )
        archive.close()

    def work(self, job: Work) -> tuple[Path | None, list[str]]:
        """In this process: what the process of its own would do."""
        out = self.data / "exports" / "0123456789abcdef"
        out.mkdir(parents=True, exist_ok=True)
        task = Task(url=self.url, data=str(self.data), out=str(out), job=job)
        made = Worker(task, self.said.append).do()
        return (out / made.file if made.file else None), made.sessions

    def everything(self, session: str = SESSION) -> bytes:
        made, _ = self.work(MakeExport(session, ExportOrder(format="everything")))
        assert made is not None
        return made.read_bytes()

    def holds(self, word: str) -> list[str]:
        """The files of the data folder in which this word stands, byte by byte."""
        files = [path for path in self.data.rglob("*") if path.is_file()]
        return [path.name for path in files if word.encode() in path.read_bytes()]


@pytest.fixture
def house(tmp_path: Path, url: str) -> House:
    """On a file, and on a server."""
    return House(tmp_path, url)


@pytest.fixture
def file_house(tmp_path: Path) -> House:
    """On a file, whatever the other one is on."""
    folder = tmp_path / "file"
    folder.mkdir()
    return House(folder)


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
        made.append(contents(file))
    assert made[0] == made[1]


def contents(file: Path) -> list[tuple[str, bytes]]:
    """A file as it is; of a zip what is in it, for that notes the hour; engravers name their signs by lot."""
    if file.suffix != ".zip":
        return [(file.name, file.read_bytes())]
    with ZipFile(file) as archive:
        return [(name, NAMED_BY_LOT.sub(b"", archive.read(name))) for name in archive.namelist()]


NAMED_BY_LOT = re.compile(rb'(?<=[\s"]id=")[^"]*|#[^")]*|(?<=MilestoneEnd )\w+')


def test_what_is_gone_is_refused(house: House) -> None:
    """[S4] One sentence."""
    house.keep()
    for job in (MakeExport("nowhere12345", ExportOrder(format="json")), Erase("nowhere12345")):
        with pytest.raises(Refused, match="no such session"):
            house.work(job)
    for order in (
        SeatKeyOrder(key="9 Hill", session=SESSION),
        SeatKeyOrder(key="1 Sun"),
        SeatKeyOrder(key="1 Sun", series="x"),
    ):
        with pytest.raises(Refused, match="No kept session has this seat key"):
            house.work(TakeAway(order))


def test_a_session_that_runs_is_left_alone(house: House) -> None:
    """[S4] Not made into a file, not erased."""
    archive = Archive.open(house.url)
    archive.begin(
        NewSession(
            id=SESSION, title="x", series=None, began="2026-06-03T09:30:00Z", keep_days=0, plan=None,
            seats=[SessionSeat(seat=1, key="1 Sun", kept=True)],
        )
    )  # fmt: skip
    archive.close()
    order = SeatKeyOrder(key="1 Sun", session=SESSION)
    for job in (
        MakeExport(SESSION, ExportOrder(format="json")),
        Erase(SESSION),
        EraseKey(order),
        TakeAway(order),
    ):
        with pytest.raises(Refused, match="still being recorded"):
            house.work(job)
    assert house.work(Purge(LATER)) == (None, [])


def test_a_purge_takes_what_is_due_and_nothing_else(house: House) -> None:
    """[K5] By its days; what is kept for no day stays while its room is open."""
    house.keep("month1month1", keep_days=30)
    house.keep("yearyearyear", keep_days=365)
    house.keep("room1room1ro", keep_days=0)
    assert house.work(Purge(NOW, held=["room1room1ro"])) == (None, [])
    assert house.work(Purge(NOW)) == (None, ["room1room1ro"])
    assert house.work(Purge(LATER)) == (None, ["month1month1"])
    archive = Archive.open(house.url)
    assert [line.id for line in archive.sessions()] == ["yearyearyear"]
    archive.close()


def test_after_a_purge_no_byte_of_it_is_on_the_disk(file_house: House) -> None:
    """[K5] Not in the database, its journal, the backups or the folder of exports; what stays is whole."""
    file_house.keep(word=PLANTED, series=f"Group {PLANTED}")
    file_house.keep("staysstaysta", word="Hyacinth", keep_days=365)
    archive = Archive.open(file_house.url)
    assert archive.back_up() is not None
    assert {"roundelay.db"} < {*file_house.holds(PLANTED)}
    assert file_house.work(Purge(LATER))[1] == [SESSION]
    archive.close()
    assert file_house.holds(PLANTED) == []
    assert "roundelay.db" in file_house.holds("Hyacinth")


@pytest.mark.parametrize("erase", [Erase(SESSION), Purge(LATER)])
def test_erased_while_others_read_is_erased_for_good(house: House, erase: Work) -> None:
    """[K5] The process that plays has the record open meanwhile, as it always has."""
    house.keep(word=PLANTED)
    plays = Archive.open(house.url)
    assert plays.sessions()
    with start(house, erase) as process:
        assert process.stdout is not None
        last = [msgspec.json.decode(line, type=Line) for line in process.stdout][-1]
    assert last.done is not None
    assert last.done.sessions == [SESSION]
    assert house.holds(PLANTED) == []
    assert plays.sessions() == []
    plays.close()


def test_the_record_is_copied_beside_it(file_house: House) -> None:
    """[T1][F2] In a process of its own, so that nobody who plays waits for it."""
    file_house.keep(word=PLANTED)
    file_house.work(BackUp())
    (copy,) = (file_house.data / "backups").iterdir()
    with closing(Archive.open(f"sqlite:///{copy}")) as archive:
        assert [line.id for line in archive.sessions()] == [SESSION]


def test_no_copy_is_made_where_there_is_no_room(file_house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """[S4] It is tried again later."""
    file_house.keep()
    monkeypatch.setattr("server.storage.backups.free_bytes", lambda folder: 500_000_000)
    with pytest.raises(Refused, match="could not be copied"):
        file_house.work(BackUp())


def test_one_seat_is_erased_and_the_others_stay(house: House) -> None:
    """[K5] Every word and touch of its key; the tape of the others is as it was."""
    house.keep(word=PLANTED, series="Tuesday")
    _, sessions = house.work(EraseKey(SeatKeyOrder(key=f"1 {PLANTED}", series="Tuesday")))
    assert sessions == [SESSION]
    archive = Archive.open(house.url)
    view = archive.session(SESSION)
    assert [seat.seat for seat in view.seats] == [2]
    assert (view.goals, view.moods) == ([], [])
    assert sum(archive.densities(SESSION).seats["2"]) == 1
    archive.close()


# --- out and in again


def test_out_and_in_again_is_the_same(house: House, file_house: House) -> None:
    """[K5] Erased in between; and into another copy, which keeps its record in another way."""
    house.keep(word="Ana", series="Tuesday")
    first = house.everything()
    file = house.data / "brought"
    file.write_bytes(first)
    house.work(Erase(SESSION))
    assert house.work(TakeIn(str(file))) == (None, [SESSION])
    assert house.everything() == first
    assert house.work(TakeIn(str(file))) == (None, [SESSION])  # it is here already
    assert file_house.work(TakeIn(str(file))) == (None, [SESSION])
    assert file_house.everything() == first


def test_a_session_with_nothing_in_it_goes_out_and_in(house: House) -> None:
    """[K5][S4] It is kept like any other; only what would be empty is refused."""
    house.keep(events=[])
    first = house.everything()
    with pytest.raises(Refused, match="Nothing was played"):
        house.work(MakeExport(SESSION, ExportOrder(format="csv")))
    file = house.data / "brought"
    file.write_bytes(first)
    house.work(Erase(SESSION))
    house.work(TakeIn(str(file)))
    assert house.everything() == first


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


WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=30)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    title=WORDS.filter(bool),
    words=WORDS,
    mark=WORDS,
    touches=st.lists(st.tuples(st.integers(1, 2), st.floats(0, 59)), max_size=20),
)
def test_whatever_was_kept_goes_out_and_in_unchanged(
    tmp_path_factory: pytest.TempPathFactory,
    title: str,
    words: str,
    mark: str,
    touches: list[tuple[int, float]],
) -> None:
    """[K5] Any words, any touches: the whole record, byte for byte."""
    house = House(tmp_path_factory.mktemp("house"))
    tape = MadeTape().marked(1.0, mark)
    for seat, at in sorted(touches, key=lambda one: one[1]):
        tape.plays(seat, at)
    house.keep(events=tape.document().events)
    archive = Archive.open(house.url)
    archive.edit(SESSION, SessionEdit(title=title, words=words))
    archive.close()
    first = house.everything()
    file = house.data / "brought"
    file.write_bytes(first)
    house.work(Erase(SESSION))
    house.work(TakeIn(str(file)))
    assert house.everything() == first


def test_a_file_that_breaks_in_the_middle_leaves_nothing(
    house: House, file_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """[K5] Of two sessions in it the first was in already when the disk was full."""
    file_house.keep("aaaaaaaaaaaa", series="Tuesday", word="Ana")
    file_house.keep("bbbbbbbbbbbb", series="Tuesday", word="Ana")
    made, _ = file_house.work(TakeAway(SeatKeyOrder(key="1 Ana", series="Tuesday")))
    assert made is not None
    house.keep("cccccccccccc")
    taken: list[str] = []
    really = Archive.take_in

    def breaks(self: Archive, session: object, events: Iterator[Event]) -> str:
        if taken:
            raise OSError(28, "No space left on device")
        taken.append("one")
        return really(self, session, events)  # type: ignore[arg-type]

    monkeypatch.setattr(Archive, "take_in", breaks)
    with pytest.raises(OSError, match="No space"):
        house.work(TakeIn(str(made)))
    archive = Archive.open(house.url)
    assert [line.id for line in archive.sessions()] == ["cccccccccccc"]
    archive.close()


# --- the process


def start(house: House, job: Work) -> "subprocess.Popen[bytes]":
    task = Task(url=house.url, data=str(house.data), out=str(house.data), job=job)
    process = subprocess.Popen(
        [sys.executable, "-m", "server.workshop.worker"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdin is not None
    process.stdin.write(msgspec.json.encode(task) + b"\n")
    process.stdin.flush()
    return process


def test_a_line_in_and_lines_out(house: House) -> None:
    """[K3][F2] Its priority is low; its last line is the end."""
    house.keep()
    process = start(house, MakeExport(SESSION, ExportOrder(format="json")))
    with process:
        assert process.stdout is not None
        first = msgspec.json.decode(process.stdout.readline(), type=Line)
        if hasattr(os, "getpriority"):
            assert os.getpriority(os.PRIO_PROCESS, process.pid) >= 10
        lines = [first, *(msgspec.json.decode(line, type=Line) for line in process.stdout)]
    assert lines[0].doing is not None
    assert lines[0].doing.key == "jobs.doing.reading"
    assert lines[-1].done is not None
    assert lines[-1].done.file == "roundelay-2026-06-03-2-seats.json"
    assert process.returncode == 0


def test_a_refusal_is_its_last_line(house: House) -> None:
    """[S4] With code, text and values."""
    house.keep()
    with start(house, MakeExport("nowhere12345", ExportOrder(format="json"))) as process:
        assert process.stdout is not None
        last = [msgspec.json.decode(line, type=Line) for line in process.stdout][-1]
    assert last.refused is not None
    assert last.refused.code == "no_such_session"


def test_it_ends_with_whoever_started_it() -> None:
    """[F2] When its input closes, or it is told to."""
    for end in ("close", "terminate"):
        process = subprocess.Popen(
            [sys.executable, "-c", FOREVER], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        with process:
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdin.write(msgspec.json.encode(Task(url="", data="", out="", job=Erase("x"))) + b"\n")
            process.stdin.flush()
            assert process.stdout.readline() == b"working\n"
            if end == "close":
                process.stdin.close()
            else:
                process.send_signal(signal.SIGTERM)
            assert process.wait(30) != 0


FOREVER = """
import threading
from server.workshop import worker
def work(self):
    print("working", flush=True)
    threading.Event().wait()
worker.Worker.do = work
raise SystemExit(worker.main())
"""
