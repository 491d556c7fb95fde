"""Jobs: a line of work, one process at a time, and what becomes of the files."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from server.core.errors import Refused
from server.protocol import ExportOrder, JobView, SeatKeyOrder
from server.runtime.threads_engine import ThreadsEngine
from server.storage.archive import Archive
from server.workshop.jobs import WAITING_MOST, Jobs, no_disk
from server.workshop.work import BackUp, Erase, MakeExport, TakeAway, TakeIn
from tests.patience import until
from tests.storage.sessions import SESSION, keep, played

WORK = MakeExport("abc123def456", ExportOrder(format="json"))

OBEDIENT = """
import json, pathlib, sys
task = json.loads(sys.stdin.readline())
print(json.dumps({"share": 0.5, "doing": {"key": "jobs.doing.making", "values": {}}}), flush=True)
pathlib.Path(task["out"], "a.mid").write_text("MThd")
order = pathlib.Path(task["data"], "order.txt")
with order.open("a") as file:
    print(task["job"]["type"], task["job"].get("session", ""), file=file)
print(json.dumps({"done": {"file": "a.mid", "sessions": [task["job"].get("session", "")]}}), flush=True)
"""

WAITS = """
import pathlib, sys
sys.stdin.readline()
print('{"share": 0.25}', flush=True)
sys.stdin.read()
"""

REFUSES = """
import sys
sys.stdin.readline()
print('{"refused": {"code": "nothing_there", "text": "Nothing was played.", "values": {"n": 1}}}', flush=True)
"""


class Office:
    """Jobs over a data folder, with a worker that does as it is told."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.engine = ThreadsEngine()

    def jobs(self, script: str, **more: Any) -> Jobs:
        return Jobs(
            self.engine, url="sqlite://", data=self.data, worker=(sys.executable, "-c", script), **more
        )


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def finished(jobs: Jobs, job: JobView) -> JobView:
    return until(lambda: view if (view := jobs.view(job.id)).state in ("done", "refused") else None)


def folders(office: Office) -> Sequence[str]:
    there = office.data / "exports"
    return sorted(path.name for path in there.iterdir()) if there.exists() else []


def test_a_job_is_done_and_its_file_is_taken(office: Office) -> None:
    """[K3] It waits, runs, and is there to be taken."""
    jobs = office.jobs(OBEDIENT)
    ordered = jobs.add(WORK)
    assert ordered.state in ("waiting", "running")
    done = finished(jobs, ordered)
    assert (done.state, done.share, done.file, done.size) == ("done", 1.0, "a.mid", 4)
    assert jobs.take(done.id).read_text() == "MThd"
    assert folders(office) == [done.id]


def test_one_runs_and_the_others_wait_in_order(office: Office) -> None:
    """[F2] Never two at once; what erases comes before what makes."""
    jobs = office.jobs(OBEDIENT)
    views = [jobs.add(MakeExport(f"{name}23def456789"[:12], WORK.order)) for name in ("a1", "b1", "c1")]
    erasing = jobs.add(Erase("zzz123def456"))
    for view in [*views, erasing]:
        finished(jobs, view)
    kinds = [line.split()[0] for line in (office.data / "order.txt").read_text().splitlines()]
    assert kinds == ["export", "erase", "export", "export"]


def test_the_line_has_an_end(office: Office) -> None:
    """[F2] More than twenty files at a time are refused; erasing never is."""
    jobs = office.jobs(WAITS)
    views = [jobs.add(WORK) for _ in range(WAITING_MOST + 1)]
    with pytest.raises(Refused, match="wait until one is finished"):
        jobs.add(WORK)
    jobs.add(Erase("zzz123def456"))
    for view in reversed(views):
        jobs.cancel(view.id)


def test_a_worker_says_no_in_its_own_words(office: Office) -> None:
    """[S4] Its sentence reaches the page, with what stands in its places."""
    jobs = office.jobs(REFUSES)
    view = finished(jobs, jobs.add(WORK))
    assert (view.state, view.text, view.file) == ("refused", "Nothing was played.", None)
    assert view.refused is not None
    assert (view.refused.key, view.refused.values) == ("refused.nothing_there", {"n": 1})
    assert folders(office) == []


@pytest.mark.parametrize(
    "script",
    [
        "raise SystemExit(3)",
        "import os; os.abort()",
        "print('no line of ours', flush=True)",
        'import sys; sys.stdin.readline(); print(\'{"broken": "KeyError at midi.py:1"}\', flush=True)',
    ],
)
def test_a_broken_worker_is_one_sentence(office: Office, script: str) -> None:
    """[S4] Whether it dies, babbles or confesses; the next job is done as if nothing had been."""
    jobs = office.jobs(script)
    view = finished(jobs, jobs.add(WORK))
    assert view.text == "This did not work, and nothing was changed. Try it once more."
    assert finished(jobs, jobs.add(WORK)).state == "refused"
    assert folders(office) == []


@pytest.mark.parametrize(("script", "done"), [(OBEDIENT, True), (REFUSES, False)])
def test_whoever_gave_the_work_hears_of_its_end(office: Office, script: str, done: bool) -> None:
    """[T1] A copy that could not be made is made later."""
    heard: list[bool] = []
    office.jobs(script).add(BackUp(), then=heard.append)
    until(lambda: heard)
    assert heard == [done]


def test_a_running_job_is_stopped(office: Office) -> None:
    """[K3] Its process ends, nothing stays, and the next one runs."""
    jobs = office.jobs(WAITS)
    first, second = jobs.add(WORK), jobs.add(WORK)
    until(lambda: jobs.view(first.id).share == 0.25)
    jobs.cancel(first.id)
    assert finished(jobs, first).text == "This was stopped, and nothing was kept of it."
    until(lambda: jobs.view(second.id).state == "running")
    jobs.cancel(second.id)
    finished(jobs, second)
    assert folders(office) == []


def test_a_waiting_job_is_stopped_before_it_begins(office: Office) -> None:
    """[K3] It is forgotten at once."""
    jobs = office.jobs(WAITS)
    first, second = jobs.add(WORK), jobs.add(WORK)
    jobs.cancel(second.id)
    with pytest.raises(Refused, match="no longer here"):
        jobs.view(second.id)
    jobs.cancel(first.id)


def test_a_silent_worker_is_ended(office: Office) -> None:
    """[F2] One that says nothing for too long is taken for stuck."""
    jobs = office.jobs(WAITS, quiet_most=0.05)
    assert finished(jobs, jobs.add(WORK)).text.startswith("This took too long")


def test_files_go_with_their_session(office: Office) -> None:
    """[K5] Once a session is being erased nothing made of it can be taken; files of one seat go, too."""
    jobs = office.jobs(OBEDIENT)
    mine = finished(jobs, jobs.add(WORK))
    other = finished(jobs, jobs.add(MakeExport("zzz123def456", WORK.order)))
    seat = finished(jobs, jobs.add(TakeAway(SeatKeyOrder(key="1 Sun", series="Tuesday"))))
    finished(jobs, jobs.add(Erase("abc123def456")))
    for gone in (mine, seat):
        with pytest.raises(Refused, match="no longer here"):
            jobs.take(gone.id)
    assert jobs.take(other.id).is_file()


def test_what_an_earlier_run_left_goes_at_the_start(office: Office) -> None:
    """[K5] Nobody can ask for it any more."""
    left = office.data / "exports" / "0123456789abcdef"
    left.mkdir(parents=True)
    (left / "a.mid").write_text("MThd")
    office.jobs(OBEDIENT)
    assert folders(office) == []


def test_what_was_brought_goes_once_it_was_read(office: Office) -> None:
    """[K5] The file that came in does not stay beside what was taken in."""
    jobs = office.jobs(OBEDIENT)
    folder = jobs.place()
    brought = folder / "brought"
    brought.write_text("a session")
    finished(jobs, jobs.add(TakeIn(str(brought)), folder))
    assert not brought.exists()


def test_a_kept_session_goes_through_the_line(url: str, tmp_path: Path) -> None:
    """[K3][K5] With the worker as it is: made, taken, erased, and then neither it nor its file is there; on a file and
    on a server.
    """
    archive = Archive.open(url)
    keep(archive, played())
    jobs = Jobs(ThreadsEngine(), url=url, data=tmp_path)
    made = finished(jobs, jobs.add(MakeExport(SESSION, ExportOrder(format="everything"))))
    assert (made.state, made.file) == ("done", "roundelay-2026-06-03-2-seats-everything.zip")
    brought = jobs.place() / "brought"
    brought.write_bytes(jobs.take(made.id).read_bytes())
    assert finished(jobs, jobs.add(Erase(SESSION))).sessions == [SESSION]
    assert archive.sessions() == []
    with pytest.raises(Refused, match="no longer here"):
        jobs.take(made.id)
    assert finished(jobs, jobs.add(TakeIn(str(brought)), brought.parent)).sessions == [SESSION]
    assert [line.id for line in archive.sessions()] == [SESSION]
    archive.close()


def test_a_full_disk_is_said(office: Office) -> None:
    """[S4] With the way out."""
    assert "make room" in no_disk(OSError(28, "No space left on device")).text
