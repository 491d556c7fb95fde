"""`python -m tests.bench.beside`: how late the process that plays comes to its work while the worker makes each file.

A ticker on the real engine, in a process that has nothing else to do, notes how much later than asked it has its turn:
once with nothing beside it, once beside a loop that only counts, at the lowest priority, then beside each job. What
this machine itself costs shows in all of them.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from time import monotonic

import msgspec

from server.protocol import SessionSeat
from server.storage.archive import Archive, NewSession
from tests.e2e.serving import ROOT
from tests.tapes import MadeTape

FORMATS = (
    "csv",
    "json",
    "research",
    "everything",
    "midi",
    "musicxml",
    "wav",
    "mp3",
    "pdf",
    "report",
    "erase",
)

SESSION = "abc123def456"

TICKER = """
import sys, json, subprocess
from pathlib import Path
from server.runtime import start_engine
engine = start_engine("eventlet")
import eventlet
from time import monotonic
from server.workshop.jobs import Jobs
from server.protocol import ExportOrder
from server.workshop.work import Erase, MakeExport, MakeReport
url, data, session, *wanted = sys.argv[1:]
late = []
def tick():
    while True:
        asked = monotonic() + 0.005
        eventlet.sleep(0.005)
        late.append(1000 * (monotonic() - asked))
eventlet.spawn(tick)
jobs = Jobs(engine, url=url, data=Path(data))
def told(name, began, state):
    sorted_ = sorted(late) or [0.0]
    print(json.dumps([name, monotonic() - began, state, sorted_[len(sorted_) // 2],
        sorted_[int(len(sorted_) * 0.99)], sorted_[-1]]), flush=True)
    late.clear()
began = monotonic()
eventlet.sleep(2.0)
told("nothing", began, "done")
began = monotonic()
spinner = subprocess.Popen([sys.executable, "-S", "-c", "import os\\nos.nice(19)\\nwhile True: pass"])
eventlet.sleep(2.0)
spinner.kill()
spinner.wait()
told("a spinner", began, "done")
for name in wanted:
    work = {"report": MakeReport(session), "erase": Erase(session)}.get(name)
    began = monotonic()
    job = jobs.add(work or MakeExport(session, ExportOrder(format=name)))
    while jobs.view(job.id).state in ("waiting", "running"):
        eventlet.sleep(0.05)
    told(name, began, jobs.view(job.id).state)
"""


class Beside(msgspec.Struct, frozen=True, array_like=True):
    """Times in seconds, lateness in milliseconds."""

    name: str
    took: float
    state: str
    p50: float
    p99: float
    worst: float


def kept(data: Path, touches: int, seats: int, length: float) -> str:
    """The address of a record with one session in it."""
    url = f"sqlite:///{data / 'roundelay.db'}"
    archive = Archive.open(url)
    tape = MadeTape(seats=range(1, seats + 1), length=length)
    for number in range(touches):
        tape.plays(1 + number % seats, length * number / touches, pad=number % 5)
    played = [SessionSeat(seat=seat, key=f"{seat} Sun", kept=True) for seat in range(1, seats + 1)]
    archive.begin(
        NewSession(
            id=SESSION, title="Bench", series=None, began="2026-06-03T09:30:00Z", keep_days=30, plan=None, seats=played,
        )
    )  # fmt: skip
    archive.append(SESSION, 0, tape.document().events)
    archive.end(SESSION, length=length, ended="2099-06-03T09:31:00Z")
    archive.close()
    return url


def measure(data: Path, touches: int, seats: int, length: float, formats: tuple[str, ...]) -> list[Beside]:
    url = kept(data, touches, seats, length)
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", TICKER, url, str(data), SESSION, *formats],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        check=True,
        timeout=900,
    )
    return [msgspec.json.decode(line, type=Beside) for line in done.stdout.splitlines()]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.beside", description=__doc__)
    parser.add_argument("--touches", type=int, default=10_000)
    parser.add_argument("--seats", type=int, default=12)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--only", nargs="+", default=FORMATS, choices=FORMATS)
    asked = parser.parse_args()
    print(
        f"{asked.touches} touches of {asked.seats} seats in {asked.minutes:g} minutes; lateness of play, target 20 ms\n"
    )
    print(f"{'beside':12}{'took s':>8}{'p50 ms':>8}{'p99 ms':>8}{'worst':>8}   how it ended")
    with tempfile.TemporaryDirectory() as folder:
        rows = measure(Path(folder), asked.touches, asked.seats, 60 * asked.minutes, tuple(asked.only))
    for row in rows:
        print(f"{row.name:12}{row.took:>8.2f}{row.p50:>8.2f}{row.p99:>8.2f}{row.worst:>8.1f}   {row.state}")
    nothing, spinner, *jobs = rows
    beside = statistics.median(row.p99 for row in jobs)
    print(
        f"\nmedian of the p99s: {beside:.2f} ms; beside nothing {nothing.p99:.2f}, a spinner {spinner.p99:.2f} ms"
    )
    return 0


if __name__ == "__main__":
    began = monotonic()
    code = main()
    print(f"{monotonic() - began:.0f} s in all")
    sys.exit(code)
