"""What a page looks like to people, measured in the browser: sizes, scrolling, the contrast of its words."""

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

_MEASURE = """
() => {
  const seen = (e) => { const b = e.getBoundingClientRect(); return b.width > 0 && b.height > 0; };
  const words = (e) => (e.getAttribute('aria-label') || e.textContent).trim().slice(0, 40);
  const name = (e) => `${e.tagName} ${e.className} "${words(e)}"`;
  const parse = (c) => {
    const n = (c.match(/[\\d.]+/g) || [0, 0, 0, 0]).map(Number);
    return n.length < 4 ? [...n, 1] : n;
  };
  const over = (top, under) => top.slice(0, 3).map((v, i) => v * top[3] + under[i] * (1 - top[3]));
  const behind = (e) => {
    const layers = [];
    for (let at = e; at; at = at.parentElement) {
      const colour = parse(getComputedStyle(at).backgroundColor);
      if (colour[3] > 0) layers.push(colour);
      if (colour[3] === 1) break;
    }
    return layers.reverse().reduce((under, top) => over(top, under), [255, 255, 255]);
  };
  const bright = (rgb) => {
    const linear = (s) => (s <= 0.03928 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4);
    const [r, g, b] = rgb.map((v) => linear(v / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const small = [], pale = [], narrow = [], nameless = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const e = node.parentElement;
    if (!node.data.trim() || !seen(e) || e.closest('.said')) continue;
    const style = getComputedStyle(e);
    if (parseFloat(style.fontSize) < 14) small.push(name(e));
    const ground = behind(e);
    const light = bright(over(parse(style.color), ground)), dark = bright(ground);
    const ratio = (Math.max(light, dark) + 0.05) / (Math.min(light, dark) + 0.05);
    if (ratio < 4.5) pale.push(`${ratio.toFixed(2)} ${name(e)}`);
  }
  for (const e of document.querySelectorAll('button, a[href], input, [role=button]')) {
    if (!seen(e)) continue;
    const box = e.getBoundingClientRect();
    const inText = e.matches('p a');
    if (!inText && (box.width < 47.5 || box.height < 47.5)) {
      narrow.push(`${box.width.toFixed(0)}x${box.height.toFixed(0)} ${name(e)}`);
    }
    const labelled = e.labels && e.labels.length > 0;
    if (!labelled && !(e.getAttribute('aria-label') || e.textContent.trim())) nameless.push(name(e));
  }
  const scrolls = [...document.querySelectorAll('body *')]
    .filter((e) => /auto|scroll/.test(getComputedStyle(e).overflowY) && e.scrollHeight > e.clientHeight + 1)
    .map(name);
  const page = document.scrollingElement;
  return {
    small, pale, narrow, nameless, scrolls,
    wide: page.scrollWidth - window.innerWidth, tall: page.scrollHeight - window.innerHeight,
  };
}
"""


@dataclass(frozen=True)
class PageFacts:
    """Each list names what breaks a rule; empty is well."""

    small: list[str]
    """Words under 14 px."""
    pale: list[str]
    """Words with less than 4.5 : 1 to what lies behind them."""
    narrow: list[str]
    """Controls under 48 px. Links inside a sentence may be as low as their line."""
    nameless: list[str]
    scrolls: list[str]
    """Parts that scroll inside the page."""
    wide: float
    """Pixels by which the page is wider than the window."""
    tall: float


def look_at(page: Page) -> PageFacts:
    """Measured once nothing fades any more."""
    page.evaluate("() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => null)))")
    facts: dict[str, Any] = page.evaluate(_MEASURE)
    return PageFacts(**facts)
