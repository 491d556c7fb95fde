"""Files that are brought in: ours come in whole, anything else is one sentence and nothing is kept."""

import io
import json
import stat
import time
import tracemalloc
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from server.core.document import Document
from server.core.errors import Refused
from server.export import everything
from server.export import json as as_json
from server.export.json import head
from server.protocol import ExportOrder
from server.workshop import take_in
from server.workshop.take_in import EVENTS_MOST, Incoming, counted, read
from tests.tapes import MadeTape


def document(session: str = "abc123def456") -> Document:
    made = MadeTape().plays(1, 2.0).plays(2, 3.0).marked(4.0, "lovely")
    made.words = "They sang"
    return made.document(session)


def zipped(folder: Path) -> Path:
    return everything.write(document(), ExportOrder(format="everything"), folder, lambda _: None)


def written(folder: Path) -> Path:
    return as_json.write(document(), ExportOrder(format="json"), folder, lambda _: None)


def whole(one: Incoming) -> Document:
    return Document("roundelay-session/1", one.made_by, one.session, list(one.events()))


@pytest.mark.parametrize("made", [zipped, written])
def test_what_was_taken_away_is_read_as_it_was(tmp_path: Path, made: Callable[[Path], Path]) -> None:
    """[K5] From the zip and from the document."""
    [one] = read(made(tmp_path))
    assert whole(one).events == document().events
    assert one.session == head(document()).session
    assert one.count == len(document().events)


def test_a_document_may_be_set_anew_by_another_program(tmp_path: Path) -> None:
    """[K5] Indented, in another order of members: it says the same."""
    path = written(tmp_path)
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")), indent=2, sort_keys=True), "utf-8")
    [one] = read(path)
    assert whole(one).events == document().events


def test_a_file_of_many_sessions_is_read_in_their_order(tmp_path: Path) -> None:
    """[K5] As one seat key takes them with it."""
    documents = [document("aaaaaaaaaaaa"), document("bbbbbbbbbbbb")]
    path = everything.write_many(documents, 2, "en", tmp_path, lambda _: None)
    assert [one.session.line.id for one in read(path)] == ["aaaaaaaaaaaa", "bbbbbbbbbbbb"]
    same = everything.write_many([documents[0]] * 2, 2, "en", tmp_path, lambda _: None)
    with pytest.raises(Refused, match="twice"):
        read(same)


def test_it_tells_how_far_it_is() -> None:
    """[K5] While events go by."""
    shares: list[float] = []
    events = document().events * 300
    assert list(counted(iter(events), len(events), shares.append)) == events
    assert shares[0] == 0.0
    assert shares == sorted(shares)
    assert len(shares) > 1


# --- what is not whole, not ours, or not possible


def refused(path: Path) -> str:
    with pytest.raises(Refused) as no:
        read(path)
    assert len(no.value.text) < 300
    return no.value.code


def rezipped(path: Path, change: Callable[[dict[str, bytes]], None], **more: str) -> Path:
    """The same zip with its members changed."""
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
        for name, text in more.items():
            archive.writestr(name, text)
    return path


FOREIGN = {
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(2000),
    "nothing but a beginning": b"PK",
    "words": "Dear Anna, how are you?".encode("utf-16"),
    "another program's JSON": b'{"version": 3, "tracks": []}',
    "a list": b"[1, 2, 3]",
    "a number": b"7",
    "deep": b'{"a":' * 200_000,
    "deep lists": b"[" * 500_000,
}


@pytest.mark.parametrize("data", FOREIGN.values(), ids=FOREIGN)
def test_a_foreign_file_is_one_sentence(tmp_path: Path, data: bytes) -> None:
    """[S4] Whatever it is."""
    path = tmp_path / "brought"
    path.write_bytes(data)
    assert refused(path) in ("not_ours", "broken_file")


def test_a_foreign_zip_is_not_ours(tmp_path: Path) -> None:
    """[S4] A good zip, with somebody's holiday in it."""
    path = tmp_path / "brought"
    with ZipFile(path, "w") as archive:
        archive.writestr("beach.txt", "sand")
    assert refused(path) == "not_ours"


@pytest.mark.parametrize("made", [zipped, written])
def test_a_file_of_a_newer_version_says_so(tmp_path: Path, made: Callable[[Path], Path]) -> None:
    """[S4] With the way out, instead of reading half of it."""
    path = made(tmp_path)
    old, new = b"roundelay-session/1", b"roundelay-session/2"
    if made is zipped:
        rezipped(path, lambda parts: parts.update({"session.json": parts["session.json"].replace(old, new)}))
    else:
        path.write_bytes(path.read_bytes().replace(old, new))
    assert refused(path) == "newer_file"


@pytest.mark.parametrize("made", [zipped, written])
def test_a_file_cut_anywhere_is_refused(tmp_path: Path, made: Callable[[Path], Path]) -> None:
    """[K5] At whichever byte the copying ended."""
    data = made(tmp_path).read_bytes()
    path = tmp_path / "cut"
    for end in range(1, len(data) - 3, max(1, len(data) // 150)):
        path.write_bytes(data[:end])
        assert refused(path) in ("broken_file", "not_ours", "too_big_file"), end


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_changed_byte_never_breaks_the_reader(tmp_path: Path, data: st.DataObject) -> None:
    """[S4] It is read, or it is refused; nothing else ever comes out of it."""
    path = tmp_path / "changed"
    good = bytearray(data.draw(st.sampled_from([zipped, written]))(tmp_path).read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        good[data.draw(st.integers(0, len(good) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(good)
    with suppress(Refused):
        read(path)


LINES = {
    "NaN": b'{"kind":"linked","seat":1,"at":NaN,"round_trip":1,"jitter":1}',
    "Infinity": b'{"kind":"linked","seat":1,"at":Infinity,"round_trip":1,"jitter":1}',
    "1e999": b'{"kind":"linked","seat":1,"at":1e999,"round_trip":1,"jitter":1}',
    "a wrong type": b'{"kind":"linked","seat":"one","at":1,"round_trip":1,"jitter":1}',
    "an unknown kind": b'{"kind":"exploded","at":1}',
    "no kind": b'{"at":1}',
    "something missing": b'{"kind":"linked","seat":1}',
    "a huge number": b'{"kind":"linked","seat":' + b"9" * 5000 + b',"at":1,"round_trip":1,"jitter":1}',
    "a far moment": b'{"kind":"ran","at":1e12,"plays":true}',
    "depth": b'{"kind":"linked","x":' + b"[" * 100_000,
    "not a letter": b'{"kind":"changed","what":"\xff\xfe","at":1}',
    "nothing of JSON": b"drop table events",
}


@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
@pytest.mark.parametrize("made", [zipped, written])
def test_a_bad_event_is_found_wherever_it_stands(
    tmp_path: Path, line: bytes, made: Callable[[Path], Path]
) -> None:
    """[S4] Before anything is kept."""
    path = made(tmp_path)
    if made is zipped:
        rezipped(path, lambda parts: parts.update({"events.jsonl": parts["events.jsonl"] + line + b"\n"}))
    else:
        path.write_bytes(path.read_bytes().removesuffix(b"\n]}\n") + b",\n" + line + b"\n]}\n")
    assert refused(path) == "broken_file"


HEADS: dict[str, object] = {
    "id": "../../etc", "title": "", "series": "x" * 41, "began": "yesterday", "length": 1e9, "state": "running",
    "words": "x" * 20_001, "keep_days": -1, "plan": "x" * 201,
}  # fmt: skip


@pytest.mark.parametrize(
    "began", ["2026-13-45T99:00:00Z", "0001-01-01T00:00:00Z", "2026-06-03", "9999-12-31T23:59:59Z"]
)
def test_a_day_that_is_on_no_calendar_is_refused(tmp_path: Path, began: str) -> None:
    """[S4] Every date is reckoned with later."""
    old, new = b'"2026-06-03T09:30:00Z"', f'"{began}"'.encode()
    path = zipped(tmp_path)
    rezipped(path, lambda parts: parts.update({"session.json": parts["session.json"].replace(old, new)}))
    assert refused(path) == "broken_file"


@pytest.mark.parametrize("field", HEADS)
def test_what_no_page_could_have_written_is_refused(tmp_path: Path, field: str) -> None:
    """[S4] The same bounds as everywhere else."""

    def change(parts: dict[str, bytes]) -> None:
        told = json.loads(parts["session.json"])
        told["session"]["line"][field] = HEADS[field]
        parts["session.json"] = json.dumps(told).encode()

    assert refused(rezipped(zipped(tmp_path), change)) == "broken_file"


def test_a_member_twice_in_the_zip_is_suspect(tmp_path: Path) -> None:
    """[T4] Two readers could read two different files."""
    path = zipped(tmp_path)
    with pytest.warns(UserWarning, match="Duplicate"), ZipFile(path, "a") as archive:
        archive.writestr("session.json", "{}")
    assert refused(path) == "strange_file"


@pytest.mark.parametrize(
    "name", ["../evil", "/etc/passwd", "a/../../b", "C:\\evil", "..\\evil", "a\\b", "C:evil", "\x01"]
)
def test_names_that_lead_elsewhere_are_suspect(tmp_path: Path, name: str) -> None:
    """[T4] Nothing is ever unpacked to a name of the file's choosing; such a file isn't ours anyway."""
    path = zipped(tmp_path)
    info = ZipInfo("x")
    info.filename = info.orig_filename = name
    with ZipFile(path, "a") as archive:
        archive.writestr(info, "boo")
    assert refused(path) == "strange_file"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["everything.zip"]


def test_links_are_suspect(tmp_path: Path) -> None:
    """[T4] A link to elsewhere in the place of a part."""
    path = zipped(tmp_path)
    info = ZipInfo("link")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    with ZipFile(path, "a") as archive:
        archive.writestr(info, "/etc/passwd")
    assert refused(path) == "strange_file"


def test_a_locked_zip_is_refused(tmp_path: Path) -> None:
    """[S4] Nobody is asked for a password we never set."""
    path = zipped(tmp_path)
    data = bytearray(path.read_bytes())
    place = data.find(b"PK\x01\x02")
    data[place + 8] |= 1
    path.write_bytes(bytes(data))
    assert refused(path) == "strange_file"


def test_a_bomb_is_refused_before_it_goes_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """[T4] Its list says what would come out: little time, little memory, nothing on the disk. Here a small one."""
    monkeypatch.setattr(take_in, "UNPACKED_MOST", 60 * 2**20)
    path = zipped(tmp_path)
    with (
        ZipFile(path, "a", ZIP_DEFLATED) as archive,
        archive.open("001/events.jsonl", "w", force_zip64=True) as out,
    ):
        for _ in range(64):
            out.write(bytes(2**20))
    tracemalloc.start()
    assert refused(path) == "too_big_file"
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 5e6


def test_a_line_without_an_end_is_refused(tmp_path: Path) -> None:
    """[T4] It never becomes larger than one event may be."""
    huge = b'{"kind":"changed","what":"' + b"x" * 8_000_000
    path = rezipped(zipped(tmp_path), lambda parts: parts.update({"events.jsonl": huge}))
    tracemalloc.start()
    assert refused(path) == "too_big_file"
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 4e6


def test_a_list_of_contents_that_is_no_ones_is_refused(tmp_path: Path) -> None:
    """[T4] Its size is looked at before the library reads it into memory."""
    path = tmp_path / "many"
    with ZipFile(path, "w") as archive:
        for number in range(12_000):
            archive.writestr(f"folder-with-a-rather-long-name-{number:040}", "")
    assert refused(path) == "too_big_file"


def test_ten_million_events_are_too_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """[T4] Counted as they go by; here with a smaller bound, so that it takes no minute."""
    assert EVENTS_MOST < 10_000_000
    monkeypatch.setattr(take_in, "EVENTS_MOST", 1_000)
    line = msgspec.json.encode(document().events[3]) + b"\n"
    path = rezipped(zipped(tmp_path), lambda parts: parts.update({"events.jsonl": line * 1_001}))
    assert refused(path) == "too_big_file"


@pytest.mark.long
def test_really_ten_million_events(tmp_path: Path) -> None:
    """[T4] Refused within its bounds of time and memory."""
    line = msgspec.json.encode(document().events[3]) + b"\n"
    path = zipped(tmp_path)
    with ZipFile(path) as archive:
        first = archive.read("session.json")
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("session.json", first)
        with archive.open("events.jsonl", "w", force_zip64=True) as out:
            for _ in range(1_000):
                out.write(line * 10_000)
    began = time.monotonic()
    assert refused(path) == "too_big_file"
    print(f"ten million events refused after {time.monotonic() - began:.1f} s")


def test_a_document_too_large_to_be_read_at_once_says_what_to_do(tmp_path: Path) -> None:
    """[S4] Ours are read line by line; one set anew by another program is not."""
    path = tmp_path / "large"
    with path.open("wb") as out:
        out.write(b'{\n "format": "roundelay-session/1",\n "x": "')
        for _ in range(33):
            out.write(b" " * 2**20)
    assert refused(path) == "too_big_file"


def test_an_empty_file_is_not_ours(tmp_path: Path) -> None:
    """[S4] Nothing is nothing."""
    path = tmp_path / "empty"
    path.write_bytes(b"")
    assert refused(path) == "not_ours"
    buffer = io.BytesIO()
    ZipFile(buffer, "w").close()
    path.write_bytes(buffer.getvalue())
    assert refused(path) == "not_ours"
