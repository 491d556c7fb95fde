"""JSON: one document, an event a line."""

import json
from pathlib import Path

import msgspec

from server.core.document import Document
from server.export.json import head, write
from server.protocol import ExportOrder
from tests.tapes import MadeTape


def test_the_document_is_read_back_as_it_was(tmp_path: Path) -> None:
    """[K5] Any reader of JSON reads it; ours finds the same session."""
    tape = MadeTape().plays(1, 2.0).plays(2, 3.0).marked(4.0, "“so”\u2028")
    tape.words, tape.series = "They sang\nand laughed", "Tuesday"
    document = tape.document()
    shares: list[float] = []
    path = write(document, ExportOrder(format="json"), tmp_path, shares.append)
    again = msgspec.json.decode(path.read_bytes(), type=Document)
    assert (again.events, again.session) == (document.events, head(document).session)
    assert json.loads(path.read_text("utf-8"))["session"]["line"]["words"] == tape.words
    assert shares[-1] == 1.0
    assert len(path.read_text("utf-8").split("\n")) == len(document.events) + 3


def test_what_belongs_to_this_copy_alone_stays_here() -> None:
    """[K5] When it goes by itself is another copy's own matter."""
    line = head(MadeTape().document()).session.line
    assert (line.goes, line.imported) == (None, False)
