"""The Python half of set-up: our own environment and the pinned packages in it."""

import re
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from server.bootstrap import sentences
from server.bootstrap.child import ChildFailed, Words, run_child
from server.bootstrap.places import Places
from server.bootstrap.progress import Line
from server.bootstrap.stamps import fingerprint
from server.bootstrap.step import Step

NEWEST_PYTHON = (3, 13)
"""The newest Python that every pinned package is built for."""


def pip_install(places: Places, *words: str | Path, log: str, on_line: Callable[[str], object]) -> None:
    """Into our own environment; gives up soon when there is no network."""
    command: Words = [places.python, "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
    quick_to_give_up = ["--retries", "1", "--timeout", "15", "--progress-bar", "off"]
    # Python compiles what it imports by itself; compiling all that is never imported takes a third of the time.
    quick = ["--no-compile", *quick_to_give_up]
    run_child([*command, *quick, *words], cwd=places.root, log=places.log(log), on_line=on_line)


def pins(requirements: Path) -> frozenset[str]:
    """The packages of a requirements file as `name-version`, without those meant for some systems only."""
    found = re.findall(r"^([\w.-]+)==([\w.]+)\s*(?:#.*)?$", requirements.read_text("utf-8"), re.M)
    return frozenset(f"{_plain(name)}-{version}" for name, version in found)


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "_", name).lower()


def _packages_there(places: Places, requirements: Path) -> str:
    there: set[str] = set()
    if places.site_packages.is_dir():
        for folder in places.site_packages.glob("*.dist-info"):
            name, _, version = folder.name.removesuffix(".dist-info").rpartition("-")
            there.add(f"{_plain(name)}-{version}")
    return "all there" if pins(requirements) <= there else ""


def _environment(places: Places) -> str:
    """Which Python stands behind our environment; empty when it is half made, has gone, or was changed under it."""
    try:
        settings = (places.venv / "pyvenv.cfg").read_text("utf-8")
    except FileNotFoundError:
        return ""
    found = re.search(r"^version\s*=\s*(\d+)\.(\d+)", settings, re.M)
    if found is None or (int(found[1]), int(found[2])) < (3, 11) or not places.python.exists():
        return ""
    if not any(
        places.site_packages.glob("pip-*.dist-info/RECORD")
    ):  # pip comes last, and this comes last in pip
        return ""
    behind = places.python.resolve()
    named = re.match(r"python(\d+\.\d+)", behind.name)
    version = f"{found[1]}.{found[2]}"
    return f"{version} {behind}" if named is None or named[1] == version else ""


def _running() -> str:
    return f"{sys.version_info.major}.{sys.version_info.minor}"


def _make_environment(places: Places, progress: Line) -> str:
    if find_spec("venv") is None or find_spec("ensurepip") is None:
        raise sentences.no_venv(_running())
    run_child(
        [sys.executable, "-m", "venv", "--clear", places.venv], cwd=places.root, log=places.log("environment")
    )
    return f"Python {_running()}"


def _install(requirements: Callable[[Places], Path], key: str) -> Callable[[Places, Line], str]:
    def work(places: Places, progress: Line) -> str:
        wanted, seen = len(pins(requirements(places))), 0

        def count(line: str) -> None:
            nonlocal seen
            if line.startswith(("Collecting ", "Requirement already satisfied")):
                seen += 1
                progress.at(seen, 1 + wanted)

        try:
            pip_install(places, "-r", requirements(places), log=key, on_line=count)
        except ChildFailed as failed:
            if sentences.from_output(failed.output, what="the Python packages") is None:
                running = _environment(places).split(" ")[0]
                if tuple(map(int, running.split("."))) > NEWEST_PYTHON:
                    raise sentences.python_untried(running) from failed
            raise
        return f"{wanted} packages"

    return work


ENVIRONMENT = Step(
    key="environment",
    name="Python environment",
    needs_mb=30,
    made_from=lambda places: "3.11 or newer",
    made=_environment,
    work=_make_environment,
    shows_itself=True,
)
PACKAGES = Step(
    key="packages",
    name="Python packages",
    needs_mb=500,
    made_from=lambda places: (
        f"{fingerprint([places.requirements], under=places.root)} {_environment(places)}"
    ),
    made=lambda places: _packages_there(places, places.requirements),
    work=_install(lambda places: places.requirements, "packages"),
)
TEST_TOOLS = Step(
    key="test-tools",
    name="Test tools",
    needs_mb=250,
    made_from=lambda places: (
        f"{fingerprint([places.test_requirements], under=places.root)} {_environment(places)}"
    ),
    made=lambda places: _packages_there(places, places.test_requirements),
    work=_install(lambda places: places.test_requirements, "test-tools"),
)
