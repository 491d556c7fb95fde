"""The display's stage alone in a browser, fed by a script and a clock of its own, filmed frame by frame."""

import base64
import functools
import http.server
import io
import shutil
import subprocess
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import numpy as np
from playwright.sync_api import Browser, Page

from server.bootstrap.lock import setup_lock
from tests.e2e.asking import wait_until
from tests.e2e.flashes import Floats
from tests.e2e.serving import ROOT

Fact = dict[str, object]
Step = tuple[float, Literal["stage", "lights", "here"], Fact | bool]
"""Seconds, which fact, the fact."""

WIDTH, HEIGHT = 256, 192
"""A quarter of 1024 x 768 each way: flashes are counted in parts of the screen, so the size doesn't matter."""
CELL = 4
FPS = 30
CHUNK = 150
"""Frames that are asked for at once."""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nothing worth saying."""


def bundled_pages(shared: Path) -> Path:
    """The test pages, bundled as the real ones are: once for all who share this folder."""
    pages = shared / "test-pages"
    with setup_lock(shared / "test-pages.lock", io.StringIO()):
        if not pages.exists():
            half = shared / "test-pages.half"
            _build(half)
            half.rename(pages)
    return pages


def _build(folder: Path) -> None:
    vite = ROOT / "web/node_modules/vite/bin/vite.js"
    node = shutil.which("node")
    if node is None:
        raise AssertionError("Node is not on the path: `python3 run.py check` brings it.")
    command = [node, str(vite), "build", "--mode", "test", "--outDir", str(folder), "--logLevel", "error"]
    subprocess.run(command, cwd=ROOT / "web", check=True, timeout=60)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder over http."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def open_stage(browser: Browser, url: str) -> Page:
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    page.goto(f"{url}/display.html")
    wait_until(page, "'stageTest' in window")
    return page


@contextmanager
def lone_stage(browser: Browser, folder: Path) -> Iterator[Page]:
    """The stage of these pages, for as long as it is looked at."""
    with served(folder) as url:
        page = open_stage(browser, url)
        yield page
        page.close()


def begin(page: Page, script: Sequence[Step], **setting: object) -> None:
    """Feeds a script from second 0; `setting` may say width, height, still, aside, strobe."""
    page.evaluate(
        "([setting, script]) => stageTest.begin(setting, script)",
        [{"width": WIDTH, "height": HEIGHT, **setting}, [list(step) for step in script]],
    )


def film(
    page: Page, script: Sequence[Step], *, seconds: float, since: float = 0.0, **setting: object
) -> Floats:
    """What the script looks like for so many seconds, as cells (see flashes.py)."""
    begin(page, script, **setting)
    rows, columns = HEIGHT // CELL, WIDTH // CELL
    begins, frames = round(since * FPS), round((since + seconds) * FPS)
    parts = []
    for first in range(begins, frames, CHUNK):
        last = min(frames, first + CHUNK)
        text = page.evaluate(
            "([a, b, fps, side]) => stageTest.film(a, b, fps, side)", [first, last, FPS, CELL]
        )
        cells = np.frombuffer(base64.b64decode(text), dtype=np.uint8)
        parts.append(cells.reshape(last - first, rows, columns, 3))
    return (np.concatenate(parts) / 255).astype(np.float32)


# --- scripts ------------------------------------------------------------------------------------------------------


def stage(
    here: int,
    *,
    rest: bool = False,
    running: bool = True,
    light: Literal["full", "dim", "off"] = "full",
    bpm: float = 76,
    pulse: bool = True,
    calm: bool = False,
) -> Fact:
    """A room in whole dozens of seats, of which the first `here` are taken."""
    seats = [
        {"seat": n + 1, "place": n, "link": "here" if n < here else "free", "rest": rest}
        for n in range(12 * max(1, -(-here // 12)))
    ]
    tempo = {"beat": 0, "at": 0, "bpm": bpm, "target": bpm, "until": 0, "bar": 4}
    quiet: Fact = {"cues": [], "counting": None, "plan": None, "code": None}
    set_by_hand = {"running": running, "pulse": pulse, "light": light, "calm": calm}
    return {"seats": seats, "tempo": tempo, **set_by_hand, **quiet}


def touches(on: Iterable[tuple[int, int, int, bool]], off: Iterable[int] = (), *, heard: bool = True) -> Fact:
    """Touches (seat, pad, id, lasting) that began and notes that ended."""
    return {"on": [[*touch, heard] for touch in on], "off": list(off)}
