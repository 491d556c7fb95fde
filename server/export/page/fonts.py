"""The pages' own font, made fit for paper; letters that it lacks come from DejaVu Sans."""

from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any, Final, Literal

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont as Embedded

WEB: Final = Path(__file__).resolve().parents[3] / "web"
PLACES: Final = ("dist/assets", "node_modules/@fontsource-variable/atkinson-hyperlegible-next/files")
PARTS: Final = ("latin-wght-normal", "latin-ext-wght-normal")

Weight = Literal["text", "strong"]
WEIGHTS: Final[dict[Weight, int]] = {"text": 430, "strong": 660}
SPARE: Final[dict[Weight, str]] = {"text": "DejaVuSans.ttf", "strong": "DejaVuSans-Bold.ttf"}

_NOT_DRAWN: Final = ("GPOS", "GSUB", "GDEF", "STAT", "MVAR")
"""What only a typesetter with its own shaping reads; without it a weight is cut in a tenth of the time."""

_NAMES: Final = (1, 4, 6)
"""Family, full name and PostScript name."""


class Face:
    """One weight: a chain of fonts, each for the letters that those before it lack."""

    def __init__(self, weight: Weight) -> None:
        self._chain: Final = [_embedded(weight, part) for part in range(len(PARTS) + 1)]
        self._chosen: dict[str, str] = {}

    def runs(self, text: str) -> Iterator[tuple[str, str]]:
        """(font, letters) in order; a letter that nobody has becomes a small box."""
        font, kept = "", ""
        for letter in text:
            own = self._chosen.get(letter) or self._font_of(letter)
            if own != font and kept:
                yield font, kept
                kept = ""
            font, kept = own, kept + letter
        if kept:
            yield font, kept

    def width(self, text: str, size: float) -> float:
        return float(sum(pdfmetrics.stringWidth(part, font, size) for font, part in self.runs(text)))

    def _font_of(self, letter: str) -> str:
        found = next((font for font in self._chain if font and ord(letter) in _letters(font)), "")
        self._chosen[letter] = found or next(font for font in reversed(self._chain) if font)
        return self._chosen[letter]


@cache
def face(weight: Weight) -> Face:
    return Face(weight)


def _letters(font: str) -> Any:
    return pdfmetrics.getFont(font).face.charToGlyph


def _embedded(weight: Weight, part: int) -> str:
    """The name under which one font of the chain is known to the PDF; nothing where its file isn't there."""
    name = f"Roundelay-{weight}-{part}"
    if part == len(PARTS):
        pdfmetrics.registerFont(Embedded(name, str(_spare(weight))))
        return name
    file = _file(PARTS[part])
    if file is None:
        return ""
    font = TTFont(file)
    for table in _NOT_DRAWN:
        if table in font:
            del font[table]
    instantiateVariableFont(font, {"wght": WEIGHTS[weight]}, inplace=True)
    font.flavor = None
    for record in font["name"].names:
        if record.nameID in _NAMES:
            record.string = name  # fonts of one name would be taken for one font
    cut = BytesIO()
    font.save(cut)
    cut.seek(0)
    pdfmetrics.registerFont(Embedded(name, cut))
    return name


def _spare(weight: Weight) -> Path:
    """matplotlib, which music21 brings along, carries DejaVu; to import it for that would take a second."""
    found = find_spec("matplotlib")
    if found is None or found.origin is None:
        raise FileNotFoundError("matplotlib and its fonts are not installed")
    return Path(found.origin).parent / "mpl-data" / "fonts" / "ttf" / SPARE[weight]


def _file(part: str) -> Path | None:
    """As it was built for the pages, else as its package brought it."""
    return next(
        (
            file
            for place in PLACES
            for file in sorted((WEB / place).glob(f"atkinson-hyperlegible-next-{part}*.woff2"))
        ),
        None,
    )
