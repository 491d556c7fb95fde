"""How long a session of six hours, forty seats and a million events takes to keep, to list and to read.

`python -m tests.bench.record [NOTES]`; a note is four events.
"""

import sys
import tempfile
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter

from server.core.tape import Event, Lifted, SoundBegan, SoundEnded, Touched
from server.protocol import SoundOff, SoundOn
from server.storage.archive import Archive
from tests.storage.sessions import SESSION, new

HOURS, SEATS, NOTES = 6, 40, 250_000
BLOCK = 5_000


@dataclass(frozen=True)
class Figures:
    """Seconds and megabytes."""

    events: int
    keep: float
    """Seconds for 64 events, one commit; the median."""
    size: float
    list: float
    view: float
    picture: float
    near_end: float
    """Until the first events of a minute near the end are there."""
    stream: float
    """Seconds for all of them."""
    stream_memory: float
    erase: float
    scrub: float


def notes(many: int) -> Iterator[Event]:
    """Evenly over six hours, by turns."""
    for number in range(many):
        at, seat = number * HOURS * 3600 / many, 1 + number % SEATS
        sound = SoundOn(
            id=number,
            seat=seat,
            instrument="marimba",
            soft=False,
            pitch=60.0,
            velocity=0.5,
            hold=True,
            at=None,
        )
        yield Touched(
            seat=seat, note=number, pad=2, pitch=60.0, velocity=0.5, touched=at, sounded=at, sound=number
        )
        yield SoundBegan(at=at, sound=sound)
        yield Lifted(seat=seat, note=number, at=at + 0.05, ended=at + 0.05, why="lift")
        yield SoundEnded(at=at + 0.05, sound=SoundOff(id=number, at=None))


def timed(call: Callable[[], object], times: int = 5) -> float:
    """The median of a few."""
    spans = []
    for _ in range(times):
        began = perf_counter()
        call()
        spans.append(perf_counter() - began)
    return median(spans)


def measured(folder: Path, many: int) -> Figures:
    file = folder / "record.db"
    with closing(Archive.open(f"sqlite:///{file}")) as archive:
        archive.begin(new())
        events, count, spans = notes(many), 0, []
        while block := list(islice(events, BLOCK)):
            archive.append(SESSION, count, block[:-64])
            began = perf_counter()
            archive.append(SESSION, count + len(block) - 64, block[-64:])
            spans.append(perf_counter() - began)
            count += len(block)
        archive.end(SESSION, length=HOURS * 3600.0, ended="2026-06-03T15:30:00Z")
        size = file.stat().st_size / 1e6
        late = HOURS * 3600.0 - 120
        figures = {
            "list": timed(archive.sessions),
            "view": timed(lambda: archive.session(SESSION)),
            "picture": timed(lambda: archive.densities(SESSION)),
            "near_end": timed(lambda: next(archive.events(SESSION, late, late + 60))),
        }
        began = perf_counter()
        assert sum(1 for _ in archive.events(SESSION)) == count
        stream = perf_counter() - began
        tracemalloc.start()
        for _ in islice(archive.events(SESSION), 20_000):
            pass
        memory = tracemalloc.get_traced_memory()[1] / 1e6
        tracemalloc.stop()
        erase = timed(lambda: archive.erase(SESSION), 1)
        scrub = timed(archive.scrub, 1)
    return Figures(
        events=count,
        keep=median(spans),
        size=size,
        stream=stream,
        stream_memory=memory,
        erase=erase,
        scrub=scrub,
        **figures,
    )


def told(figures: Figures) -> str:
    return "\n".join(
        (
            f"{figures.events:,} events of {SEATS} seats in {HOURS} hours: {figures.size:.0f} MB",
            f"keep 64 events (one commit)      {figures.keep * 1000:8.1f} ms",
            f"list of sessions                 {figures.list * 1000:8.1f} ms",
            f"the session without its tape     {figures.view * 1000:8.1f} ms",
            f"its picture                      {figures.picture * 1000:8.1f} ms",
            f"first event of a minute, late    {figures.near_end * 1000:8.1f} ms",
            f"all events, in blocks            {figures.stream:8.1f} s, {figures.stream_memory:.1f} MB at once",
            f"erase it                         {figures.erase:8.1f} s",
            f"scrub the disk                   {figures.scrub:8.1f} s",
        )
    )


def main() -> None:
    many = int(sys.argv[1]) if len(sys.argv) > 1 else NOTES
    with tempfile.TemporaryDirectory() as folder:
        print(told(measured(Path(folder), many)))


if __name__ == "__main__":
    main()
