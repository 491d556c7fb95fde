"""`python -m tests.bench.music_files`: how long MIDI, MusicXML and engraving take in the worker, and how much memory.

CPU seconds, because the worker yields to whatever else the machine does; medians of rounds. The yardstick, a loop of
ten million additions, tells how fast this machine is just now: about 0.5 s on the laptops the targets are meant for.
"""

import statistics
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import process_time
from typing import Final

from server.core.document import Document
from server.export import midi, musicxml, score
from server.protocol import ExportOrder
from tests.export.made import SLENDRO, session, told_tempi

ROUNDS: Final = 3
TEMPI: Final = [
    (30.0, 140.0, 60.0, "in_time"),
    (120.0, 60.0, 90.0, "in_beats"),
    (200.0, 100.7, 0.0, "in_time"),
]


@dataclass(frozen=True, slots=True)
class Figure:
    """What one export costs."""

    what: str
    seconds: float
    """CPU, the median."""
    target: float
    yardstick: float
    """Seconds the yardstick took between the rounds."""

    def __str__(self) -> str:
        return (
            f"{self.what:38}{self.seconds:>7.2f} s CPU{self.seconds / self.yardstick:>7.2f} yardsticks "
            f"of {self.yardstick:.2f} s   target {self.target:.0f} s"
        )


def of_midi(notes: int = 50_000, rounds: int = ROUNDS) -> Figure:
    document = played(40, notes)
    return _figure(f"{notes} notes, 40 seats, cents: MIDI", 1.0, document, midi.write, rounds)


def of_musicxml(notes: int = 10_000, rounds: int = ROUNDS) -> Figure:
    document = played(40, notes)
    return _figure(f"{notes} notes, 40 seats: MusicXML", 3.0, document, musicxml.write, rounds)


def of_score(notes: int = 1000, rounds: int = ROUNDS) -> Figure:
    """As much as a page shows for looking at: eight seats for five minutes."""
    document = played(8, notes, length=300.0)
    return _figure(f"{notes} notes, 8 seats, 5 min: engraved", 10.0, document, score.write, rounds)


def played(seats: int, notes: int, length: float = 600.0) -> Document:
    tempi = told_tempi(0.0, 100.7, TEMPI)
    return session(seats=seats, notes=notes, length=length, tempi=tempi, degrees=SLENDRO).document()


def _figure(what: str, target: float, document: Document, write: Callable[..., Path], rounds: int) -> Figure:
    order = ExportOrder(format="midi")
    taken, yardsticks = [], []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            taken.append(_cpu(lambda: write(document, order, Path(folder), lambda share: None)))
        yardsticks.append(_cpu(_additions))
    return Figure(what, statistics.median(taken), target, statistics.median(yardsticks))


def _cpu(work: Callable[[], object]) -> float:
    begun = process_time()
    work()
    return process_time() - begun


def _additions() -> int:
    total = 0
    for number in range(10_000_000):
        total += number
    return total


def main() -> int:
    for figure in (of_midi(), of_musicxml(), of_score()):
        print(figure, flush=True)
    if sys.platform != "win32":
        import resource

        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
            1 << 20 if sys.platform == "darwin" else 1 << 10
        )
        print(f"most memory in all of it, the made sessions included: {most:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
