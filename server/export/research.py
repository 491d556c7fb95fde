"""A copy for research: moments and touches of nameless seats. No dates, names, words, titles, scenes or keys.

Whatever a person may have typed stays out, not by looking for it but by never being read: only numbers, and words from
lists of ours. Seats get other numbers by a shuffle that nobody keeps.
"""

import secrets
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile

from server.core.document import Document
from server.core.instruments import INSTRUMENTS
from server.core.tape import (
    Event,
    Kept,
    Linked,
    PartBegan,
    Ran,
    ScaleSet,
    Surfaced,
    TechniqueRan,
    TempoSet,
    Touched,
    seat_of,
    told_at,
)
from server.export import Told
from server.export.part import part
from server.export.readme import readme
from server.export.span import nothing_there, still_running
from server.export.tables import Cell, Table, put_table
from server.export.touches import touches
from server.protocol import ExportOrder

PARTS: Final = (
    ("touches.csv", "touches"),
    ("surfaces.csv", "surfaces"),
    ("room.csv", "room"),
    ("clocks.csv", "clocks"),
)
"""What is in it, and the sentence on each in the catalogs."""


def write(document: Document, order: ExportOrder, folder: Path, told: Told) -> Path:
    if document.session.line.state == "running":
        raise still_running()
    chosen = part(document, order)
    if not any(isinstance(event, Touched) for event in chosen.events):
        raise nothing_there()
    number = _shuffled(chosen.events)
    path = folder / "research.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        cautions = ["research.times", "research.shuffled", "research.careful"]
        readme(archive, order.language, "research", PARTS, cautions)
        for share, table in (
            (0.5, _touches(chosen.events, number)),
            (0.7, _surfaces(chosen.events, number)),
            (0.9, _room(chosen.events, number)),
            (1.0, _clocks(chosen.events, number)),
        ):
            put_table(archive, table)
            told(share)
    return path


def _shuffled(events: Iterable[Event]) -> dict[int, int]:
    """Another number for each seat that is on the tape, from the system's own chance."""
    seats = sorted({seat for event in events if (seat := seat_of(event)) is not None and seat > 0})
    numbers = list(range(1, len(seats) + 1))
    secrets.SystemRandom().shuffle(numbers)
    return dict(zip(seats, numbers, strict=True))


def _touches(events: list[Event], number: dict[int, int]) -> Table:
    columns = ("seat", "pad", "pitch", "velocity", "touched", "sounded", "lifted", "timing", "helped")
    return Table(
        "touches",
        columns,
        (
            [
                number[one.seat], one.pad, one.pitch, one.velocity, one.touched, one.sounded, one.lifted, one.timing,
                one.helped,
            ]
            for one in touches(events)
        ),
    )  # fmt: skip


def _surfaces(events: list[Event], number: dict[int, int]) -> Table:
    def rows() -> Iterator[list[Cell]]:
        for event in events:
            if isinstance(event, Surfaced) and event.seat in number:
                instrument = event.instrument if event.instrument in INSTRUMENTS else "another"
                pads = " ".join(f"{pitch:g}" for pitch in event.pads)
                yield [event.at, number[event.seat], instrument, event.hold, event.loudness, pads]

    return Table("surfaces", ("at", "seat", "instrument", "lasts", "loudness", "pads"), rows())


def _room(events: list[Event], number: dict[int, int]) -> Table:
    def rows() -> Iterator[list[Cell]]:
        for event in events:
            said = _said(event, number)
            if said is not None:
                yield [told_at(event), *said]

    return Table("room", ("at", "what", "value", "seats"), rows())


def _said(event: Event, number: dict[int, int]) -> list[Cell] | None:
    match event:
        case TempoSet():
            return [
                "tempo",
                f"{event.bpm:g} to {event.target:g} over {max(0.0, event.until - event.at):g} s",
                None,
            ]
        case ScaleSet():
            return ["scale", f"{event.root}: {' '.join(f'{degree:g}' for degree in event.degrees)}", None]
        case Ran():
            return ["runs", "go" if event.plays else "stop", None]
        case Kept():
            return ["recording", event.what, None]
        case TechniqueRan():
            what = f"{event.technique} {'begins' if event.on else 'ends'}"
            return ["technique", what, _numbers(event.seats, number)]
        case PartBegan():
            return ["part", f"{event.technique} {event.phase}", _numbers(event.seats, number)]
        case _:
            return None


def _numbers(seats: list[int], number: dict[int, int]) -> str:
    """In the order of the new numbers: the old order would say something of the old ones."""
    return " ".join(str(one) for one in sorted(number[seat] for seat in seats if seat in number))


def _clocks(events: list[Event], number: dict[int, int]) -> Table:
    rows = (
        [event.at, number[event.seat], event.round_trip, event.jitter]
        for event in events
        if isinstance(event, Linked) and event.seat in number
    )
    return Table("clocks", ("at", "seat", "round_trip", "jitter"), rows)
