"""Kept sessions from the command line."""

import io
from pathlib import Path

import pytest

from server.config import Config
from server.core.errors import Refused
from server.protocol import SessionSeat
from server.storage.archive import Archive, NewSession
from server.workshop.shelf import main, parser, run
from server.workshop.work import Erase, Purge
from tests.tapes import MadeTape
from tests.workshop.bad_files import BAD_FILES, Maker


def keep(data: Path, session: str, *, ends: bool = True, day: int = 3) -> None:
    archive = Archive.open(Config(data=data).database_url)
    archive.begin(
        NewSession(
            id=session, title=f"Bells {session[0]}", series=None, began=f"2026-06-{day:02}T09:30:00Z", keep_days=30,
            plan=None, seats=[SessionSeat(seat=1, key="1 Sun", kept=True)],
        )
    )  # fmt: skip
    archive.append(session, 0, MadeTape(seats=(1,)).plays(1, 2.0).document().events)
    if ends:
        archive.end(session, length=60.0, ended="2099-06-03T09:31:00Z")
    archive.close()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    keep(folder, "abc123def456")
    keep(folder, "abd123def456", day=5)
    return folder


def obey(data: Path, *words: str) -> int:
    """As if typed in the data folder's parent."""
    return main(["--from", str(data.parent), *words, "--data", "data"])


def test_sessions_are_listed(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """[K5] The newest first, one a line."""
    assert obey(data, "sessions") == 0
    assert capsys.readouterr().out.splitlines() == [
        "abd123def456  2026-06-05    1 min   1 seats  Bells a  goes 2099-07-03",
        "abc123def456  2026-06-03    1 min   1 seats  Bells a  goes 2099-07-03",
    ]
    assert obey(data, "sessions", "--find", "giraffe") == 0
    assert capsys.readouterr().out == "No session fits these letters.\n"


def test_a_file_is_made_where_one_wants_it(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """[K3] By the beginning of an id, or the newest; an earlier file is never written over."""
    assert obey(data, "export", "abc", "--format", "json", "--out", "files") == 0
    assert obey(data, "export", "abc123", "--format", "json", "--out", "files") == 0
    assert (
        obey(data, "export", "last", "--format", "csv", "--out", "files", "--since", "1", "--seats", "1") == 0
    )
    assert sorted(path.name for path in (data.parent / "files").iterdir()) == [
        "roundelay-2026-06-03-1-seats-2.json",
        "roundelay-2026-06-03-1-seats.json",
        "roundelay-2026-06-05-1-seats-tables.zip",
    ]
    assert capsys.readouterr().out.count("Made ") == 3


def test_a_session_goes_from_copy_to_copy(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """[K5] Out here, in there."""
    obey(data, "export", "abc", "--format", "everything")
    other = data.parent / "other"
    file = "roundelay-2026-06-03-1-seats-everything.zip"
    assert main(["--from", str(data.parent), "import", file, "--data", "other"]) == 0
    assert "Brought in: abc123def456" in capsys.readouterr().out
    assert (other / "roundelay.db").is_file()


WRONG = {
    "none such": (["export", "zzz", "--format", "csv"], "There is no session zzz here"),
    "two": (["export", "ab", "--format", "csv"], "2 sessions begin with ab"),
    "no format": (["export", "abc"], "required: --format"),
    "a strange format": (["export", "abc", "--format", "vinyl"], "invalid choice"),
    "strange seats": (["export", "abc", "--format", "csv", "--seats", "x"], "seats are numbers"),
    "no seat": (["export", "abc", "--format", "csv", "--seats", "900"], "This can't be made so"),
    "before the beginning": (["export", "abc", "--format", "csv", "--since", "-4"], "This can't be made so"),
    "nothing there": (["export", "abc", "--format", "csv", "--since", "30"], "Nothing was played"),
    "no file": (["import", "nowhere.zip"], "There is no file"),
    "no word": ([], "required: WORD"),
}


@pytest.mark.parametrize(("words", "says"), WRONG.values(), ids=WRONG)
def test_what_goes_wrong_is_one_sentence(
    data: Path, capsys: pytest.CaptureFixture[str], words: list[str], says: str
) -> None:
    """[S4] And no file is left half made."""
    before = sorted(data.parent.iterdir())
    where = ["--data", "data"] if words else []
    assert main(["--from", str(data.parent), *words, *where]) == 1
    told = capsys.readouterr()
    assert says in told.err
    assert told.err.count("\n") == 1
    assert sorted(data.parent.iterdir()) == before


def test_a_folder_without_a_record_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """[S4] Instead of making one."""
    assert main(["--from", str(tmp_path), "sessions", "--data", "nowhere"]) == 1
    assert "Nothing has been kept" in capsys.readouterr().err
    assert not (tmp_path / "nowhere").exists()


def test_a_running_session_is_listed_and_refused(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """[S4] While Roundelay runs, too."""
    keep(data, "run123run456", ends=False, day=9)
    assert obey(data, "sessions") == 0
    assert "being recorded" in capsys.readouterr().out
    assert obey(data, "export", "run", "--format", "json") == 1
    assert "still being recorded" in capsys.readouterr().err


def test_progress_is_shown_to_people_only(data: Path) -> None:
    """[K3] In a terminal the share counts up; in a file it is not there."""

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    out = Terminal()
    made = run(Config(data=data), Erase("abc123def456"), data, out)
    assert made.sessions == ["abc123def456"]
    assert "%" in out.getvalue()
    with pytest.raises(Refused):
        run(Config(data=data), Erase("abc123def456"), data, io.StringIO())


def test_every_format_is_offered() -> None:
    """[K3] As on the page."""
    asked = parser().parse_args(["export", "abc", "--format", "musicxml", "--parts"])
    assert (asked.format, asked.parts) == ("musicxml", True)


@pytest.mark.parametrize(("made", "code"), BAD_FILES.values(), ids=BAD_FILES)
def test_a_bad_file_is_not_brought_in(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], made: Maker, code: str
) -> None:
    """[S4][T4] One sentence, and nothing of it is anywhere: not in the record, not beside it."""
    folder = tmp_path / "made"
    folder.mkdir()
    file = tmp_path / "brought"
    file.write_bytes(made(folder))
    before = sorted(path.relative_to(data.parent) for path in data.parent.iterdir())
    assert main(["--from", str(data.parent), "import", str(file), "--data", "data"]) == 1
    told = capsys.readouterr()
    assert told.err.count("\n") == 1
    assert told.err.startswith(SAYS[code])
    assert sorted(path.relative_to(data.parent) for path in data.parent.iterdir()) == before
    assert lines(data) == ["abd123def456", "abc123def456"]


SAYS = {
    "not_ours": "This file is no session of Roundelay",
    "broken_file": "This file is damaged",
    "newer_file": "This file was written by a newer Roundelay",
    "strange_file": "This file holds what no Roundelay writes",
    "too_big_file": "This file is larger than any session",
}


def lines(data: Path) -> list[str]:
    archive = Archive.open(Config(data=data).database_url)
    try:
        return [line.id for line in archive.sessions()]
    finally:
        archive.close()


def test_a_session_that_has_expired_is_no_more(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """[K5][S4] Its days are over, and it went."""
    run(Config(data=data), Purge("2099-07-02T12:00:00Z"), data, io.StringIO())
    assert lines(data) == ["abd123def456", "abc123def456"]
    run(Config(data=data), Purge("2099-07-04T12:00:00Z"), data, io.StringIO())
    assert obey(data, "export", "abc", "--format", "json") == 1
    assert "There is no session abc here" in capsys.readouterr().err
    assert obey(data, "export", "last", "--format", "json") == 1
    assert lines(data) == []


def test_a_session_on_a_server_is_listed_and_exported(
    data: Path, postgres_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """[K3][K5] By one setting, as for the server itself."""
    file = data.parent / "roundelay-2026-06-03-1-seats-everything.zip"
    assert obey(data, "export", "abc", "--format", "everything") == 0
    assert obey(data, "import", str(file), "--database", postgres_url) == 0
    assert obey(data, "export", "last", "--format", "everything", "--database", postgres_url) == 0
    again = file.with_name("roundelay-2026-06-03-1-seats-everything-2.zip")
    assert again.read_bytes() == file.read_bytes()
    assert obey(data, "sessions", "--database", postgres_url) == 0
    assert "abc123def456" in capsys.readouterr().out
