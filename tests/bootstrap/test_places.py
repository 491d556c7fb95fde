"""Where things are."""

import sys
from pathlib import Path

from server.bootstrap.places import Places


def test_our_environment_is_found(tmp_path: Path) -> None:
    """The tests run in it, so it can be compared with what Python itself says."""
    (tmp_path / ".venv").symlink_to(sys.prefix)
    places = Places(tmp_path)
    assert places.python.exists()
    assert places.site_packages.samefile(next(path for path in sys.path if path.endswith("site-packages")))


def test_an_environment_that_is_not_there_has_no_packages(tmp_path: Path) -> None:
    """Asked before anything is set up."""
    assert not Places(tmp_path).site_packages.exists()
