"""A file that was taken away, read again line by line: checked to its last byte before anything is kept.

Two forms: the zip of `export.everything` with any number of sessions, and the one document of `export.json`.
"""

import re
import stat
import struct
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import IO, Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError  # noqa: N812  it is what goes wrong in a zip

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from server.core.document import FORMAT
from server.core.errors import Refused
from server.core.tape import Event
from server.export.json import BEGIN, Head
from server.protocol import SEATS_MOST, SessionView
from server.workshop.plausible import implausible

FILE_MOST: Final = 512 * 2**20
"""Bytes of a file; six hours of forty seats have 60 MB."""
UNPACKED_MOST: Final = 2 * 2**30
"""Bytes of everything that is read of it."""
EVENTS_MOST: Final = 5_000_000
"""Events of all its sessions. Six hours of forty seats, each touching once a second, have 3.5 million."""
LINE_MOST: Final = 256 * 1024
"""Bytes of one event; the longest of ours have 20,000."""
HEAD_MOST: Final = 4 * 2**20
"""Bytes of a session without its events."""
LIST_MOST: Final = 2**20
"""Bytes of a zip's list of contents; ours have a hundred a part."""
SESSIONS_MOST: Final = 1_000
MARKS_MOST: Final = 10_000
DAY: Final = 86_400.0
TELL_EVERY: Final = 2_000

PARTS: Final = re.compile(r"^(?:\d{3}/)?(?:session\.json|events\.jsonl)$")
ISO: Final = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$")

_HEAD: Final = msgspec.json.Decoder(Head)
_EVENT: Final = msgspec.json.Decoder(Event)


class Incoming(Struct, frozen=True):
    """A session in a file."""

    session: SessionView
    made_by: str
    events: Callable[[], Iterator[Event]]
    """Reads them, from the first; each time anew."""
    count: int = 0
    """So many there are; known once all have been read."""


def read(path: Path) -> list[Incoming]:
    """Raises Refused for whatever is not whole, not ours, or not possible; nothing is kept by reading."""
    if path.stat().st_size > FILE_MOST:
        raise too_big("size")
    with path.open("rb") as file:
        start = file.read(4)
    with sentences():
        found = _of_zip(path) if start[:2] == b"PK" else [_of_document(path)]
        return _checked(found)


def sentences() -> "_Sentences":
    return _Sentences()


class _Sentences:
    """What decoders say, as a sentence."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, _: object) -> None:
        match error:
            case msgspec.ValidationError():
                raise broken(str(error).rpartition("`")[0].rpartition("`")[2] or "?") from None
            case msgspec.DecodeError() | UnicodeDecodeError() | RecursionError() | EOFError():
                raise broken("?") from None
            case BadZipFile() | ZlibError() | NotImplementedError() | struct.error() | OverflowError():
                raise broken("zip") from None


def _checked(found: list[Incoming]) -> list[Incoming]:
    """Reads everything once."""
    if not found:
        raise not_ours()
    counts: list[int] = []
    before = 0
    for one in found:
        _check_session(one.session)
        count = 0
        for event in one.events():
            count += 1
            if before + count > EVENTS_MOST:
                raise too_big("events")
            if (what := implausible(event)) is not None:
                raise broken(what)
        counts.append(count)
        before += count
    ids = [one.session.line.id for one in found]
    if len(set(ids)) < len(ids):
        raise strange("twice")
    return [replace(one, count=count) for one, count in zip(found, counts, strict=True)]


def _check_session(session: SessionView) -> None:
    """Whatever a page could have sent is checked as there; the types alone don't say it."""
    line = session.line
    seats = [seat.seat for seat in session.seats]
    fine = {
        "id": re.fullmatch(r"[a-z0-9]{12}", line.id) is not None,
        "title": 1 <= len(line.title) <= 80,
        "series": line.series is None or 1 <= len(line.series) <= 40,
        "began": _is_moment(line.began),
        "length": 0 <= line.length <= DAY,
        "state": line.state != "running",
        "plan": line.plan is None or len(line.plan) <= 200,
        "words": len(line.words) <= 20_000,
        "keep_days": 0 <= line.keep_days <= 3650,
        "seats": len(seats) <= SEATS_MOST
        and len(set(seats)) == len(seats)
        and all(1 <= seat.seat <= SEATS_MOST and 1 <= len(seat.key) <= 40 for seat in session.seats),
        "marks": len(session.marks) <= MARKS_MOST
        and len({mark.id for mark in session.marks}) == len(session.marks)
        and all(
            0 <= mark.at <= DAY and len(mark.word) <= 40 and 1 <= mark.id <= 2**31 for mark in session.marks
        ),
        "goals": len(session.goals) <= 24
        and len({goal.id for goal in session.goals}) == len(session.goals)
        and all(
            len(goal.id) <= 64 and all(len(level) <= 300 for level in goal.levels) for goal in session.goals
        ),
        "moods": len(session.moods) <= SEATS_MOST + 1,
    }
    for what, holds in fine.items():
        if not holds:
            raise broken(what)


def _is_moment(text: str) -> bool:
    """As we write them, and on the calendar."""
    try:
        return ISO.match(text) is not None and 2000 <= datetime.fromisoformat(text).year < 2200
    except ValueError:
        return False


def _head(data: bytes) -> Head:
    """A head of ours, of this version."""
    try:
        named = msgspec.json.decode(data, type=_Named)
    except msgspec.ValidationError:
        raise not_ours() from None
    if named.format != FORMAT:
        raise newer() if named.format.startswith("roundelay-session/") else not_ours()
    return _HEAD.decode(data)


class _Named(Struct):
    """What can be asked of any file."""

    format: str


# --- the zip


def _of_zip(path: Path) -> list[Incoming]:
    _check_list(path)
    with ZipFile(path) as archive:
        parts = _parts(archive)
        folders = sorted(name.removesuffix("session.json") for name in parts if name.endswith("session.json"))
        if len(folders) > SESSIONS_MOST:
            raise too_big("sessions")
        found = []
        for folder in folders:
            if f"{folder}events.jsonl" not in parts:
                raise broken("events.jsonl")
            with archive.open(parts[f"{folder}session.json"]) as file:
                data = file.read(HEAD_MOST + 1)
            if len(data) > HEAD_MOST:
                raise too_big("session")
            head = _head(data)
            found.append(Incoming(head.session, head.made_by, _zipped(path, f"{folder}events.jsonl")))
        return found


def _check_list(path: Path) -> None:
    """The list of contents is read whole by the library, so its size is looked at before."""
    size = path.stat().st_size
    with path.open("rb") as file:
        file.seek(max(0, size - 65_557))
        tail = file.read()
    place = tail.rfind(b"PK\x05\x06")
    if place < 0 or len(tail) < place + 22:
        raise broken("zip")
    (length,) = struct.unpack_from("<L", tail, place + 12)
    if length > LIST_MOST or tail[max(0, place - 20) : place].startswith(b"PK\x06\x07"):
        raise too_big("parts")


def _parts(archive: ZipFile) -> dict[str, ZipInfo]:
    """The members we read. One that could do harm elsewhere makes the whole file suspect."""
    found: dict[str, ZipInfo] = {}
    unpacked = 0
    for info in archive.infolist():
        name = info.orig_filename
        if name in found or info.filename in found:
            raise strange("twice")
        if (
            name.startswith(("/", "\\"))
            or ".." in re.split(r"[/\\]", name)
            or re.search(r"[\\:\x00-\x1f]", name)
        ):
            raise strange("paths")
        if stat.S_ISLNK(info.external_attr >> 16):
            raise strange("links")
        if info.flag_bits & 0x1:
            raise strange("locked")
        found[name] = info
    read = {name: info for name, info in found.items() if PARTS.match(name)}
    for info in read.values():
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise strange("packed")
        unpacked += info.file_size
    if unpacked > UNPACKED_MOST:
        raise too_big("unpacked")
    return read


def _zipped(path: Path, name: str) -> Callable[[], Iterator[Event]]:
    def events() -> Iterator[Event]:
        # The library gives out no more than a member's list entry says, and that was added up before.
        with sentences(), ZipFile(path) as archive, archive.open(name) as file:
            for line in _lines(file):
                yield _EVENT.decode(line)

    return events


def _lines(file: IO[bytes]) -> Iterator[bytes]:
    while line := file.readline(LINE_MOST + 1):
        if len(line) > LINE_MOST:
            raise too_big("line")
        if line.strip():
            yield line


# --- the document


def _of_document(path: Path) -> Incoming:
    """Ours have the head in the first line and an event in each that follows; another program may have set it anew."""
    with path.open("rb") as file:
        first = file.readline(HEAD_MOST + 1)
    begin = BEGIN.encode()
    if first.endswith(begin):
        head = _head(first.removesuffix(begin) + b"}")
        return Incoming(head.session, head.made_by, _written(path))
    return _whole(path)


def _written(path: Path) -> Callable[[], Iterator[Event]]:
    def events() -> Iterator[Event]:
        with sentences(), path.open("rb") as file:
            file.readline(HEAD_MOST + 1)
            comma, ended = True, False
            for line in _lines(file):
                text = line.strip()
                if ended:
                    raise broken("end")
                if text == b"]}":
                    ended = True
                    continue
                if not comma:
                    raise broken("events")
                comma = text.endswith(b",")
                yield _EVENT.decode(text.removesuffix(b","))
            if not ended:
                raise broken("end")

    return events


WHOLE_MOST: Final = 32 * 2**20
"""Bytes of a document that has to be read at once."""


class _Whole(Head, frozen=True, forbid_unknown_fields=True):
    """A document as any program may set it."""

    events: list[Event]


def _whole(path: Path) -> Incoming:
    if path.stat().st_size > WHOLE_MOST:
        with path.open("rb") as file:
            if b'"roundelay-session/' not in file.read(HEAD_MOST):
                raise not_ours()
        raise too_big("document")
    data = path.read_bytes()
    try:
        named = msgspec.json.decode(data, type=_Named)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise not_ours() from None
    if named.format != FORMAT:
        raise newer() if named.format.startswith("roundelay-session/") else not_ours()
    whole = msgspec.json.decode(data, type=_Whole)
    return Incoming(whole.session, whole.made_by, lambda: iter(whole.events))


def counted(events: Iterable[Event], many: int, told: Callable[[float], None]) -> Iterator[Event]:
    """The same events, telling how far they have come."""
    for number, event in enumerate(events):
        if number % TELL_EVERY == 0:
            told(min(1.0, number / max(1, many)))
        yield event


# --- what is said


def not_ours() -> Refused:
    return Refused(
        "not_ours",
        "This file is no session of Roundelay: choose one that was taken away as “The whole record” or as JSON.",
    )


def newer() -> Refused:
    return Refused(
        "newer_file",
        "This file was written by a newer Roundelay: bring this one up to date, then bring the file in again.",
    )


def broken(where: str) -> Refused:
    return Refused(
        "broken_file",
        f"This file is damaged (at “{where}”), so nothing of it was brought in: take it away once more where it is "
        "from, and bring in the new one.",
        where=where,
    )


def strange(what: str) -> Refused:
    return Refused(
        "strange_file",
        f"This file holds what no Roundelay writes (“{what}”), so nothing of it was brought in: use the file as it "
        "was taken away.",
        where=what,
    )


def too_big(what: str) -> Refused:
    return Refused(
        "too_big_file",
        f"This file is larger than any session (at “{what}”), so nothing of it was brought in: take its sessions "
        "away one by one.",
        where=what,
    )
