"""`run.py check`: everything that must be true before a change is kept, one row each, none left out in silence."""

import re
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TextIO

from server.bootstrap.browser import CHROMIUM, get_browser
from server.bootstrap.child import ChildFailed, Words, run_child
from server.bootstrap.database_server import POSTGRES, get_database_server
from server.bootstrap.places import Places
from server.bootstrap.progress import Line, Progress
from server.bootstrap.python_side import TEST_TOOLS
from server.bootstrap.setup import set_up
from server.bootstrap.steps import TO_SERVE
from server.bootstrap.strands import side_by_side
from server.bootstrap.web_side import node_here
from server.core.errors import Refused

ROWS = (
    "style",
    "layout",
    "types",
    "layers",
    "web-types",
    "web-style",
    "web-tests",
    "tests",
    "bench",
    "browser",
)
"""In the order of the table: the quick ones first."""

AT_ONCE = (("types",), ("style", "layout", "layers", "web-types", "web-style", "web-tests"))
"""Rows of one processor each: the first list while the second goes through. The others run alone, on all there are."""

PYTHON_ONLY = ("style", "layout", "types", "layers")
"""The rows that get by without Node.js."""

BROWSER_TESTS = "tests/e2e"
BENCH = "tests/bench"

SIDE_BY_SIDE = ("-n", "2", "--dist", "worksteal")
"""Tests run two at a time, those of browsers each with a server of its own: half of their time is waiting."""

LAST_LINES = 80

LONG_LEFT_OUT = (
    "The long tests were left out (films, soaks, every style): python3 run.py check --long runs them, too."
)


@dataclass(frozen=True)
class Row:
    """One line of the table at the end."""

    name: str
    passed: bool
    seconds: float
    says: str
    """The runner's own closing line, or why it could not run."""
    output: str = ""
    """What it printed, kept if it failed."""


def check(places: Places, out: TextIO, only: Sequence[str] = (), *, long: bool = False) -> bool:
    """True if all is well. Goes on after a failure, so that one run shows everything. `long`: the long tests, too."""
    wanted = [name for name in ROWS if not only or name in only]
    rows = [_set_up(places, out)]
    if places.python.exists():
        progress, done = Progress(out, steps=len(wanted)), dict[str, Row]()

        def run(names: Sequence[str]) -> None:
            for name in names:
                line = progress.start(name)
                done[name] = row = _run(name, places, line, long=long)
                line.finish("passed" if row.passed else "FAILED")

        for strands in stages(wanted):
            fetching = [partial(fetch, names, places) for names in meanwhile(wanted, strands)]
            side_by_side([*(partial(run, names) for names in strands), *fetching])
        rows += [done[name] for name in wanted]
    tell(rows, out, long=long)
    return all(row.passed for row in rows) and len(rows) == 1 + len(wanted)


def stages(wanted: Sequence[str]) -> list[list[list[str]]]:
    """One after the other; within each, lists of rows that run at the same time."""
    together = [[name for name in names if name in wanted] for names in AT_ONCE]
    alone = [name for name in wanted if not any(name in names for names in together)]
    first = [names for names in together if names]
    return ([first] if first else []) + [[[name]] for name in alone]


def meanwhile(wanted: Sequence[str], now: Sequence[Sequence[str]]) -> list[list[str]]:
    """Rows to come whose programs are fetched, one after the other, while the quick ones run; beside others, none."""
    quick = {name for names in AT_ONCE for name in names}
    if not {name for names in now for name in names} <= quick:
        return []
    names = [name for name in wanted if name in ("tests", "browser")]
    return [names] if names else []


def fetch(names: Sequence[str], places: Places) -> None:
    """What these rows need of this machine's packages. Where it can't be had, the row itself says so."""
    for name in names:
        with suppress(Refused):
            get_database_server(places) if name == "tests" else get_browser(places)


def _set_up(places: Places, out: TextIO) -> Row:
    started = time.monotonic()
    try:
        set_up(places, out, (*TO_SERVE[:2], TEST_TOOLS, *TO_SERVE[2:]), also_tools=True)
    except Refused as refused:
        return Row("set-up", False, time.monotonic() - started, refused.text)
    return Row("set-up", True, time.monotonic() - started, "everything is in place")


def _run(name: str, places: Places, progress: Line, *, long: bool) -> Row:
    started = time.monotonic()

    def watch(line: str) -> None:
        if far := re.search(r"\[\s*(\d+)%\]", line):
            progress.at(int(far[1]), 100)

    try:
        env: dict[str, str] = {}
        if name == "browser":
            env[CHROMIUM] = str(get_browser(places))
        if name == "tests":
            with suppress(
                Refused
            ):  # the tests that need it say themselves that they did not run, and what to do
                env[POSTGRES] = str(get_database_server(places))
        if name not in PYTHON_ONLY:
            env |= node_here(places).env
        output = run_child(
            command(name, places, long=long),
            cwd=_folder(name, places),
            log=places.log(f"check-{name}"),
            env=env,
            on_line=watch,
        )
    except ChildFailed as failed:
        return Row(name, False, time.monotonic() - started, closing(failed.output), failed.output)
    except Refused as refused:
        return Row(name, False, time.monotonic() - started, refused.text)
    return Row(name, True, time.monotonic() - started, closing(output), output)


def _folder(name: str, places: Places) -> Path:
    return places.web if name.startswith("web-") else places.root


def command(name: str, places: Places, *, long: bool = False) -> Words:
    """What a row runs."""
    which: Words = [] if long else ["-m", "not long"]
    python: Words = [places.python, "-m"]
    pytest: Words = [*python, "pytest", "-q", "-rs", "--color=no"]
    commands: dict[str, Words] = {
        "style": [*python, "ruff", "check", "."],
        "layout": [*python, "ruff", "format", "--check", "."],
        "types": [*python, "mypy", "--no-color-output"],
        "layers": [places.tool("lint-imports"), "--no-cache"],
        "web-types": [*node_here(places).npm, "run", "--silent", "types"],
        "web-style": [*node_here(places).npm, "run", "--silent", "lint", "--", "--colors=off"],
        "web-tests": [*node_here(places).npm, "run", "--silent", "test"],
        "tests": [*pytest, "tests", f"--ignore={BROWSER_TESTS}", f"--ignore={BENCH}", *SIDE_BY_SIDE, *which],
        "bench": [*pytest, BENCH, *which],
        "browser": [*pytest, BROWSER_TESTS, *SIDE_BY_SIDE, *which],
    }
    return commands[name]


def closing(output: str) -> str:
    """The runner's summing-up: its last line with a number or a verdict in it."""
    for line in reversed(output.splitlines()):
        plain = re.sub(r"\x1b\[[0-9;]*m", "", line).strip(" =-")
        if re.search(r"passed|failed|kept|found|checked|error|formatted", plain, re.I):
            return plain
    return ""


def tell(rows: Sequence[Row], out: TextIO, *, long: bool = False) -> None:
    """Failures in full, the table, and how many."""
    for row in rows:
        if not row.passed and row.output:
            print(f"\n--- {row.name} ---", file=out)
            print("\n".join(row.output.splitlines()[-LAST_LINES:]), file=out)
    print("", file=out)
    for row in rows:
        print(
            f"{row.name:<12}{'passed' if row.passed else 'FAILED':<8}{row.seconds:7.1f} s  {row.says}",
            file=out,
        )
        for line in row.output.splitlines():
            if line.startswith("SKIPPED"):
                print(f"{'':<12}{line}", file=out)
    if not long:
        print(f"\n{LONG_LEFT_OUT}", file=out)
    passed = sum(row.passed for row in rows)
    print(f"\n{passed} passed, {len(rows) - passed} failed", file=out, flush=True)
