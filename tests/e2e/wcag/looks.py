"""The ways a page can look on somebody's device: theme, language, forced colours, larger words. Changed live."""

from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from server.protocol import ChangeAccess
from tests.e2e.asking import wait_until
from tests.e2e.rooms import Room

Theme = Literal["linen", "dusk", "contrast"]

THEMES: tuple[Theme, ...] = ("linen", "dusk", "contrast")
LANGUAGES = ("en", "de", "es", "fr", "cy", "en-x-rtl")
"""The last is nobody's: its words are long, and run from right to left."""

OFFERED: dict[str, tuple[Theme, ...]] = {
    "/join": ("linen",),
    "/": ("linen",),
    "/speaker": ("dusk",),
    "/display": ("dusk",),
    "/helper": ("dusk", "contrast"),
}
"""Pages that have only some of the themes; the others have them all."""

SPEAK = """(language) => {
  localStorage.setItem('roundelay.language', language);
  window.dispatchEvent(new StorageEvent('storage', { key: 'roundelay.language' }));
}"""

SETTLED = """async () => {
  const still = (one) => one.effect === null || one.effect.getTiming().iterations === Infinity;
  const ends = document.getAnimations().filter((one) => !still(one)).map((one) => one.finished.catch(() => null));
  await Promise.all(ends);
  await new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)));
}"""


@dataclass(frozen=True)
class Look:
    """How one device shows a page."""

    theme: Theme = "linen"
    language: str = "en"
    forced: bool = False
    percent: int = 100
    """Of the usual size of words, as a browser's own setting makes them."""

    def __str__(self) -> str:
        forced = ", forced colours" if self.forced else ""
        return f"{self.theme}, {self.language}, {self.percent} %{forced}"


USUAL = Look()

EVERY = (
    *(Look(theme) for theme in THEMES),
    *(Look(language=language) for language in LANGUAGES[1:]),
    Look(forced=True),
    Look(percent=200),
    Look("contrast", "en-x-rtl", percent=200),
)


def wear(room: Room, page: Page, look: Look) -> None:
    """Changes an open page to this look, and waits until it is so."""
    page.emulate_media(forced_colors="active" if look.forced else "none")
    enlarge(page, look.percent)
    page.evaluate(SPEAK, look.language)
    expect(page.locator("html")).to_have_attribute("lang", look.language)
    surface = page.locator("#surface")
    if surface.count() == 0:
        if look.theme in OFFERED.get(urlsplit(page.url).path, THEMES):
            page.evaluate("(theme) => { document.documentElement.className = theme; }", look.theme)
    elif surface.is_visible():
        room.conductor.send(ChangeAccess(seats=[1], changes={"theme": look.theme}))
        expect(page.locator(f"#surface.{look.theme}, .{look.theme} #surface")).to_have_count(1)
    settle(page)


def enlarge(page: Page, percent: int) -> None:
    """As the browser's own setting for the size of words does: what is laid out in em follows, media queries, too."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("Page.setFontSizes", {"fontSizes": {"standard": 16 * percent // 100}})
    devtools.detach()


def settle(page: Page) -> None:
    """Waits until nothing fades any more, and what was asked for is drawn."""
    page.evaluate(SETTLED)
    wait_until(page, "document.fonts.status === 'loaded'")
