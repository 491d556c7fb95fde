"""The tree is tidy: known places, small files, nothing that belongs to others or to one machine only."""

import re
import tomllib
from json import loads
from pathlib import PurePosixPath

from tests.structure.tree import ROOT, ending, text, tracked

LONGEST = 400
"""Lines. A longer file holds more than one concept."""

LONGER = {"server/protocol/__init__.py"}
"""A list of names: everything the protocol has, one a line."""

LARGEST = 600_000
"""Bytes: a screenshot. Anything larger is somebody else's work or a built file."""

TOP_LEVEL = {
    "server", "web", "scales", "tests", "run.py", "requirements.txt", "pyproject.toml", ".ci", ".gitignore",
    ".gitattributes", ".pre-commit-config.yaml", "README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md",
}  # fmt: skip

SAYS_NOTHING = {"utils", "util", "common", "misc", "base", "manager", "helpers", "stuff"}
"""Names that tell a newcomer nothing."""

BUILT_OR_FOREIGN = (
    ".mp3", ".wav", ".ogg", ".sf2", ".sf3", ".wasm", ".woff", ".woff2", ".ttf", ".otf", ".min.js", ".pyc", ".whl",
    ".zip", ".tgz", ".gz", ".exe", ".so", ".mid", ".pem", ".key",
)  # fmt: skip

ONE_MACHINE = re.compile(
    "|".join(
        (
            r"/(?:root|work)/\w", r"/home/(?!\.)\w", r"/Users/\w", r"[A-Z]:\\\\?Users",
            r"/usr/(?:local/)?bin/(?!env\b)\w",
            r"registry\.np" + "mjs", r"pypi\.or" + "g/", r"pythonhosted\.or" + "g", r"deb\.debian\.or" + "g",
            r"\b[Ii]ssue" + r" #?\d", r"\.librar" + r"y/",
        )
    )
)  # fmt: skip
"""Paths, package servers and numbers that mean nothing to a reader elsewhere."""


def test_the_top_level_holds_what_it_should() -> None:
    """A newcomer sees four folders and a start."""
    assert {PurePosixPath(name).parts[0] for name in tracked()} <= TOP_LEVEL


def test_files_are_short() -> None:
    """A file is one concept."""
    lengths = {name: len(text(name).splitlines()) for name in ending(".py", ".ts", ".tsx", ".css")}
    assert not {name: length for name, length in lengths.items() if length > LONGEST and name not in LONGER}


def test_file_names_say_something() -> None:
    """Files and folders are named after what they are about."""
    words = {part.split(".")[0] for name in tracked() for part in PurePosixPath(name).parts}
    assert not words & SAYS_NOTHING


def test_nothing_names_one_machine() -> None:
    """Paths, package servers and internal numbers of where it was written."""
    written = [name for name in tracked() if not name.endswith((".png", ".jpg"))]
    found = {name: ONE_MACHINE.search(text(name)) for name in written}
    assert not {name: words[0] for name, words in found.items() if words}


def test_nothing_built_or_foreign_is_committed() -> None:
    """[S1] Sounds, fonts and pages are built at set-up from pinned packages."""
    assert not [name for name in tracked() if name.endswith(BUILT_OR_FOREIGN)]
    assert not [
        name for name in tracked() if {"node_modules", "dist", "pack", ".venv"} & set(name.split("/"))
    ]
    assert not [name for name in tracked() if (ROOT / name).stat().st_size > LARGEST]


def test_the_lock_file_names_no_download_address() -> None:
    """[S1] Packages come from whatever source a machine is set up for; their contents are checked by hash."""
    packages = loads(text("web/package-lock.json"))["packages"]
    assert not [name for name, package in packages.items() if "resolved" in package]
    assert not [name for name, package in packages.items() if name and "integrity" not in package]


def test_web_packages_are_pinned_exactly() -> None:
    """[S1] The same pages on every laptop."""
    package = loads(text("web/package.json"))
    pins = {**package["dependencies"], **package["devDependencies"]}
    assert not {
        name: version for name, version in pins.items() if not re.fullmatch(r"\d+\.\d+\.\d+", version)
    }


def test_there_is_one_version_number() -> None:
    """The server's and the pages' are the same."""
    assert (
        tomllib.loads(text("pyproject.toml"))["project"]["version"]
        == loads(text("web/package.json"))["version"]
    )


def test_links_lead_somewhere() -> None:
    """Links and pictures inside the project exist."""
    assert not [
        f"{name}: {target}" for name in ending(".md") for target in _links(name) if not _leads(name, target)
    ]


def _links(name: str) -> list[str]:
    found = re.findall(r"\]\(([^)\s]+)\)|<(?:img|a)\s[^>]*?(?:src|href)=\"([^\"]+)\"", text(name))
    return [target for pair in found for target in pair if target and not re.match(r"\w+:|#", target)]


def _leads(name: str, target: str) -> bool:
    return ((ROOT / name).parent / target.partition("#")[0]).exists()
