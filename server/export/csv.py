"""CSV: what happened, the seats, the minutes and the months, as tables in one zip."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile

from msgspec import Struct

from server.core.document import Document
from server.core.tape import (
    Assisted,
    Changed,
    Event,
    Kept,
    Marked,
    Moved,
    PartBegan,
    Ran,
    Replayed,
    ScaleSet,
    SceneBegan,
    SeatKept,
    TechniqueRan,
    TempoSet,
    Touched,
    seat_of,
    told_at,
)
from server.export import Told
from server.export.part import part
from server.export.span import nothing_there, still_running
from server.export.tables import Cell, Table, put_table
from server.export.touches import Touch, touches
from server.protocol import ExportOrder

EVENTS: Final = (
    "number", "at", "kind", "seat", "key", "note", "pad", "pitch", "velocity", "sounded", "lifted", "timing",
    "helped", "detail",
)  # fmt: skip
SEATS: Final = (
    "seat", "key", "kept", "touches", "heard", "helped", "quantised", "first_touch", "last_touch", "touched_for",
)  # fmt: skip
MINUTES: Final = ("minute", "seat", "key", "touches", "heard", "helped")
MONTHS: Final = ("month", "sessions", "minutes", "seats", "touches")


class Counted(Struct, frozen=True):
    """What the table of months needs of a session."""

    month: str
    length: float
    seats: int
    touches: int


def counted(document: Document) -> Counted:
    line = document.session.line
    played = {event.seat for event in document.events if isinstance(event, Touched)}
    return Counted(
        month=line.began[:7],
        length=line.length,
        seats=len(played),
        touches=sum(isinstance(event, Touched) for event in document.events),
    )


def write(
    document: Document, order: ExportOrder, folder: Path, told: Told, *, beside: Iterable[Counted] = ()
) -> Path:
    """`beside`: the other sessions of its series, which its table of months counts, too."""
    if document.session.line.state == "running":
        raise still_running()
    chosen = part(document, order)
    if not any(isinstance(event, Touched) for event in chosen.events):
        raise nothing_there()
    path = folder / "tables.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for share, table in tables(chosen, beside):
            put_table(archive, table)
            told(share)
    return path


def tables(document: Document, beside: Iterable[Counted] = ()) -> Iterator[tuple[float, Table]]:
    """Each with the share of the work that is done with it."""
    played = touches(document.events)
    keys = {seat.seat: seat.key for seat in document.session.seats}
    yield 0.6, Table("events", EVENTS, _events(document.events, played, keys))
    yield 0.7, Table("seats", SEATS, _seats(document, played))
    yield 0.9, Table("minutes", MINUTES, _minutes(document, played, keys))
    yield 1.0, Table("months", MONTHS, months([counted(document), *beside]))


def months(sessions: Iterable[Counted]) -> Iterator[list[Cell]]:
    """`seats`: seats that played, each counted once a session."""
    by_month: dict[str, list[Counted]] = {}
    for session in sessions:
        by_month.setdefault(session.month, []).append(session)
    for month, those in sorted(by_month.items()):
        yield [
            month,
            len(those),
            round(sum(one.length for one in those) / 60, 1),
            sum(one.seats for one in those),
            sum(one.touches for one in those),
        ]


def _events(events: Iterable[Event], played: list[Touch], keys: dict[int, str]) -> Iterator[list[Cell]]:
    """What hands and the therapist did; what the machine told its pages is left to the JSON export."""
    rows = iter(played)
    number = 0
    for event in events:
        kind = type(event).__struct_config__.tag
        seat = seat_of(event)
        whose: list[Cell] = [seat, keys.get(seat, "") if seat is not None else ""]
        if isinstance(event, Touched):
            touch = next(rows)
            more: list[Cell] = [
                touch.note, touch.pad, touch.pitch, touch.velocity, touch.sounded, touch.lifted, touch.timing,
                touch.helped, None,
            ]  # fmt: skip
        elif (detail := _detail(event)) is not None:
            more = [None, None, None, None, None, None, None, None, detail]
        else:
            continue
        number += 1
        yield [number, told_at(event), str(kind), *whose, *more]


def _detail(event: Event) -> str | None:
    """What a row says besides, in few words; None: it is no row."""
    match event:
        case Moved() | Kept():
            return event.what
        case Changed():
            return event.what
        case Assisted():
            return f"from {event.since:.3f} to {'now' if event.until is None else f'{event.until:.3f}'}"
        case TempoSet():
            return f"{event.target:g} beats a minute, {event.bar} to the bar"
        case ScaleSet() | SceneBegan():
            return event.name
        case Ran():
            return "go" if event.plays else "stop"
        case TechniqueRan():
            return f"{event.technique} {'begins' if event.on else 'ends'}"
        case PartBegan():
            return f"{event.technique}: {event.phase}"
        case Marked():
            return f"{event.icon} {event.word}".rstrip()
        case SeatKept():
            return "kept" if event.kept else "left out"
        case Replayed():
            return "begins" if event.on else "ends"
        case _:
            return None


def _seats(document: Document, played: list[Touch]) -> Iterator[list[Cell]]:
    for seat in document.session.seats:
        own = [touch for touch in played if touch.seat == seat.seat]
        yield [
            seat.seat,
            seat.key,
            seat.kept,
            len(own),
            sum(touch.sounded is not None for touch in own),
            sum(touch.helped for touch in own),
            sum(touch.quantised for touch in own),
            own[0].touched if own else None,
            own[-1].touched if own else None,
            sum(touch.held for touch in own) if own else None,
        ]


def _minutes(document: Document, played: list[Touch], keys: dict[int, str]) -> Iterator[list[Cell]]:
    """A row for every minute and kept seat, also where nothing was played."""
    all_, heard, helped = Counter[tuple[int, int]](), Counter[tuple[int, int]](), Counter[tuple[int, int]]()
    for touch in played:
        place = (int(touch.touched // 60), touch.seat)
        all_[place] += 1
        heard[place] += touch.sounded is not None
        helped[place] += touch.helped
    seats = [seat.seat for seat in document.session.seats if seat.kept]
    for minute in range(int(document.session.line.length // 60) + 1):
        for seat in seats:
            place = (minute, seat)
            yield [minute, seat, keys.get(seat, ""), all_[place], heard[place], helped[place]]
