"""Browsers as the devices of a room, each watched: an error, a broken content rule or a foreign host fails the test."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, Request

from server.bootstrap.browser import find_browser

NO_BROWSER = (
    "No Chromium found: install it (on Debian: apt-get install chromium-headless-shell), "
    "or set ROUNDELAY_CHROMIUM to where it is; `python3 run.py check` does this by itself."
)

HARMLESS = (
    "WebSocket is closed before the connection is established|WebSocket is already in CLOSING or CLOSED state"
)
"""What Chromium says when a page goes just while it connects, or speaks just while its connection ends: a page may."""


@dataclass(frozen=True)
class Screen:
    """One kind of device."""

    width: int
    height: int
    touch: bool = False
    scale: float = 1.0
    moves: bool = False
    """Whether pages may breathe. Without a graphics card that takes most of a processor: only tests of motion ask."""


def moving(screen: Screen) -> Screen:
    """The same device for a person who hasn't asked for less motion."""
    return replace(screen, moves=True)


TABLET = Screen(1024, 768, touch=True)
PHONE = Screen(390, 844, touch=True, scale=2.0)
LAPTOP = Screen(1280, 800)
TV = Screen(1920, 1080)


def chromium_path() -> str:
    found = find_browser()
    if found is None:
        raise AssertionError(NO_BROWSER)
    return str(found)


def launch(playwright: Playwright, *extra: str, hosts: str = "") -> Browser:
    """Chromium that can reach this machine only. `hosts` maps names to it: "MAP room.test 127.0.0.1"."""
    rules = ",".join(filter(None, (hosts, "MAP * ~NOTFOUND", "EXCLUDE 127.0.0.1")))
    return playwright.chromium.launch(
        executable_path=chromium_path(),
        args=[
            "--no-sandbox",
            "--headless=new",
            "--disable-gpu",
            "--disable-background-networking",
            f"--host-resolver-rules={rules}",
            *extra,
        ],
    )


class Devices:
    """The devices of one test. `expect` names what may go wrong on purpose; `leave` closes all and tells the rest."""

    def __init__(self, browser: Browser, url: str) -> None:
        self._browser, self.url = browser, url
        self._hosts: set[str] = set()
        self._contexts: list[BrowserContext] = []
        self._expected = [re.compile(HARMLESS)]
        self._problems: list[str] = []
        self.requests: list[str] = []
        """The address of every request of every device."""

    def open(
        self,
        screen: Screen = LAPTOP,
        *,
        scripts: Sequence[str] = (),
        url: str | None = None,
        **options: object,
    ) -> BrowserContext:
        """A device of its own: own cookies, own storage. `scripts` run before any page script; `url`: a way round."""
        self._hosts.add(urlsplit(url or self.url).netloc)
        context = self._browser.new_context(
            base_url=url or self.url,
            viewport={"width": screen.width, "height": screen.height},
            has_touch=screen.touch,
            device_scale_factor=screen.scale,
            **{"reduced_motion": "no-preference" if screen.moves else "reduce", **options},  # type: ignore[arg-type]
        )
        context.set_default_timeout(15_000)
        for script in scripts:
            context.add_init_script(script)
        context.on("page", self._watch)
        context.on("request", self._check_host)
        self._contexts.append(context)
        return context

    def expect(self, pattern: str) -> None:
        """Problems that match are part of this test (a killed server, a cut network)."""
        self._expected.append(re.compile(pattern))

    def leave(self) -> list[str]:
        """Closes every device; what went wrong that nobody expected."""
        for context in self._contexts:
            context.close()
        self._contexts.clear()
        return [text for text in self._problems if not any(known.search(text) for known in self._expected)]

    def _watch(self, page: Page) -> None:
        page.on("pageerror", lambda error: self._problems.append(f"{page.url}: {error}"))
        page.on("console", lambda message: self._console(page, message))
        page.on("crash", lambda _: self._problems.append(f"{page.url}: the page crashed"))
        page.on("websocket", lambda socket: self._check_address(socket.url))

    def _console(self, page: Page, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            where = message.location.get("url", "")
            self._problems.append(f"{page.url}: {message.type}: {message.text} ({where})")

    def _check_host(self, request: Request) -> None:
        self._check_address(request.url)

    def _check_address(self, url: str) -> None:
        self.requests.append(url)
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob", "about") and parts.netloc not in self._hosts:
            self._problems.append(f"a request to another host: {url}")
