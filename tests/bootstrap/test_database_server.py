"""The PostgreSQL server of the tests."""

from pathlib import Path

import pytest

from server.bootstrap.database_server import NEEDED, POSTGRES, find_database_server, get_database_server
from server.bootstrap.places import Places
from server.core.errors import Refused
from tests.bootstrap.test_node import program


def test_a_named_server_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who names one knows why."""
    monkeypatch.setenv(POSTGRES, "chosen")
    assert find_database_server() == Path("chosen")


def test_the_newest_of_the_machine_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Debian keeps versions side by side, and none of them on the path; half an installation is none."""
    monkeypatch.delenv(POSTGRES, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_database_server(tmp_path) is None
    for version in ("9.6", "13", "15"):
        for name in NEEDED:
            program(tmp_path / version / "bin" / name, "PostgreSQL")
    program(tmp_path / "16" / "bin" / "initdb", "PostgreSQL")
    assert find_database_server(tmp_path) == tmp_path / "15" / "bin"


def test_without_one_the_way_out_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Never left out in silence."""
    monkeypatch.delenv(POSTGRES, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("server.bootstrap.database_server.find_database_server", lambda: None)
    with pytest.raises(Refused, match=POSTGRES):
        get_database_server(Places(tmp_path))
