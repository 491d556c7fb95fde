"""Which steps are done: a stamp says what a step was made from and what came out."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path


@dataclass(frozen=True)
class Stamp:
    """Two fingerprints; a step is done while both still fit."""

    made_from: str
    made: str


def fingerprint(files: Iterable[Path], *, under: Path) -> str:
    """One short word for the names and contents of files; the same on every system and in every folder."""
    whole = blake2b(digest_size=16)
    for path in sorted(files):
        content = path.read_bytes()
        whole.update(f"{path.relative_to(under).as_posix()}\0{len(content)}\0".encode())
        whole.update(content)
    return whole.hexdigest()


def files_in(folder: Path) -> list[Path]:
    """Every file in a folder, at any depth; none if it is not there."""
    return [path for path in folder.rglob("*") if path.is_file()]


def read_stamp(path: Path) -> Stamp | None:
    """None when there is none, or when it was torn by a crash."""
    try:
        fields = json.loads(path.read_text("utf-8"))
        return Stamp(made_from=str(fields["made_from"]), made=str(fields["made"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_stamp(path: Path, stamp: Stamp) -> None:
    """Whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(".half")
    half.write_text(json.dumps({"made_from": stamp.made_from, "made": stamp.made}), "utf-8")
    half.replace(path)
