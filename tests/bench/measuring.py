"""One measurement: a server in its own process, the load in another, CPU read from the system."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from server.rehearse.wire import join
from tests.bench.load import Figures, Page, Plan
from tests.e2e.rooms import Room
from tests.e2e.serving import ROOT, Server

ROOM_MOST = 40
"""Tablets to a room; more tablets, more rooms."""


@dataclass(frozen=True)
class Result:
    """Figures of the load, and the server's CPU per touch in microseconds (None where the system doesn't tell)."""

    figures: Figures
    cpu: float | None


def measure(plan: Plan, pid: int) -> Result:
    """Runs the load in a process of its own."""
    before = cpu_seconds(pid)
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.load"],
        cwd=ROOT,
        input=msgspec.json.encode(plan),
        stdout=subprocess.PIPE,
        check=True,
        timeout=300,
    )
    after = cpu_seconds(pid)
    figures = msgspec.json.decode(done.stdout, type=Figures)
    used = None if before is None or after is None else (after - before) * 1e6 / max(1, figures.touches)
    return Result(figures, used)


def cpu_seconds(pid: int) -> float | None:
    """CPU time of a process so far."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except FileNotFoundError:
        return None
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Hall:
    """A running server with rooms full of tablets, each room with a speaker, a display and a dashboard."""

    def __init__(self, data: Path, engine: str = "eventlet") -> None:
        self.server = Server(data, engine=engine).start()

    def plan(self, tablets: int, *, rate: float, seconds: float, chords: float = 0.0) -> Plan:
        """Fresh rooms for so many tablets."""
        seats: list[Page] = []
        speakers: list[Page] = []
        watchers: list[Page] = []
        rooms = -(-tablets // ROOM_MOST)
        for number in range(rooms):
            with Room(self.server) as room:
                speakers.append(Page(room.id, room.host.pass_for(room.id, "speaker")))
                watchers += [
                    Page(room.id, room.host.pass_for(room.id, role)) for role in ("display", "conductor")
                ]
                for _ in range(tablets // rooms + (number < tablets % rooms)):
                    joined = join(self.server.url, invitation=room.invitation)
                    seats.append(Page(room.id, joined.token))
        return Plan(self.server.url, seats, speakers, watchers, rate, seconds, chords)

    def measure(self, tablets: int, *, rate: float, seconds: float, chords: float = 0.0) -> Result:
        return measure(self.plan(tablets, rate=rate, seconds=seconds, chords=chords), self.server.pid)

    def close(self) -> None:
        self.server.stop()


def ceiling(run: Callable[[float], Result], tablets: int, start: float) -> float:
    """Note events a second up to which nothing is lost and p99 stays under 20 ms; steps of 1.4."""
    best, rate = 0.0, start / tablets
    while True:
        figures = run(rate).figures
        wanted = 2 * rate * tablets
        if figures.heard != figures.touches or figures.p99 >= 20 or figures.per_second < 0.85 * wanted:
            return best
        best, rate = figures.per_second, rate * 1.4
