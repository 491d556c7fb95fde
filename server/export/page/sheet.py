"""One sheet of A4, measured in points from its top left: words that break where they must, boxes, bars, symbols."""

from pathlib import Path
from typing import Final

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from server import __version__
from server.export.page.fonts import Face, Weight, face
from server.export.page.symbols import SIDE, colour_of, rings_of, trace

WIDE: Final = float(A4[0])
HIGH: Final = float(A4[1])
INK: Final = "#000000"
SOFT: Final = "#333333"
PALE: Final = "#555555"
LINE: Final = "#bbbbbb"
WASH: Final = "#e4eeee"
SUNK: Final = "#eeeeee"

EVEN_ODD: Final = 0


class Sheet:
    """Draws; what it draws first is read first."""

    def __init__(self, path: Path, *, title: str, language: str) -> None:
        self._canvas = Canvas(str(path), pagesize=A4, lang=language, invariant=1, pageCompression=1)
        self._canvas.setTitle(title)
        self._canvas.setCreator(f"Roundelay {__version__}")
        self._canvas.setProducer(f"Roundelay {__version__}")
        self._canvas.setViewerPreference("DisplayDocTitle", "true")

    def save(self) -> None:
        self._canvas.showPage()
        self._canvas.save()

    # --- words

    def text(
        self, x: float, y: float, words: str, size: float, *, weight: Weight = "text", colour: str = INK
    ) -> float:
        """Words on the line `y`; how wide they are."""
        self._canvas.setFillColor(HexColor(colour))
        at = x
        for font, part in face(weight).runs(words):
            self._canvas.setFont(font, size)
            self._canvas.drawString(at, HIGH - y, part)
            at += self._canvas.stringWidth(part, font, size)
        return at - x

    def lines(
        self,
        x: float,
        y: float,
        lines: list[str],
        size: float,
        leading: float,
        *,
        weight: Weight = "text",
        colour: str = INK,
    ) -> float:
        """Lines below each other, the first within the `leading` below `y`; where the last one ends."""
        for number, line in enumerate(lines):
            self.text(x, y + number * leading + 0.78 * leading, line, size, weight=weight, colour=colour)
        return y + len(lines) * leading

    # --- shapes

    def rule(self, x: float, y: float, width: float, *, thick: float = 0.6, colour: str = LINE) -> None:
        self.box(x, y - thick / 2, width, thick, colour)

    def box(self, x: float, y: float, width: float, height: float, colour: str, *, round_: float = 0) -> None:
        self._canvas.setFillColor(HexColor(colour))
        if round_:
            corner = min(round_, width / 2, height / 2)
            self._canvas.roundRect(x, HIGH - y - height, width, height, corner, stroke=0, fill=1)
        else:
            self._canvas.rect(x, HIGH - y - height, width, height, stroke=0, fill=1)

    def boxes(
        self, places: list[tuple[float, float, float, float]], colour: str, *, hollow: bool = False
    ) -> None:
        """Many small bars as one path: (x, y, width, height) each."""
        if not places:
            return
        path = self._canvas.beginPath()
        for x, y, width, height in places:
            path.rect(round(x, 2), round(HIGH - y - height, 2), round(width, 2), round(height, 2))
        self._canvas.setFillColor(HexColor(colour))
        self._canvas.setStrokeColor(HexColor(colour))
        self._canvas.setLineWidth(0.4)
        self._canvas.drawPath(path, stroke=int(hollow), fill=int(not hollow))

    def upright(self, x: float, y: float, until: float, *, dotted: bool = False, colour: str = LINE) -> None:
        self._canvas.setStrokeColor(HexColor(colour))
        self._canvas.setLineWidth(0.7)
        self._canvas.setDash([1.2, 2.4] if dotted else [])
        self._canvas.line(x, HIGH - y, x, HIGH - until)
        self._canvas.setDash([])

    def flag(self, x: float, y: float, size: float) -> None:
        """A bookmark hanging from (x, y)."""
        path = self._canvas.beginPath()
        path.moveTo(x, HIGH - y)
        for across, down in ((0.66, 0), (0.66, 1), (0.33, 0.72), (0, 1)):
            path.lineTo(x + across * size, HIGH - y - down * size)
        path.close()
        self._canvas.setFillColor(HexColor(INK))
        self._canvas.drawPath(path, stroke=0, fill=1)

    def symbol(self, seat: int, x: float, y: float, size: float, *, colour: str | None = None) -> None:
        """A seat's symbol in a square whose top left is (x, y)."""
        scale = size / SIDE
        path = self._canvas.beginPath()
        trace(seat, lambda across, down: (x + across * scale, HIGH - y - down * scale), path)
        self._canvas.setFillColor(HexColor(colour or colour_of(seat)))
        self._canvas.drawPath(path, stroke=0, fill=1, fillMode=EVEN_ODD)

    def token(self, seat: int, x: float, y: float, size: float) -> None:
        """The disc of a seat, its symbol knocked out, with the rings of its dozen."""
        radius, rings = size / 2, rings_of(seat)
        middle = (x + radius, HIGH - y - radius)
        self._canvas.setFillColor(HexColor(colour_of(seat)))
        if rings == 3:
            self._canvas.roundRect(x, HIGH - y - size, size, size, size * 0.22, stroke=0, fill=1)
        else:
            self._canvas.circle(*middle, radius, stroke=0, fill=1)
        self._canvas.setStrokeColor(HexColor("#ffffff"))
        self._canvas.setLineWidth(size / 40)
        for ring in range(0 if rings == 3 else rings):
            self._canvas.circle(*middle, radius * (0.9 - 0.1 * ring), stroke=1, fill=0)
        inner = size * (0.64 if rings in (0, 3) else 0.5)
        self.symbol(seat, x + (size - inner) / 2, y + (size - inner) / 2, inner, colour="#ffffff")


def broken(words: str, size: float, width: float, *, weight: Weight = "text") -> list[str]:
    """Words as lines no wider than `width`; a word too long for a line is broken where it must be."""
    own = face(weight)
    lines: list[str] = []
    for paragraph in words.replace("\t", " ").splitlines() or [""]:
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}" if line else word
            if own.width(longer, size) <= width:
                line = longer
                continue
            if line:
                lines.append(line)
            while (kept := _reach(own, word, size, width)) < len(word):
                lines.append(word[:kept])
                word = word[kept:]
            line = word
        lines.append(line)
    return lines


def fitted(words: str, size: float, width: float, *, weight: Weight = "text") -> str:
    """On one line; what doesn't fit is cut and shown to be."""
    own = face(weight)
    if own.width(words, size) <= width:
        return words
    words = words[: _reach(own, words, size, width - own.width("…", size), least=0)].rstrip()
    return f"{words}…" if words else ""


def _reach(own: Face, letters: str, size: float, width: float, *, least: int = 1) -> int:
    """How many of these letters fit; our fonts set each letter by itself, so that widths add up."""
    used = 0.0
    for place, letter in enumerate(letters):
        used += own.width(letter, size)
        if used > width + 1e-6:
            return max(least, place)
    return len(letters)
