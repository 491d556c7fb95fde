"""Films a real page, frame by frame, on a clock of its own: it shows what a script tells it, however slow the machine.

The page is the built one, served by the real server; only its socket is ours (told_socket.js). Its timers follow
Playwright's clock, its transitions and animations are moved by hand. A frame is one picture of the page.
"""

import base64
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import msgspec
import numpy as np
from numpy.typing import NDArray
from PIL import Image
from playwright.sync_api import BrowserContext, Page

from server.protocol import EVENT_OF, Fact
from tests.e2e.devices import Screen
from tests.e2e.flashes import Floats

Pictures = NDArray[np.uint8]
"""[frame, row, column, 3]."""

FPS = 20
"""Light rises in one frame and falls over 600 ms: finer steps would show nothing more."""

CELL = 8
"""Pixels a side of what flashes.py counts with."""

TOLD = Path(__file__).with_name("told_socket.js")

DEVICE = Screen(1024, 768, touch=True, moves=True)

HALF = {"x": 0, "y": 0, "width": DEVICE.width, "height": DEVICE.height, "scale": 0.5}
"""The whole of it, filmed at half its size."""

_VALUES = np.arange(256, dtype=np.float32) / 255
_LINEAR = np.where(_VALUES <= 0.04045, _VALUES / 12.92, ((_VALUES + 0.055) / 1.055) ** 2.4).astype(np.float32)

Said = tuple[str, object]


def said(fact: Fact) -> Said:
    """A fact as it stands on the wire."""
    return EVENT_OF[type(fact)], msgspec.to_builtins(fact)


@dataclass
class Film:
    """A page that is being filmed, and what has been filmed of it."""

    page: Page

    def __post_init__(self) -> None:
        self._frames: list[Pictures] = []
        self._devtools = self.page.context.new_cdp_session(self.page)

    @property
    def pictures(self) -> Pictures:
        return np.stack(self._frames)

    def tell(self, *facts: Fact) -> None:
        self.page.evaluate(
            "(all) => all.forEach(([event, fact]) => told.tell(event, fact))", [said(one) for one in facts]
        )

    def fingers(self, kind: str, pads: Iterable[int]) -> None:
        """A finger for each of these pads: `kind` is the pointer event, the pad's number the finger's name."""
        self.page.evaluate(
            "([kind, pads]) => pads.forEach((pad) => film.finger(kind, pad + 1, pad))", [kind, list(pads)]
        )

    def run(self, seconds: float, each: Callable[[float], None] = lambda _: None) -> None:
        """Films on for so long; `each` is told the second of every frame before it is drawn."""
        for frame in range(round(seconds * FPS)):
            each(frame / FPS)
            self.step()
            self._frames.append(self._picture())

    def step(self, seconds: float = 1 / FPS) -> None:
        """So much later, without a picture."""
        self.page.clock.run_for(round(1000 * seconds))
        self.page.evaluate("(ms) => film.advance(ms)", 1000 * seconds)

    def _picture(self) -> Pictures:
        how = {"format": "png", "optimizeForSpeed": True, "clip": HALF}
        shot = self._devtools.send("Page.captureScreenshot", how)
        with Image.open(io.BytesIO(base64.b64decode(shot["data"]))) as image:
            return np.asarray(image.convert("RGB"))


def open_film(context: BrowserContext, address: str, facts: Sequence[Fact], *, ready: str) -> Film:
    """A page at this address, told these facts after its hello; filmed once `ready` is on the screen."""
    page = context.new_page()
    page.clock.install()
    page.add_init_script(path=TOLD)
    first = msgspec.json.encode([said(one) for one in facts]).decode()
    page.add_init_script(f"told.begin({first})")
    page.goto(address)
    page.locator(ready).first.wait_for(state="visible")
    page.clock.pause_at(page.evaluate("Date.now() + 1000"))
    film = Film(page)
    for _ in range(15):
        film.step(0.1)
    return film


def cells_of(pictures: Pictures) -> Floats:
    """The mean linear light of small squares: what flashes_in counts."""
    frames, height, width, _ = pictures.shape
    size = (width // CELL, height // CELL)
    cells = np.empty((frames, size[1], size[0], 3), dtype=np.float32)
    for frame, picture in enumerate(pictures):
        cells[frame] = cv2.resize(_LINEAR[picture], size, interpolation=cv2.INTER_AREA)
    return cells
