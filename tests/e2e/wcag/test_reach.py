"""What axe can't judge: how large things are to hit, what fits at 320 px and at twice the size, where the focus is."""

from collections.abc import Generator
from contextlib import closing
from typing import Any, cast

import pytest
from playwright.sync_api import Page, expect

from server.protocol import ChangeAccess
from tests.e2e.devices import PHONE, TABLET, Screen
from tests.e2e.rooms import Room
from tests.e2e.wcag.looks import enlarge, settle
from tests.e2e.wcag.tours import TOURS

STATES = {
    "join": ("a wrong letter",),
    "pad": ("behind the corner", "its settings"),
    "host": ("asked whether to close it",),
    "speaker": ("before its tap",),
    "display": ("the code",),
    "helper": ("playing",),
    "guide": ("guided-access", "hazards"),
    "library": ("changed, and to be erased",),
    "report": ("taken away, and written on",),
}
"""Where each page is fullest. The dashboard has tests of its own for all of this."""

OFTEN = ("join", "pad")
"""Looked at by every check, the others by the long one."""

MORE = dict.fromkeys(("guide", "library", "report"), (((768, 1024), 100), ((1920, 1080), 100)))
"""What is read at a desk is held upright and shown on a wall, too."""

TARGET = 44
PAD = 64

FACTS = """(target) => {
  const seen = (e) => {
    const box = e.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && getComputedStyle(e).visibility !== 'hidden';
  };
  const words = (e) => (e.getAttribute('aria-label') || e.textContent).slice(0, 30);
  const name = (e) => `${e.tagName}.${e.className} "${words(e)}"`;
  const small = [], cut = [];
  for (const e of document.querySelectorAll('button, a[href], input, select, [role=button]')) {
    if (!seen(e) || e.closest('[data-pad], .said') || e.matches('p a, li a')) continue;
    const { width, height } = e.getBoundingClientRect();
    if (Math.min(width, height) < target - 0.5) small.push(`${width.toFixed(0)}x${height.toFixed(0)} ${name(e)}`);
    if (e.tagName === 'BUTTON' && e.scrollWidth > e.clientWidth + 2) cut.push(name(e));
  }
  return { small, cut, wide: document.scrollingElement.scrollWidth - window.innerWidth };
}"""

FOCUS = """() => {
  const e = document.activeElement;
  if (e === null || e === document.body || e === document.documentElement) return null;
  const all = Array.from(document.querySelectorAll('*'));
  const of = (one) => {
    const style = getComputedStyle(one);
    return [style.outlineStyle, style.outlineWidth, style.boxShadow, style.stroke, style.opacity].join();
  };
  const parts = [e, ...e.querySelectorAll('*'), e.parentElement];
  const focused = parts.map(of).join(';');
  const { outlineStyle, outlineWidth } = getComputedStyle(e);
  const plain = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  let differs = plain;
  if (!plain) {
    e.blur();
    differs = parts.map(of).join(';') !== focused;
    e.focus();
  }
  const box = e.getBoundingClientRect();
  const inside = box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight;
  return { at: all.indexOf(e), seen: differs, inside, name: `${e.tagName}.${e.className}` };
}"""

STEPS_MOST = 60


def walked(page: Page) -> list[dict[str, Any]]:
    """Every stop of the Tab key, once round."""
    stops: list[dict[str, Any]] = []
    for _ in range(STEPS_MOST):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop is None or any(stop["at"] == one["at"] for one in stops):
            return stops
        stops.append(stop)
    raise AssertionError(f"Tab never comes round: {stops}")


@pytest.mark.parametrize(
    "tour", [pytest.param(tour, marks=() if tour in OFTEN else pytest.mark.long) for tour in STATES]
)
def test_everything_can_be_hit_and_read_and_reached(room: Room, tour: str) -> None:
    """[X4] 44 px each; at 320 px and with words twice as large nothing sideways; Tab goes round, seen at each stop."""
    wanted = set(STATES[tour])
    with closing(cast(Generator[tuple[str, Page]], TOURS[tour](room))) as stops:
        for state, page in stops:
            if state not in wanted:
                continue
            wanted.remove(state)
            usual = page.viewport_size
            assert usual is not None
            own = (usual["width"], usual["height"])
            for (width, height), percent in ((own, 100), ((320, 640), 100), (own, 200), *MORE.get(tour, ())):
                page.set_viewport_size({"width": width, "height": height})
                enlarge(page, percent)
                settle(page)
                facts = page.evaluate(FACTS, TARGET)
                assert facts["small"] == [], (state, width, percent)
                assert facts["cut"] == [], (state, width, percent)
                assert facts["wide"] <= 0, (state, width, percent)
            enlarge(page, 100)
            page.set_viewport_size(usual)
            settle(page)
            stops_of_tab = walked(page)
            assert stops_of_tab or tour == "display"
            assert [one["name"] for one in stops_of_tab if not one["seen"]] == [], state
            assert [one["name"] for one in stops_of_tab if not one["inside"]] == [], state
            order = [one["at"] for one in stops_of_tab]
            first = order.index(min(order)) if order else 0
            assert order[first:] + order[:first] == sorted(order), "Tab goes as the page is read"
            if not wanted:
                break
    assert not wanted


@pytest.mark.parametrize("screen", [TABLET, PHONE], ids=["tablet", "phone"])
def test_pads_are_large(room: Room, screen: Screen) -> None:
    """[X4] 64 px or more each way, however many are asked for; where the glass is too small, fewer are shown."""
    tablet = room.open_tablet(screen)
    for pads in (5, 12):
        room.conductor.send(ChangeAccess(seats=[1], changes={"pads": pads}))
        tablet.wait_for_surface(lambda surface, pads=pads: surface.access.pads == pads)  # type: ignore[misc]
        expect(tablet.pad(0)).to_be_visible()
        settle(tablet.page)
        sizes = tablet.page.locator("[data-pad]").evaluate_all(
            "(all) => all.map((one) => one.getBoundingClientRect()).map(({ width, height }) => Math.min(width, height))"
        )
        shown = [size for size in sizes if size > 0]
        assert shown
        assert min(shown) >= PAD, (pads, shown)
