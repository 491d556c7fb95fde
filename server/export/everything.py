"""Everything of a session, or of one seat key over many, in one file: to be read, and to be taken in elsewhere."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import msgspec

from server.core.document import Document
from server.core.errors import Refused
from server.export import Told, midi
from server.export.csv import tables
from server.export.json import SCHEMA, head, lines
from server.export.readme import readme
from server.export.span import nothing_there, still_running
from server.export.tables import EPOCH, member, put_table
from server.protocol import ExportOrder

PARTS: Final = (
    ("session.json", "session"),
    ("events.jsonl", "events"),
    ("schema.json", "schema"),
    ("tables/", "tables"),
    ("session.mid", "music"),
)
"""What is in it, and the sentence on each in the catalogs."""


def write(document: Document, order: ExportOrder, folder: Path, told: Told) -> Path:
    """The whole session, whatever part of it is asked for: half of it would not be everything."""
    if document.session.line.state == "running":
        raise still_running()
    path = folder / "everything.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        _readme(archive, order.language)
        put(archive, document, "", order.language, told)
    return path


def write_many(documents: Iterable[Document], many: int, language: str, folder: Path, told: Told) -> Path:
    """What one seat key played in each of some sessions, the oldest first."""
    path = folder / "everything.zip"
    found = 0
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        _readme(archive, language, "all.of_key")
        for document in documents:
            done = found / max(1, many)
            found += 1
            put(archive, document, f"{found:03}/", language, _from(told, done, 1 / max(1, many)))
    if not found:
        path.unlink()
        raise nothing_there()
    return path


def _from(told: Told, done: float, share: float) -> Told:
    return lambda part: told(done + part * share)


def put(archive: ZipFile, document: Document, folder: str, language: str, told: Told) -> None:
    """One session into a folder of the file."""
    with member(archive, f"{folder}session.json") as file:
        file.write(msgspec.json.format(msgspec.json.encode(head(document)), indent=2).decode() + "\n")
    with member(archive, f"{folder}events.jsonl") as file:
        file.writelines(
            f"{line}\n"
            for line in lines(document.events, lambda share: told(0.5 * share), len(document.events))
        )
    with member(archive, f"{folder}schema.json") as file:
        file.write(SCHEMA.read_text("utf-8"))
    for share, table in tables(document):
        put_table(archive, table, f"{folder}tables/")
        told(0.5 + 0.3 * share)
    _music(archive, document, folder, language)
    told(1.0)


def _readme(archive: ZipFile, language: str, *more: str) -> None:
    readme(archive, language, "all", PARTS, ["all.many", "all.bring", "all.safe", *more])


def _music(archive: ZipFile, document: Document, folder: str, language: str) -> None:
    beside = Path(archive.filename or "").parent
    try:
        made = midi.write(document, ExportOrder(format="midi", language=language), beside, lambda _: None)
    except Refused:
        return  # nothing was heard: a session without music is kept and taken away like any other
    info = f"{folder}session.mid"
    archive.writestr(_info(info), made.read_bytes())
    made.unlink()


def _info(name: str) -> ZipInfo:
    info = ZipInfo(name, date_time=EPOCH)
    info.compress_type = ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    return info
