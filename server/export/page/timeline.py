"""Who played when, as vectors: scenes and marks above, a row a seat, the line of time below."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from server.export.page.fonts import face
from server.export.page.sheet import LINE, SOFT, SUNK, WASH, Sheet, fitted
from server.export.page.symbols import colour_of
from server.export.page.words import Words, clock
from server.protocol import NoteBar, Report, SeatRow, Timeline

NAMES: Final = 74.0
"""Points for symbols and names."""

SCENES: Final = 16.0
MARKS: Final = 14.0
AXIS: Final = 13.0
STEPS: Final = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200)
THINNEST: Final = 1.0
"""Points: the shortest touch can be seen."""

APART: Final = 0.2
"""Points below which bars of one pad run together."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """How much room a timeline takes, and each of its rows: points."""

    height: float
    row: float


def rows_of(report: Report) -> list[SeatRow]:
    """Every seat of the session in its place: those without a touch, and those left out, too."""
    length = report.timeline.length
    known = {row.seat: row for row in report.timeline.rows}
    for seat in report.session.seats:
        if seat.seat not in known:
            known[seat.seat] = SeatRow(
                seat=seat.seat,
                key=seat.key,
                pads=1,
                notes=[],
                left_out=[] if seat.kept else [(0.0, length)],
                helped=[],
                open=[],
            )
    return [known[seat] for seat in sorted(known)]


def measured(report: Report) -> Drawn:
    """Rows are as high as their number allows: twelve are comfortable, forty-eight still fit."""
    count = len(rows_of(report))
    row = min(13.5, max(5.4, 230 / max(count, 1)))
    return Drawn(_above(report.timeline) + count * row + AXIS, row)


def _above(timeline: Timeline) -> float:
    """The bands of scenes and marks, where there are some."""
    return 2 + (SCENES if timeline.scenes else 0.0) + (MARKS if timeline.marks else 0.0)


class Picture:
    """One timeline, from `x`, `y` on, `width` points wide."""

    def __init__(
        self, sheet: Sheet, words: Words, report: Report, *, x: float, y: float, width: float
    ) -> None:
        self._sheet, self._words, self._report = sheet, words, report
        self._timeline: Final[Timeline] = report.timeline
        self._x, self._y, self._width = x, y, width
        self._row = measured(report).row
        self._rows = rows_of(report)
        self._scale = (width - NAMES) / max(self._timeline.length, 1.0)
        self._top = y + _above(self._timeline)
        self._flags = y + (SCENES if self._timeline.scenes else 0.0)
        self._foot = self._top + len(self._rows) * self._row

    def draw(self) -> float:
        """Where it ends."""
        self._stops()
        self._scenes()
        self._marks()
        for number, row in enumerate(self._rows):
            self._seat(row, self._top + number * self._row)
        self._axis()
        return self._foot + AXIS

    def _at(self, seconds: float) -> float:
        return self._x + NAMES + seconds * self._scale

    def _stops(self) -> None:
        for since, until in self._timeline.stops:
            width = max(0.6, (until - since) * self._scale)
            self._sheet.box(self._at(since), self._top, width, self._foot - self._top, SUNK)

    def _scenes(self) -> None:
        for scene in self._timeline.scenes:
            left, width = self._at(scene.since), max(0.8, (scene.until - scene.since) * self._scale - 1.2)
            self._sheet.box(left, self._y, width, SCENES - 2, WASH, round_=4)
            name = fitted(scene.name, 8, width - 8, weight="strong")
            self._sheet.text(left + 4, self._y + 10, name, 8, weight="strong")
            if scene.since > 0:
                self._sheet.upright(left - 0.6, self._y + SCENES, self._foot)

    def _marks(self) -> None:
        """Words never lie on each other: one that has no room is a flag alone."""
        marks = sorted(self._timeline.marks, key=lambda mark: mark.at)
        right = self._x + self._width
        for number, mark in enumerate(marks):
            left = self._at(mark.at)
            until = self._at(marks[number + 1].at) if number + 1 < len(marks) else right
            self._sheet.flag(left, self._flags, 8)
            word = fitted(mark.word, 7.5, until - left - 9)
            self._sheet.text(left + 7, self._flags + 7, word, 7.5)
            self._sheet.upright(left, self._flags + 8, self._foot, dotted=True, colour=SOFT)

    def _seat(self, row: SeatRow, top: float) -> None:
        size = min(9.5, self._row - 0.8)
        letters = min(8.5, self._row - 0.6)
        base = top + self._row / 2 + letters * 0.35
        self._sheet.rule(self._x, top + self._row, self._width)
        self._sheet.symbol(row.seat, self._x, top + (self._row - size) / 2, size)
        name = fitted(self._words.seat(row.seat), letters, NAMES - size - 7, weight="strong")
        self._sheet.text(self._x + size + 4, base, name, letters, weight="strong")
        colour = colour_of(row.seat)
        heard = [note for note in row.notes if note.mark != "unheard"]
        unheard = [note for note in row.notes if note.mark == "unheard"]
        self._sheet.boxes(self._bars(heard, row.pads, top), colour)
        self._sheet.boxes(self._bars(unheard, row.pads, top), colour, hollow=True)
        for since, until in row.helped:
            self._sheet.rule(
                self._at(since), top + self._row - 1, max(1.0, (until - since) * self._scale), colour=SOFT
            )
        for since, until in row.left_out:
            left, room = self._at(since), (until - since) * self._scale
            self._sheet.box(left, top + 0.6, max(0.8, room), self._row - 1.2, SUNK)
            said = self._words.say("report.roll.left_out")
            self._sheet.text(left + 3, base, fitted(said, letters, room - 6), letters, colour=SOFT)

    def _bars(
        self, notes: Sequence[NoteBar], pads: int, top: float
    ) -> list[tuple[float, float, float, float]]:
        """What would lie on the same ink is one bar: six hours are no larger than six minutes."""
        thick = max(1.0, self._row / 6)
        runs: dict[int, tuple[float, float]] = {}
        bars: list[tuple[float, float, float, float]] = []

        def bar(pad: int, left: float, right: float) -> None:
            share = 0.5 if pads <= 1 else 1 - min(pad, pads - 1) / (pads - 1)
            bars.append((left, top + 0.8 + share * (self._row - thick - 2.2), right - left, thick))

        for note in notes:
            left = self._at(note.at)
            right = max(left + THINNEST, self._at(min(note.at + note.length, self._timeline.length)))
            run = runs.get(note.pad)
            if run is not None and left <= run[1] + APART:
                runs[note.pad] = (run[0], max(run[1], right))
                continue
            if run is not None:
                bar(note.pad, *run)
            runs[note.pad] = (left, right)
        for pad, run in runs.items():
            bar(pad, *run)
        return bars

    def _axis(self) -> None:
        length = max(self._timeline.length, 1.0)
        least = length * 42 / (self._width - NAMES)
        step = next((one for one in STEPS if one >= least), 14_400)
        self._sheet.rule(self._x + NAMES, self._foot, self._width - NAMES, colour=LINE)
        at = 0.0
        while at <= length:
            label = clock(at)
            wide = face("text").width(label, 7.5)
            left = min(self._x + self._width - wide, max(self._x + NAMES, self._at(at) - wide / 2))
            self._sheet.text(left, self._foot + 10, label, 7.5)
            at += step
