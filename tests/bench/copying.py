"""`python -m tests.bench.copying`: what a copy of a long record costs those who play and record meanwhile.

A process with the real engine hands 240 notes a second to the journal, first alone, then while it copies its record.
How late it comes to its work, how long the database's thread keeps others waiting, and, read from outside, how old the
newest note on the disk is: all in the same run, since whatever else this machine does shows in both.
"""

import argparse
import sqlite3
import subprocess
import sys
import tempfile
import threading
from contextlib import closing
from pathlib import Path
from time import monotonic

import msgspec

from server.storage.archive import Archive
from tests.bench.record import notes
from tests.e2e.serving import ROOT
from tests.storage.sessions import OTHER, SESSION, new

HOUSE = """
import sys, json
from server.runtime import start_engine
engine = start_engine("eventlet")
import eventlet
from time import monotonic
from server.core.tape import Lifted, SoundBegan, SoundEnded, Touched
from server.protocol import SoundOff, SoundOn
from server.storage.archive import Archive
from server.storage.journal import Journal
from server.workshop.jobs import Jobs
from server.workshop.work import BackUp
from tests.storage.sessions import OTHER, new
url, alone = sys.argv[1], float(sys.argv[2])
thread = engine.database_thread()
archive = thread.run(lambda: Archive.open(url, serving=True))
journal = Journal(archive, thread)
journal.start()
journal.flush()
journal.begin(new(OTHER))
jobs = Jobs(engine, url=url, data=archive.folder)
late, held, count, zero = [], [], 0, monotonic()
def play():
    global count
    while True:
        asked = monotonic() + 0.004
        eventlet.sleep(0.004)
        now = monotonic()
        late.append(1000 * (now - asked))
        thread.post(lambda asked=now: held.append(1000 * (monotonic() - asked)))
        while count < (now - zero) * 240:
            count, at, seat = count + 1, now - zero, 1 + count % 30
            sound = SoundOn(count, seat, "marimba", False, 60.0, 0.5, True, at, 0.0)
            journal.keep(OTHER, [Touched(seat, count, 2, 60.0, 0.5, at, at, count, "free"), SoundBegan(at, sound),
                Lifted(seat, count, at, at, "lift"), SoundEnded(at, SoundOff(id=count))])
def told(name, began):
    ranks = [[row[len(row) // 2], row[int(len(row) * 0.99)], row[-1]] for row in (sorted(late), sorted(held))]
    print(json.dumps([name, began, monotonic(), zero, *ranks]), flush=True)
    late.clear()
    held.clear()
eventlet.spawn(play)
eventlet.sleep(0.5)
late.clear(), held.clear()
for name in ("alone", "copying", "alone again"):
    began = monotonic()
    if name == "copying":
        journal.flush()
        ended = []
        jobs.add(BackUp(), then=ended.append)
        while not ended:
            eventlet.sleep(0.02)
        assert ended == [True]
    else:
        eventlet.sleep(alone)
    told(name, began)
journal.flush()
"""


class Told(msgspec.Struct, frozen=True, array_like=True):
    """What the house says of one span: its moments by the system's clock, its ranks p50, p99, worst in milliseconds."""

    name: str
    since: float
    until: float
    zero: float
    late: tuple[float, float, float]
    held: tuple[float, float, float]


class Row(msgspec.Struct, frozen=True):
    """One span, with what was seen from outside."""

    told: Told
    behind: tuple[float, float]
    """How old the newest note on the disk was, in milliseconds: p50, worst."""


class Reader:
    """Looks from outside how far the tape on the disk has come."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self.seen: list[tuple[float, float]] = []
        """When, and the moment of the newest note there."""

    def _look(self) -> None:
        with closing(sqlite3.connect(self._file, isolation_level=None)) as reader:
            while not self._end.wait(0.004):
                row = reader.execute(
                    "select at from events where session = ? order by seq desc limit 1", (OTHER,)
                ).fetchone()
                if row is not None:
                    self.seen.append((monotonic(), row[0]))

    def __enter__(self) -> "Reader":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._end.set()
        self._thread.join()

    def behind(self, told: Told) -> tuple[float, float]:
        ages = sorted(
            1000 * (when - told.zero - at) for when, at in self.seen if told.since <= when <= told.until
        )
        return (ages[len(ages) // 2], ages[-1])


def keep_long(file: Path, many: int) -> None:
    """A session of so many notes, of four events each."""
    with closing(Archive.open(f"sqlite:///{file}")) as archive:
        archive.begin(new())
        events = list(notes(many))
        for first in range(0, len(events), 5_000):
            archive.append(SESSION, first, events[first : first + 5_000])
        archive.end(SESSION, length=6 * 3600.0, ended="2099-06-03T15:30:00Z")


def measured(folder: Path, many: int, alone: float) -> list[Row]:
    file = folder / "roundelay.db"
    keep_long(file, many)
    with Reader(file) as reader:
        done = subprocess.run(
            [sys.executable, "-c", HOUSE, f"sqlite:///{file}", str(alone)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            check=True,
            timeout=300,
        )
    told = [msgspec.json.decode(line, type=Told) for line in done.stdout.splitlines()]
    return [Row(one, reader.behind(one)) for one in told]


def printed(rows: list[Row]) -> str:
    lines = [
        f"{'':14}{'s':>6}{'play late ms: p50':>20}{'p99':>8}{'worst':>8}{'thread held: p99':>18}{'worst':>8}"
    ]
    lines[0] += f"{'tape behind: p50':>18}{'worst':>8}"
    for row in rows:
        told = row.told
        lines.append(
            f"{told.name:14}{told.until - told.since:>6.2f}{told.late[0]:>20.2f}{told.late[1]:>8.2f}"
            f"{told.late[2]:>8.1f}{told.held[1]:>18.1f}{told.held[2]:>8.1f}{row.behind[0]:>18.1f}{row.behind[1]:>8.1f}"
        )
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.copying", description=__doc__)
    parser.add_argument(
        "--notes", type=int, default=85_000, help="of the session that is copied; 85,000 are 89 MB"
    )
    parser.add_argument("--seconds", type=float, default=5.0)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rows = measured(Path(folder), asked.notes, asked.seconds)
        size = (Path(folder) / "roundelay.db").stat().st_size / 1e6
        print(f"A record of {size:.0f} MB is copied while 240 notes a second are recorded\n\n{printed(rows)}")


if __name__ == "__main__":
    main()
