"""Files that nobody should be able to bring in, each by the code of the sentence it gets."""

import struct
from collections.abc import Callable
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile

from server.export import everything
from server.protocol import ExportOrder
from tests.tapes import MadeTape

Maker = Callable[[Path], bytes]


def whole(folder: Path) -> bytes:
    """A good one, of a session that is nowhere yet."""
    tape = MadeTape().plays(1, 2.0).plays(2, 3.0)
    order = ExportOrder(format="everything")
    return everything.write(tape.document("fresh0fresh0"), order, folder, lambda _: None).read_bytes()


def changed(folder: Path, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """A good one with other parts in it."""
    path = folder / "changed.zip"
    path.write_bytes(whole(folder))
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path.read_bytes()


def newer(folder: Path) -> bytes:
    old, new = b"roundelay-session/1", b"roundelay-session/7"
    return changed(folder, lambda parts: parts.update({SESSION: parts[SESSION].replace(old, new)}))


def not_a_number(folder: Path) -> bytes:
    """In the last event, after good ones."""
    bad = b'{"kind":"marked","at":NaN,"icon":"star","word":""}\n'
    return changed(folder, lambda parts: parts.update({EVENTS: parts[EVENTS] + bad}))


def elsewhere(folder: Path) -> bytes:
    return changed(folder, lambda parts: parts.update({"../../evil": b"boo"}))


def bomb(folder: Path) -> bytes:
    """Its list says that four gigabytes come out of one part."""
    data = bytearray(whole(folder))
    place = data.find(b"PK\x01\x02")
    while data[place + 46 :].startswith(EVENTS.encode()) is False:
        place = data.find(b"PK\x01\x02", place + 4)
    struct.pack_into("<L", data, place + 24, 0xFFFFFFF0)
    return bytes(data)


SESSION, EVENTS = "session.json", "events.jsonl"

BAD_FILES: Final[dict[str, tuple[Maker, str]]] = {
    "a picture": (lambda _: b"\x89PNG\r\n\x1a\n" + bytes(2000), "not_ours"),
    "cut in the middle": (lambda folder: whole(folder)[:-200], "broken_file"),
    "newer": (newer, "newer_file"),
    "no number": (not_a_number, "broken_file"),
    "a path elsewhere": (elsewhere, "strange_file"),
    "a bomb": (bomb, "too_big_file"),
}
