"""PDF: the report on one sheet of A4. The therapist's words first, then who played when, then facts of one seat.

It is always one page. What doesn't fit is cut by one rule, and the page says so: words that would take more than what
the facts leave are cut behind a word, then facts from the last one on; the screen and the other exports have it all.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from server.core.document import Document
from server.export import Told
from server.export.page import facts as table
from server.export.page.sheet import HIGH, INK, SOFT, WIDE, Sheet, broken, fitted
from server.export.page.timeline import Picture, measured
from server.export.page.words import Words, roughly
from server.export.span import still_running
from server.protocol import ExportOrder, Report, SessionView

LEFT: Final = 40.0
TOP: Final = 34.0
FOOT: Final = 30.0
WIDTH: Final = WIDE - 2 * LEFT

TITLE, TITLE_LEADING = 18.0, 22.0
HEADING, HEADING_LEADING = 11.0, 19.0
WORDS, WORDS_LEADING = 10.5, 14.2
PLAIN, PLAIN_LEADING = 8.8, 11.6
TOKEN: Final = 34.0
SIGN: Final = 40.0

GOALS_MOST: Final = 4
FACTS_LEAST: Final = 0.5
"""Of what words and facts share, facts keep so much if they need it."""

LEVELS: Final = ("much_less", "less", "as_hoped", "more", "much_more")


@dataclass(frozen=True, slots=True)
class Share:
    """What of the words and of the facts the page has room for."""

    words: list[str]
    rows: list[table.Row]
    cut: bool
    """Not all of the words are there."""


def write(document: Document, order: ExportOrder, folder: Path, told: Told, *, report: Report) -> Path:
    """`report`: what `server.analysis` made of this document, with its past."""
    if document.session.line.state == "running":
        raise still_running()
    words = Words(order.language)
    path = folder / "session.pdf"
    view = document.session
    sheet = Sheet(path, title=view.line.title, language=words.language)
    told(0.2)
    Page(sheet, words, view, report, seat=_seat(view, order.seat)).draw()
    told(0.9)
    sheet.save()
    told(1.0)
    return path


def _seat(view: SessionView, wanted: int | None) -> int | None:
    """A seat that was left out, or isn't there, has no facts: the group's stand there instead."""
    return wanted if any(seat.seat == wanted and seat.kept for seat in view.seats) else None


class Page:
    """The one page of a session."""

    def __init__(
        self, sheet: Sheet, words: Words, view: SessionView, report: Report, *, seat: int | None
    ) -> None:
        self._sheet, self._words, self._view, self._report, self._seat = sheet, words, view, report, seat
        self._facts = table.facts_of(words, report, seat, WIDTH)

    def draw(self) -> None:
        y = self._head(TOP)
        goals, fewer = self._goals()
        foot = self._foot_lines(len(self._facts.rows), shortened=True)
        fixed = y + HEADING_LEADING + measured(self._report).height + HEADING_LEADING + table.HEAD
        fixed += len(goals) * PLAIN_LEADING + (4 if goals else 0)
        fixed += 6 + len(foot) * PLAIN_LEADING + SIGN + FOOT
        share = self._shared(HIGH - fixed)
        if share.words:
            y = self._heading(y, self._words.say("report.paper.words"))
            y = self._sheet.lines(LEFT, y, share.words, WORDS, WORDS_LEADING)
        if goals:
            y = self._sheet.lines(LEFT, y + 4, goals, PLAIN, PLAIN_LEADING, colour=SOFT)
        y = self._heading(y, self._words.say("report.roll.title"))
        y = Picture(self._sheet, self._words, self._report, x=LEFT, y=y, width=WIDTH).draw()
        y = self._heading(y, self._facts_title())
        if share.rows:
            y = table.draw(self._sheet, self._words, share.rows, x=LEFT, y=y, width=WIDTH)
        elif not self._facts.rows:
            y = self._sheet.lines(
                LEFT, y, [self._words.say("report.facts.none")], PLAIN, PLAIN_LEADING, colour=SOFT
            )
        lines = self._foot_lines(len(self._facts.rows) - len(share.rows), shortened=share.cut or fewer)
        y = self._sheet.lines(LEFT, y + 6, lines, PLAIN, PLAIN_LEADING, colour=SOFT)
        self._sign(y)

    # --- parts

    def _head(self, y: float) -> float:
        room = WIDTH - (TOKEN + 12 if self._seat is not None else 0)
        title = broken(self._view.line.title, TITLE, room, weight="strong")
        if len(title) > 2:
            title = [title[0], fitted(" ".join(title[1:]), TITLE, room, weight="strong")]
        below = self._sheet.lines(LEFT, y, title, TITLE, TITLE_LEADING, weight="strong")
        facts = broken(self._facts_line(), PLAIN, room)
        below = self._sheet.lines(LEFT, below, facts, PLAIN, PLAIN_LEADING, colour=SOFT)
        if self._seat is not None:
            self._sheet.token(self._seat, LEFT + WIDTH - TOKEN, y, TOKEN)
            below = max(below, y + TOKEN)
        self._sheet.rule(LEFT, below + 6, WIDTH, thick=1.4, colour=INK)
        return below + 9

    def _facts_line(self) -> str:
        say, line = self._words.say, self._view.line
        kept = sum(seat.kept for seat in self._view.seats)
        out = len(self._view.seats) - kept
        parts = [self._words.date(line.began), roughly(self._words, line.length)]
        parts.append(say("session.seats_kept", {"count": kept}))
        if out:
            parts.append(say("session.seats_out", {"count": out}))
        said = f"{', '.join(parts)}."
        if self._seat is not None:
            said = f"{say('report.paper.seat', {'name': self._words.seat(self._seat)})} {said}"
        report = self._report
        if report.helped + report.quantised + report.echoed:
            counts = {"helped": report.helped, "quantised": report.quantised, "echoed": report.echoed}
            said += f" {say('report.left_out_of_facts', counts)}"
        return said

    def _goals(self) -> tuple[list[str], bool]:
        """What was agreed for this seat and for the group, a line each; whether some of it had no room."""
        say, view = self._words.say, self._view
        keys = {seat.key: seat.seat for seat in view.seats}
        lines: list[str] = []
        for goal in view.goals:
            whose = None if goal.seat_key is None else keys.get(goal.seat_key)
            if self._seat is not None and goal.seat_key is not None and whose != self._seat:
                continue
            name = say("report.group") if whose is None else self._words.seat(whose)
            said = f"{say('report.paper.agreed', {'name': name})} {goal.text}"
            if goal.rating is not None:
                level = say(f"session.goals.level.{LEVELS[goal.rating + 2]}")
                said += f" ({say('report.paper.rated', {'level': level})})"
            lines.append(said)
        shown = [fitted(line, PLAIN, WIDTH) for line in lines[:GOALS_MOST]]
        return shown, shown != lines

    def _facts_title(self) -> str:
        if self._seat is None:
            return self._words.say("report.facts.of_group")
        return self._words.say("report.facts.of_seat", {"name": self._words.seat(self._seat)})

    def _heading(self, y: float, words: str) -> float:
        self._sheet.text(LEFT, y + 14, words, HEADING, weight="strong")
        return y + HEADING_LEADING

    def _shared(self, room: float) -> Share:
        """`room`: points that words, their heading, and the rows of facts have between them."""
        text = self._view.line.words.strip()
        lines = broken(text, WORDS, WIDTH) if text else []
        heading = HEADING_LEADING if lines else 0.0
        needed = sum(row.height for row in self._facts.rows)
        guaranteed = min(needed, FACTS_LEAST * room)
        most = max(1, int((room - heading - guaranteed) // WORDS_LEADING))
        cut = len(lines) > most
        if cut:
            lines = [*lines[: most - 1], _ended(lines[most - 1])]
        left = room - heading - len(lines) * WORDS_LEADING
        rows: list[table.Row] = []
        for row in self._facts.rows:
            if row.height > left:
                break
            left -= row.height
            rows.append(row)
        return Share(lines, rows, cut)

    def _foot_lines(self, facts_left: int, *, shortened: bool) -> list[str]:
        say = self._words.say
        parts: list[str] = []
        if self._facts.thin:
            parts.append(say("report.paper.thin", {"names": self._words.listed(self._facts.thin)}))
        if facts := facts_left + self._facts.pairs_left:
            parts.append(say("report.paper.more_facts", {"count": facts}))
        if shortened:
            parts.append(say("report.paper.shortened"))
        note = f"{say('report.note_touches')} {say('report.paper.compare')} {say('report.note_what')}"
        made = say("report.paper.made", {"date": self._words.date(self._report.made)})
        first = broken(" ".join(parts), PLAIN, WIDTH) if parts else []
        return [*first, *broken(f"{note} {made}.", PLAIN, WIDTH)]

    def _sign(self, y: float) -> None:
        """At the foot of the page, or below a short page's end."""
        y = min(max(y + 26, HIGH - FOOT - SIGN), HIGH - FOOT - 12)
        wide = WIDTH - 170
        self._sheet.rule(LEFT, y, wide, thick=1, colour=INK)
        self._sheet.rule(LEFT + wide + 20, y, 150, thick=1, colour=INK)
        self._sheet.text(LEFT, y + 10, self._words.say("report.paper.therapist"), PLAIN)
        self._sheet.text(LEFT + wide + 20, y + 10, self._words.say("report.paper.date"), PLAIN)


def _ended(line: str) -> str:
    """The last line there is room for, cut behind a word, or within one that fills it."""
    shorter = line.rpartition(" ")[0]
    return f"{shorter} …" if shorter else fitted(f"{line}……", WORDS, WIDTH)
