"""The browser of the tests."""

import sys
from pathlib import Path

import pytest

from server.bootstrap.browser import CHROMIUM, find_browser
from tests.bootstrap.test_node import program


def test_a_named_browser_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who names one knows why."""
    monkeypatch.setenv(CHROMIUM, "chosen")
    assert find_browser() == Path("chosen")


def test_the_machines_browser_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Under any of its names."""
    monkeypatch.delenv(CHROMIUM, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    if sys.platform.startswith("linux"):
        assert find_browser() is None
    there = program(tmp_path / "google-chrome", "Chrome")
    assert find_browser() == there
    lighter = program(tmp_path / "chromium-headless-shell", "Chromium")
    assert find_browser() == lighter
