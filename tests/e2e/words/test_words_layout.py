"""Pages in words 40 % longer than ours, and in words from right to left: nothing is cut off, nothing scrolls aside."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.asking import wait_until
from tests.e2e.dashboards import peopled
from tests.e2e.devices import LAPTOP, Screen
from tests.e2e.rooms import Room

NARROW = Screen(320, 640, touch=True)

LONG, RIGHT_TO_LEFT = "en-x-long", "en-x-rtl"

MEASURED = [
    pytest.param(LONG, NARROW, id="longer, 320"),
    pytest.param(RIGHT_TO_LEFT, LAPTOP, id="from the right, 1280"),
    pytest.param(LONG, LAPTOP, id="longer, 1280", marks=pytest.mark.long),
    pytest.param(RIGHT_TO_LEFT, NARROW, id="from the right, 320", marks=pytest.mark.long),
]

CLIPPED = """
() => [...document.querySelectorAll('body *')].filter((e) => {
  const box = e.getBoundingClientRect();
  const unread = '.said, svg, canvas, select, option, [aria-hidden=true]';
  if (box.width <= 1 || box.height <= 1 || e.closest(unread)) return false; // one pixel: for readers alone
  const style = getComputedStyle(e);
  if (style.visibility === 'hidden') return false;
  const own = [...e.childNodes].some((one) => one.nodeType === 3 && one.data.trim() !== '');
  if (!own) return false;
  const range = document.createRange();
  range.selectNodeContents(e);
  const words = range.getBoundingClientRect();
  for (let at = e; at && at !== document.body; at = at.parentElement) {
    const around = getComputedStyle(at);
    if (around.overflowX === 'visible' && around.overflowY === 'visible') continue;
    const edge = at.getBoundingClientRect();
    const scrolls = /auto|scroll/.test(around.overflowY);
    if (words.left < edge.left - 2 || words.right > edge.right + 2) return true;
    if (!scrolls && (words.top < edge.top - 2 || words.bottom > edge.bottom + 2)) return true;
    break;
  }
  return words.left < -2 || words.right > window.innerWidth + 2;
}).map((e) => `${e.tagName}.${e.className} "${e.textContent.trim().slice(0, 30)}"`)
"""


def in_language(page: Page, address: str, language: str) -> Page:
    page.add_init_script(f"window.localStorage.setItem('roundelay.language', '{language}')")
    page.goto(address)
    wait_until(page, "language => document.documentElement.lang === language", language)
    return page


def wide(page: Page) -> float:
    beyond: float = page.evaluate("document.scrollingElement.scrollWidth - window.innerWidth")
    return beyond


def bears(page: Page) -> None:
    clipped = page.evaluate(CLIPPED)
    assert (wide(page) <= 0, clipped) == (True, []), page.url


@pytest.mark.parametrize(("language", "screen"), MEASURED)
def test_pages_bear_other_words(room: Room, language: str, screen: Screen) -> None:
    """[X4] Joining, start, guide, licences, speaker and display."""
    page = in_language(room.devices.open(screen).new_page(), "/join", language)
    expect(page.get_by_role("textbox")).to_be_visible()
    bears(page)
    assert page.evaluate("document.documentElement.dir") == ("rtl" if language == RIGHT_TO_LEFT else "ltr")
    for address in ("/licences", "/guide"):
        in_language(page, address, language)
        bears(page)


@pytest.mark.parametrize(("language", "screen"), MEASURED)
def test_the_therapists_pages_bear_other_words(room: Room, language: str, screen: Screen) -> None:
    """[X4] Start, speaker and dashboard with two seats."""
    peopled(room, 2)
    page = room.open_dashboard()
    expect(page.locator("[data-card]").first).to_be_visible()
    page.set_viewport_size({"width": screen.width, "height": screen.height})
    for address in (page.url, "/host", f"/speaker?room={page.url.split('room=')[1]}"):
        in_language(page, address, language)
        expect(page.locator("h1, h2").first).to_be_attached()
        wait_until(page, "() => document.querySelector('.card, .start, .check') !== null")
        bears(page)


def test_music_is_never_mirrored(room: Room) -> None:
    """[X4] Low stays left and high stays right, and seats stand as the chairs do, whatever way words run."""
    places = (
        "() => [...document.querySelectorAll('[data-pad]')].map((pad) => pad.getBoundingClientRect().left)"
    )
    tablet = room.open_tablet()
    before = tablet.page.evaluate(places)
    in_language(tablet.page, tablet.page.url, RIGHT_TO_LEFT)
    expect(tablet.pad(0)).to_be_visible()
    assert tablet.page.evaluate(places) == before == sorted(before)
    bears(tablet.page)
    page = room.open_dashboard()
    chairs = "() => [2, 4].map((seat) => document.querySelector(`[data-seat='${seat}']`).getBoundingClientRect().left)"
    expect(page.locator("[data-seat='4']")).to_be_visible()
    in_language(page, page.url, RIGHT_TO_LEFT)
    expect(page.locator("[data-seat='4']")).to_be_visible()
    second, fourth = page.evaluate(chairs)
    assert fourth > second
