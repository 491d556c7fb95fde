"""JSON: a whole session as one document, one event a line; another copy takes it in unchanged."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, TextIO

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from server.core.document import Document
from server.core.tape import Event
from server.export import Told
from server.export.part import part
from server.export.span import still_running
from server.protocol import ExportOrder, SessionView

SCHEMA: Final = Path(__file__).parent / "session.schema.json"
"""Made of the types by `python -m server.export.schema`; it goes with every whole export."""

TELL_EVERY: Final = 5_000

BEGIN: Final = ',"events":[\n'
END: Final = "\n]}\n"


class Head(Struct, frozen=True, forbid_unknown_fields=True):
    """A document without its events."""

    format: str
    made_by: str
    session: SessionView


def head(document: Document) -> Head:
    """What depends on this copy alone stays here: when it goes by itself, and whether it was brought in."""
    session = document.session
    line = replace(session.line, imported=False, goes=None)
    return Head(format=document.format, made_by=document.made_by, session=replace(session, line=line))


def write(document: Document, order: ExportOrder, folder: Path, told: Told) -> Path:
    if document.session.line.state == "running":
        raise still_running()
    path = folder / "session.json"
    with path.open("w", encoding="utf-8", newline="") as file:
        put(part(document, order), file, told)
    return path


def put(document: Document, file: TextIO, told: Told) -> None:
    """The head on the first line, then one event a line, so that no reader needs it all at once."""
    file.write(msgspec.json.encode(head(document)).decode().removesuffix("}") + BEGIN)
    first = True
    for line in lines(document.events, told, len(document.events)):
        file.write(line if first else f",\n{line}")
        first = False
    file.write(END)


def lines(events: Iterable[Event], told: Told, many: int) -> Iterator[str]:
    """Each event as one line, without its end."""
    encoder = msgspec.json.Encoder()
    for number, event in enumerate(events):
        yield encoder.encode(event).decode()
        if number % TELL_EVERY == 0:
            told(number / max(1, many))
    told(1.0)
