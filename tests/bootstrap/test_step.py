"""From a failed program to its one sentence."""

from pathlib import Path

from server.bootstrap.places import Places
from server.bootstrap.step import trouble
from server.bootstrap.web_side import PAGES


def test_known_trouble_is_named_and_the_rest_points_to_the_log() -> None:
    """[S4] The log is named as seen from the project's folder."""
    places = Places(Path("project"))
    assert trouble(PAGES, "ENOSPC: no space left on device", places).code == "no_room"
    other = trouble(PAGES, "Unexpected token", places)
    assert other.code == "step_failed"
    assert f"send the file {Path('.setup/log/pages.txt')} with" in other.text
