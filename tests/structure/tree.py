"""The project's files as git knows them: what is committed, or about to be."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

GENERATED = frozenset({"web/src/protocol.gen.ts", "server/core/note_names.py", "web/package-lock.json"})
"""Written by programs, each with its own test of freshness."""


@cache
def tracked() -> tuple[str, ...]:
    """Paths from the root, with forward slashes; files deleted but not yet committed are left out."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return tuple(name for name in listed.stdout.split("\0") if name and (ROOT / name).exists())


def ending(*suffixes: str) -> list[str]:
    """Tracked files of these kinds that a person wrote."""
    return [name for name in tracked() if name.endswith(suffixes) and name not in GENERATED]


def text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")
