"""Engraved notation: every page of the conductor's score as a picture that stands by itself (SVG, by Verovio)."""

import json
import re
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

import verovio

from server.core.document import Document
from server.core.errors import Refused
from server.export import Told
from server.export.musicxml import Score, put, score_of
from server.protocol import ExportOrder

BARS_MOST: Final = 6000
"""Bars of all parts together: what is engraved within a minute or so and still read by anybody."""

WIDTH, HEIGHT = 2100, 2970
"""Of a page, in tenths of a millimetre: A4."""
SCALE: Final = 70
"""Percent, for as many staves as a page takes well."""
STAVES: Final = 8
SMALLEST: Final = 22

OPTIONS: Final = {
    "adjustPageHeight": True,
    "breaks": "auto",
    "condense": "auto",
    "footer": "none",
    "header": "auto",
    "justifyVertically": False,
    "pageMarginLeft": 100,
    "pageMarginRight": 100,
    "pageMarginTop": 100,
    "pageMarginBottom": 100,
    "smuflTextFont": "embedded",
    "svgRemoveXlink": True,
    "svgViewBox": True,
}


def write(document: Document, order: ExportOrder, folder: Path, told: Told) -> Path:
    """`session-score.zip`: `page-001.svg` and so on, and `pages.json` that says how many there are."""
    score = score_of(document, order)
    if len(score.frame.lines) * len(score.voices) > BARS_MOST:
        raise too_long()
    told(0.1)
    pages = engrave(score)
    path = folder / "session-score.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        names = []
        for number in range(1, pages.getPageCount() + 1):
            names.append(f"page-{number:03}.svg")
            picture = accessible(pages.renderToSVG(number), score, number, pages.getPageCount())
            put(archive, names[-1], [picture])
            told(0.3 + 0.7 * number / pages.getPageCount())
        manifest = {"pages": names, "parts": [voice.name for voice in score.voices], "title": score.title}
        put(archive, "pages.json", [json.dumps(manifest, ensure_ascii=False)])
    told(1.0)
    return path


def too_long() -> Refused:
    return Refused(
        "score_too_long",
        "That is too much to engrave at once: choose a shorter part of the session, or fewer seats.",
    )


def engrave(score: Score) -> verovio.toolkit:
    """The toolkit with the score in it."""
    verovio.enableLog(verovio.LOG_ERROR)
    pages = verovio.toolkit()
    scale = max(SMALLEST, min(SCALE, SCALE * STAVES // max(1, len(score.voices))))
    size = {"pageWidth": WIDTH * 100 // scale, "pageHeight": HEIGHT * 100 // scale, "scale": scale}
    pages.setOptions({**OPTIONS, **size})
    if not pages.loadData("".join(score.text(score.voices))):
        raise ValueError("the engraver did not take the score")
    return pages


def accessible(picture: str, score: Score, page: int, pages: int) -> str:
    """With words for whoever can't see it, on white paper, and with nothing in it that runs or reaches out."""
    first, *rest = score.voices
    parts = ", ".join(voice.name for voice in [first, *rest])
    said = (
        f'<title id="t">{escape(score.title)}, {page} / {pages}</title>'
        f'<desc id="d">{escape(parts)}</desc><rect width="100%" height="100%" fill="#fff"/>'
    )
    opened = re.sub(r"<svg ", '<svg role="img" aria-labelledby="t d" ', picture, count=1)
    return re.sub(r"<desc>.*?</desc>", lambda _: said, opened, count=1, flags=re.S)
