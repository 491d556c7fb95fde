"""`python -m tests.bench.sound`: how long a session takes to become a sound file, and how much memory.

Ten minutes, 6,000 tones, eight instruments, three of them held, eight seats across the room; each file in a process of
its own. Wall and CPU seconds stand side by side: on a busy machine only the second says what the work costs.
"""

import argparse
import random
import statistics
import subprocess
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from time import perf_counter, process_time
from typing import Final

import msgspec

from server.core.document import Document
from server.core.tape import Mixed, SoundBegan, SoundEnded
from server.protocol import ExportOrder, Mix, SeatMix, SoundOff, SoundOn
from tests.e2e.serving import ROOT
from tests.tapes import MadeTape

INSTRUMENTS: Final = ("kalimba", "marimba", "harp", "piano", "flute", "strings", "choir", "vibraphone")
HELD: Final = frozenset({"flute", "strings", "choir"})
SCALE: Final = (48, 50, 52, 55, 57, 60, 62, 64, 67, 69)
TARGETS: Final = {"wav": 15, "flac": 15, "mp3": 30}
"""Seconds for ten minutes."""


class Figures(msgspec.Struct, frozen=True):
    """One file."""

    seconds: float
    cpu: float
    memory: float | None
    """MB at most; None where the system doesn't tell."""
    size: int
    yardstick: float
    """CPU seconds of ten million additions just then: about 0.5 on the laptops the targets are meant for."""


def session(minutes: float, tones_a_minute: int = 600) -> Document:
    """A full room, the same every time."""
    chance = random.Random(5)
    tape = MadeTape(seats=range(1, 9), length=60 * minutes)
    seats = [SeatMix(seat=seat, gain=1.0, pan=(seat - 4.5) / 5) for seat in range(1, 9)]
    tape.events.append(
        Mixed(at=0.0, mix=Mix(master=0.25, hush=False, calm=False, seats=seats, instruments=[]))
    )
    count = round(minutes * tones_a_minute)
    for number in range(1, count + 1):
        at = 0.5 + (60 * minutes - 2) * number / count + 0.05 * chance.random()
        seat = chance.randrange(8)
        held = INSTRUMENTS[seat] in HELD
        tone = SoundOn(
            id=number,
            seat=seat + 1,
            instrument=INSTRUMENTS[seat],
            soft=False,
            pitch=chance.choice(SCALE),
            velocity=0.4 + 0.5 * chance.random(),
            hold=held,
        )
        tape.events.append(SoundBegan(at=at, sound=tone))
        if held:
            tape.events.append(SoundEnded(at=at + 0.8, sound=SoundOff(id=number)))
    return tape.document()


def measured(name: str, minutes: float) -> Figures:
    """In a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.sound", "--one", name, "--minutes", str(minutes)],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    return msgspec.json.decode(done.stdout, type=Figures)


def _here(name: str, minutes: float) -> Figures:
    document = session(minutes)
    write = import_module(f"server.export.{name}").write
    order = msgspec.convert({"format": name}, ExportOrder)
    with tempfile.TemporaryDirectory() as folder:
        began, cpu = perf_counter(), process_time()
        file: Path = write(document, order, Path(folder), lambda _: None)
        seconds, cpu = perf_counter() - began, process_time() - cpu
        memory, size = _memory(), file.stat().st_size
        return Figures(seconds=seconds, cpu=cpu, memory=memory, size=size, yardstick=_additions())


def _additions() -> float:
    began, total = process_time(), 0
    for number in range(10_000_000):
        total += number
    return process_time() - began


def _memory() -> float | None:
    """The most this program itself has had; what started it doesn't count."""
    status = Path("/proc/self/status")
    if not status.exists():
        return None
    lines = (line.split() for line in status.read_text().splitlines())
    return next(int(words[1]) / 1024 for words in lines if words[0] == "VmHWM:")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.sound", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.0, help="length of the session (default 10)")
    parser.add_argument("--rounds", type=int, default=3, help="files of each kind (default 3)")
    parser.add_argument("--one", choices=sorted(TARGETS), help="one file, in this process; figures as JSON")
    asked = parser.parse_args()
    if asked.one:
        sys.stdout.buffer.write(msgspec.json.encode(_here(asked.one, asked.minutes)))
        return
    print(f"{asked.minutes:g} minutes, medians of {asked.rounds}")
    print(f"{'':6}{'s':>8}{'CPU s':>8}{'MB':>8}{'file MB':>9}{'yardstick':>11}   target for 10 minutes")
    for name, most in TARGETS.items():
        runs = [measured(name, asked.minutes) for _ in range(asked.rounds)]
        seconds, cpu, yardstick = (
            statistics.median(side)
            for side in zip(*((run.seconds, run.cpu, run.yardstick) for run in runs), strict=True)
        )
        memory = max(run.memory or 0.0 for run in runs)
        size = runs[0].size / 1e6
        figures = f"{name:6}{seconds:>8.1f}{cpu:>8.1f}{memory:>8.0f}{size:>9.1f}{yardstick:>11.2f}"
        print(f"{figures}   {most} s, 250 MB", flush=True)


if __name__ == "__main__":
    main()
