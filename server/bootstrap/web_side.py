"""The web half of set-up: Node.js, the web packages, the sample pack, the pages."""

import json
import platform
import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from server.bootstrap import sentences
from server.bootstrap.child import ChildFailed, run_child
from server.bootstrap.node import WHEEL, Node, find_node
from server.bootstrap.places import Places
from server.bootstrap.progress import Line
from server.bootstrap.python_side import pip_install
from server.bootstrap.stamps import files_in, fingerprint
from server.bootstrap.step import Step


def node_here(places: Places) -> Node:
    """The machine's Node.js, or one fetched for us."""
    if node := find_node(places):
        return node
    try:
        pip_install(places, WHEEL, log="node", on_line=lambda line: None)
    except ChildFailed as failed:
        raise sentences.from_output(failed.output, what="Node.js") or sentences.no_node() from failed
    if node := find_node(places):
        return node
    raise sentences.no_node()


def _get_node(places: Places, progress: Line) -> str:
    node = node_here(places)
    return f"{node.version}, {'fetched' if node.fetched else 'found here'}"


def _web_packages(places: Places) -> str:
    """npm writes this list last, so it is there only when everything is."""
    written = places.web / "node_modules" / ".package-lock.json"
    return (
        fingerprint([written], under=places.web) if written.exists() and _fits_lock(places, written) else ""
    )


def _fits_lock(places: Places, written: Path) -> bool:
    """Whether what npm has installed is what the lock file asks for, on this system."""
    wanted = json.loads((places.web / "package-lock.json").read_text("utf-8"))["packages"]
    there = json.loads(written.read_text("utf-8"))["packages"]
    system = {"win32": "win32", "darwin": "darwin"}.get(sys.platform, "linux")
    for name, package in wanted.items():
        found = there.get(name)
        if name and found is None and not package.get("optional"):
            return False
        if found is not None and found.get("version") != package.get("version"):
            return False
    return all(system in package.get("os", [system]) for package in there.values())


def _npm_install(places: Places, progress: Line) -> str:
    node, seen = node_here(places), 0
    wanted = len(json.loads((places.web / "package-lock.json").read_text("utf-8"))["packages"])

    def count(line: str) -> None:
        nonlocal seen
        if line.startswith("npm http"):
            seen += 1
            progress.at(seen, wanted)

    gently = ["--no-audit", "--no-fund", "--no-update-notifier", "--prefer-offline", "--loglevel=http"]
    quick_to_give_up = ["--fetch-retries=1", "--fetch-retry-mintimeout=1000", "--fetch-timeout=60000"]
    _npm(places, node, ["ci", *gently, *quick_to_give_up], log="web-packages", on_line=count)
    return "as in the lock file"


def _npm(places: Places, node: Node, words: list[str], *, log: str, on_line: Callable[[str], object]) -> None:
    run_child([*node.npm, *words], cwd=places.web, log=places.log(log), env=node.env, on_line=on_line)


def _pack_sources(places: Places) -> list[Path]:
    """The pack builder and every file of ours that it imports, directly or not."""
    first = places.web / "tools" / "pack.ts"
    found: set[Path] = set()
    waiting = [first] if first.exists() else []
    while waiting:
        path = waiting.pop()
        if path in found:
            continue
        found.add(path)
        for name in re.findall(r"""from\s+['"](\.{1,2}/[^'"]+)['"]""", path.read_text("utf-8")):
            stem = (path.parent / name).resolve()
            options = (stem, stem.with_suffix(".ts"), stem.parent / (stem.name + ".ts"), stem / "index.ts")
            waiting += [option for option in options if option.is_file()][:1]
    return [*found, places.web / "package-lock.json"]


def _build_pack(places: Places, progress: Line) -> str:
    def watch(line: str) -> None:
        if found := re.search(r"(\d+)\s*(?:/|of)\s*(\d+)", line):
            progress.at(int(found[1]), int(found[2]))

    try:
        _npm(places, node_here(places), ["run", "pack"], log="sounds", on_line=watch)
    except ChildFailed as failed:
        raise sentences.from_output(failed.output, what="the sounds") or sentences.no_pack() from failed
    if not (places.pack / "manifest.json").exists():
        raise sentences.no_pack()
    return f"{len(files_in(places.pack))} files"


def page_sources(places: Places) -> Iterable[Path]:
    """Everything the built pages are made from."""
    web = places.web
    names = ("vite.config.ts", "tsconfig.json", "package.json", "package-lock.json")
    yield from (web / name for name in names)
    yield from web.glob("*.html")
    yield from (path for path in files_in(web / "src") if not path.name.endswith(".test.ts"))


def _build_pages(places: Places, progress: Line) -> str:
    _npm(places, node_here(places), ["run", "pages"], log="pages", on_line=lambda line: None)
    return f"{len(list(places.pages.glob('*.html')))} pages"


def _contents(folder: Path, *, must_hold: str) -> str:
    files = files_in(folder)
    return fingerprint(files, under=folder) if any(path.match(must_hold) for path in files) else ""


def _same_system() -> str:
    return f"{sys.platform} {platform.machine()}"


NODE = Step(
    key="node",
    name="Node.js",
    needs_mb=230,
    side="web",
    made_from=lambda places: "20.19 or newer",
    made=lambda places: node.version if (node := find_node(places)) else "",
    work=_get_node,
    shows_itself=True,
)
WEB_PACKAGES = Step(
    key="web-packages",
    name="Web packages",
    needs_mb=420,
    side="web",
    made_from=lambda places: (
        f"{fingerprint([places.web / 'package-lock.json'], under=places.web)} {_same_system()}"
    ),
    made=_web_packages,
    work=_npm_install,
    shows_itself=True,
)
SOUNDS = Step(
    key="sounds",
    name="Sounds",
    needs_mb=10,
    side="web",
    made_from=lambda places: fingerprint(_pack_sources(places), under=places.web),
    made=lambda places: _contents(places.pack, must_hold="manifest.json"),
    work=_build_pack,
)
PAGES = Step(
    key="pages",
    name="Pages",
    needs_mb=10,
    side="web",
    made_from=lambda places: fingerprint(page_sources(places), under=places.web),
    made=lambda places: _contents(places.pages, must_hold="*.html"),
    work=_build_pages,
)
