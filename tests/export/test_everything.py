"""Everything in one file, for people and for another copy."""

import json
from pathlib import Path
from zipfile import ZipFile

import mido
import msgspec
import pytest
from msgspec.structs import replace

from server.core.document import Document
from server.core.errors import Refused
from server.core.tape import Event
from server.export.everything import write, write_many
from server.export.json import head
from server.export.part import of_key
from server.protocol import ExportOrder
from tests.tapes import MadeTape

ORDER = ExportOrder(format="everything")


def tape() -> MadeTape:
    made = MadeTape().plays(1, 2.0).plays(2, 3.0).marked(4.0, "lovely").scene(0.5, "Hello")
    made.words = "They sang"
    return made


def test_it_holds_the_session_in_every_form(tmp_path: Path) -> None:
    """[K5] Words for people, tables, music, and the document in two parts with its schema."""
    document = tape().document()
    shares: list[float] = []
    with ZipFile(write(document, ORDER, tmp_path, shares.append)) as archive:
        assert set(archive.namelist()) == {
            "README.txt", "session.json", "events.jsonl", "schema.json", "session.mid",
            "tables/events.csv", "tables/seats.csv", "tables/minutes.csv", "tables/months.csv",
        }  # fmt: skip
        parts = {name: archive.read(name) for name in archive.namelist()}
    events = [msgspec.json.decode(line, type=Event) for line in parts["events.jsonl"].splitlines()]
    assert events == document.events
    told = json.loads(parts["session.json"])
    whole = msgspec.convert({**told, "events": []}, Document)
    assert whole.session == head(document).session
    assert all(
        name.encode() in parts["README.txt"] for name in ("session.json", "events.jsonl", "schema.json")
    )
    (tmp_path / "a.mid").write_bytes(parts["session.mid"])
    notes = [message for message in mido.MidiFile(tmp_path / "a.mid") if message.type == "note_on"]
    assert len([message for message in notes if message.velocity]) == 2
    assert shares == sorted(shares)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.mid", "everything.zip"]


def test_a_session_in_which_nothing_was_heard_is_taken_away_like_any_other(tmp_path: Path) -> None:
    """[K5] Only its music is missing. A span asked for makes no difference: half is not everything."""
    order = ExportOrder(format="everything", since=10.0, until=11.0)
    with ZipFile(write(MadeTape().document(), order, tmp_path, lambda _: None)) as archive:
        assert "session.mid" not in archive.namelist()
        assert archive.read("events.jsonl").count(b"\n") == len(MadeTape().document().events)


def test_the_same_session_is_the_same_file(tmp_path: Path) -> None:
    """[K5] Byte for byte: nothing in it tells when it was made."""
    made = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        made.append(write(tape().document(), ORDER, tmp_path / name, lambda _: None).read_bytes())
    assert made[0] == made[1]


def test_a_running_session_is_refused(tmp_path: Path) -> None:
    """[S4] Half of it would not be everything."""
    document = tape().document()
    line = replace(document.session.line, state="running")
    with pytest.raises(Refused, match="still being recorded"):
        write(
            replace(document, session=replace(document.session, line=line)), ORDER, tmp_path, lambda _: None
        )


def test_everything_of_one_key_has_a_folder_for_each_session(tmp_path: Path) -> None:
    """[K5] And nothing of anyone else in any of them."""
    own = [of_key(tape().document(name), "1 Sun") for name in ("aaaaaaaaaaaa", "bbbbbbbbbbbb")]
    shares: list[float] = []
    path = write_many([one for one in own if one], 2, "en", tmp_path, shares.append)
    with ZipFile(path) as archive:
        everything = b"\n".join(archive.read(name) for name in archive.namelist())
        assert {"001/session.json", "002/events.jsonl", "002/session.mid"} <= set(archive.namelist())
        assert b"what one seat key played" in archive.read("README.txt")
    assert b"Moon" not in everything
    assert b"They sang" not in everything
    assert shares[-1] == pytest.approx(1.0)
    with pytest.raises(Refused, match="Nothing was played"):
        write_many([], 0, "en", tmp_path, lambda _: None)
