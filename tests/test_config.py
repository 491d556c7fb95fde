"""Where a server keeps what it knows."""

from pathlib import Path

import pytest

from server.config import Config, data_folder


@pytest.mark.parametrize(
    ("platform", "expected"),
    [("linux", "share/roundelay"), ("darwin", "Application Support/Roundelay"), ("win32", "Local/Roundelay")],
)
def test_the_data_folder_is_where_this_system_keeps_such_things(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, platform: str, expected: str
) -> None:
    """Outside the program, so that it outlives upgrades."""
    monkeypatch.setattr("sys.platform", platform)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "Local"))
    assert data_folder().as_posix().endswith(expected)


def test_nothing_the_server_needs_lies_outside_the_project() -> None:
    """[S3] Pages, samples and scales."""
    config = Config()
    assert {config.dist.name, config.pack.name, config.scales.name} == {"dist", "pack", "scales"}
