"""Facts of one seat, or of the group, as rows of a table."""

from dataclasses import dataclass
from typing import Final

from server.export.page.sheet import INK, LINE, PALE, SOFT, Sheet, broken
from server.export.page.values import baseline_words, counted_words, value_words
from server.export.page.words import Words
from server.protocol import Measure, Report

SHARES: Final = (0.185, 0.125, 0.13, 0.165, 0.395)
"""Of the width: what, value, counted from, compared with, how it is counted."""

GAP: Final = 6.0
SIZE: Final = 8.4
SMALL: Final = 7.5
LEADING: Final = 10.0
SMALL_LEADING: Final = 8.8
ABOVE: Final = 2.2
HEAD: Final = 15.0
PAIRS_MOST: Final = 2


@dataclass(frozen=True, slots=True)
class Row:
    """One fact, already broken into lines."""

    columns: tuple[list[str], ...]
    height: float


@dataclass(frozen=True, slots=True)
class Facts:
    """Those with a value, in the report's order; names of those too little to tell; pairs beyond the first few."""

    rows: list[Row]
    thin: list[str]
    pairs_left: int


def facts_of(words: Words, report: Report, seat: int | None, width: float) -> Facts:
    """The seat's own, then two pairs with most to count, as seen from it. None: the group's."""
    own = [fact for fact in report.measures if fact.seat == seat and fact.other is None]
    pairs = [
        fact
        for fact in report.measures
        if seat is not None and fact.seat == seat and fact.other is not None and told(fact)
    ]
    pairs.sort(key=lambda fact: -fact.n)
    shown = [fact for fact in own if told(fact)] + pairs[:PAIRS_MOST]
    return Facts(
        rows=[_row(words, fact, seat, width) for fact in shown],
        thin=[name_of(words, fact, seat) for fact in own if not told(fact)],
        pairs_left=max(0, len(pairs) - PAIRS_MOST),
    )


def told(fact: Measure) -> bool:
    return fact.value is not None and fact.thin is None


def name_of(words: Words, fact: Measure, seat: int | None) -> str:
    return words.say(f"report.measure.{fact.id}.name", _partner(words, fact, seat), instead=fact.id)


def _partner(words: Words, fact: Measure, seat: int | None) -> dict[str, str]:
    other = fact.other if fact.seat == seat else fact.seat
    if fact.other is None or other is None:
        return {}
    return dict.fromkeys(("other", "seat", "name"), words.seat(other))


def _row(words: Words, fact: Measure, seat: int | None, width: float) -> Row:
    definition = words.say(f"report.measure.{fact.id}.definition", _partner(words, fact, seat), instead="")
    baseline = "–" if fact.baseline is None else baseline_words(words, fact.baseline, fact.unit)
    wide = [share * width - GAP for share in SHARES]
    columns = (
        broken(name_of(words, fact, seat), SIZE, wide[0], weight="strong"),
        broken(value_words(words, fact), SIZE, wide[1], weight="strong"),
        broken(counted_words(words, fact), SIZE, wide[2]),
        broken(baseline, SIZE, wide[3]),
        broken(definition, SMALL, wide[4]) if definition else [],
    )
    tallest = max(
        max(len(column) for column in columns[:4]) * LEADING, len(columns[4]) * SMALL_LEADING, LEADING
    )
    return Row(columns, tallest + 2 * ABOVE)


def draw(sheet: Sheet, words: Words, rows: list[Row], *, x: float, y: float, width: float) -> float:
    """The head and these rows; where they end."""
    lefts = [x + sum(SHARES[:column]) * width for column in range(len(SHARES))]
    for left, key in zip(lefts, ("what", "now", "counted", "compare", "how"), strict=True):
        sheet.text(left, y + 9.5, words.say(f"report.facts.{key}"), SMALL, weight="strong", colour=SOFT)
    y += HEAD
    sheet.rule(x, y - 1, width, thick=1, colour=INK)
    for row in rows:
        for column, (left, lines) in enumerate(zip(lefts, row.columns, strict=True)):
            last = column == len(SHARES) - 1
            sheet.lines(
                left,
                y + ABOVE,
                lines,
                SMALL if last else SIZE,
                SMALL_LEADING if last else LEADING,
                weight="strong" if column < 2 else "text",
                colour=PALE if last else INK,
            )
        y += row.height
        sheet.rule(x, y, width, colour=LINE)
    return y
