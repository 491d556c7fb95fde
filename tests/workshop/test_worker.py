"""The worker process: one job a line, and what is left on the disk when it has erased."""

import os
import signal
import subprocess
import sys
from contextlib import closing

import msgspec
import pytest

from server.core.errors import Refused
from server.protocol import ExportOrder, SeatKeyOrder, SessionSeat
from server.storage.archive import Archive, NewSession
from server.workshop.work import (
    BackUp,
    Erase,
    EraseKey,
    Line,
    MakeExport,
    Purge,
    TakeAway,
    Task,
    Work,
)
from tests.structure.tree import ROOT
from tests.workshop.house import LATER, NOW, PLANTED, SESSION, House


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
