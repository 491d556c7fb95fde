"""Words that are longer than English ones stay on their buttons: the dashboard, whole, in every language."""

from typing import cast

from playwright.sync_api import Page, expect

from tests.e2e.dashboards import peopled
from tests.e2e.rooms import Room
from tests.e2e.wcag.looks import LANGUAGES, Look, wear

PLANTED = "Donaudampfschifffahrt"
SIZES = ((1280, 800), (1024, 768))

SPILT = """() => {
  const spilt = [];
  for (const e of document.querySelectorAll('button, a.act')) {
    const box = e.getBoundingClientRect();
    const walk = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const within = node.parentElement;
      if (!node.data.trim() || within.closest('.said') || getComputedStyle(within).overflow === 'hidden') continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const over = Array.from(range.getClientRects()).map((word) =>
        Math.max(box.left - word.left, word.right - box.right, box.top - word.top, word.bottom - box.bottom));
      const most = Math.max(...over, 0);
      if (most > 2 && box.width > 0) spilt.push(`${most.toFixed(0)} px: ${node.data.trim()} (${e.className})`);
    }
  }
  return spilt;
}"""
"""Words that lie outside of their button by more than their own leading."""


def spilt(page: Page) -> list[str]:
    return cast(list[str], page.evaluate(SPILT))


def test_long_words_stay_on_their_buttons(room: Room) -> None:
    """[X4] Techniques, moods, hands: in each language that is spoken, on a laptop and on a tablet."""
    page = room.open_dashboard()
    peopled(room, 4)
    expect(page.locator("[data-seat='4']")).to_be_visible()
    found: dict[tuple[str, int], list[str]] = {}
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        for language in LANGUAGES[:-1]:
            wear(room, page, Look("dusk", language))
            found[language, width] = spilt(page)
    assert {where: words for where, words in found.items() if words} == {}


def test_a_planted_word_is_found(room: Room) -> None:
    """[X4] A word too long for its button."""
    page = room.open_dashboard()
    expect(page.locator(".mood").first).to_be_visible()
    assert spilt(page) == []
    page.locator(".mood").first.evaluate("(one, word) => { one.lastChild.textContent = word; }", PLANTED)
    assert any(PLANTED in one for one in spilt(page))
