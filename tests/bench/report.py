"""How long the report of a full room takes, and how much memory: 40 seats, ten minutes, 50,000 touches.

`python -m tests.bench.report [SEATS SECONDS TOUCHES]`. Counted in a process of its own, as the worker does it.
"""

import resource
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time

import msgspec

from server.core.document import Document
from tests.analysis.built import crowd
from tests.e2e.serving import ROOT


@dataclass(frozen=True)
class Figures:
    """Of one report."""

    seconds: float
    cpu: float
    """Seconds of work: the same however busy the machine is."""
    read: float
    """Megabytes once the session is read."""
    peak: float
    facts: int
    size: float
    """Megabytes of JSON."""


def measured(folder: Path, seats: int, seconds: float, touches: int) -> Figures:
    file = folder / "session.json"
    file.write_bytes(msgspec.json.encode(crowd(seats, seconds, touches).document()))
    child = subprocess.run(
        [sys.executable, "-m", "tests.bench.report", str(file)], cwd=ROOT, check=True, capture_output=True
    )
    return msgspec.json.decode(child.stdout, type=Figures)


def counted(file: Path) -> Figures:
    """In this process."""
    from server.analysis.report import report

    document = msgspec.json.decode(file.read_bytes(), type=Document)
    read = _peak()
    began, worked = perf_counter(), process_time()
    made = report(document, [], "2026-06-03T10:00:00Z", lambda share: None)
    seconds, cpu = perf_counter() - began, process_time() - worked
    size = len(msgspec.json.encode(made)) / 1e6
    return Figures(seconds, cpu, read, _peak(), len(made.measures), size)


def _peak() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)


def told(figures: Figures) -> str:
    return (
        f"report: {figures.seconds:.1f} s, {figures.cpu:.1f} s of work (target 60 s); "
        f"{figures.peak:.0f} MB, of which the session {figures.read:.0f} (target 300 MB); "
        f"{figures.facts} facts, {figures.size:.1f} MB"
    )


def main() -> None:
    if len(sys.argv) == 2:
        sys.stdout.buffer.write(msgspec.json.encode(counted(Path(sys.argv[1]))))
        return
    seats, seconds, touches = (
        (int(word) for word in sys.argv[1:]) if len(sys.argv) == 4 else (40, 600, 50_000)
    )
    with tempfile.TemporaryDirectory() as folder:
        print(told(measured(Path(folder), seats, seconds, touches)))


if __name__ == "__main__":
    main()
