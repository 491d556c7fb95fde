"""Brings the clocks of a session together: the server's, a page's and this test's."""

from time import monotonic

from playwright.sync_api import Page

from server.protocol import Clock, ClockReply
from tests.e2e.rooms import Room

ASKED = 15
"""The quickest of so many answers is believed."""


def server_offset(room: Room) -> float:
    """What to add to this test's `monotonic()` to have the server's time, seconds."""
    best, offset = float("inf"), 0.0
    for count in range(ASKED):
        before = room.conductor.send(Clock(client=float(count)))
        after, reply = room.conductor.next_timed(ClockReply, lambda one, asked=count: one.client == asked)  # type: ignore[misc]
        if after - before < best:
            best, offset = after - before, reply.server - (before + after) / 2
    return offset


def page_offset(page: Page) -> float:
    """What to add to a page's `performance.now()` in seconds to have this test's `monotonic()`."""
    best, offset = float("inf"), 0.0
    for _ in range(ASKED):
        before = monotonic()
        at = float(page.evaluate("performance.now()")) / 1000
        after = monotonic()
        if after - before < best:
            best, offset = after - before, (before + after) / 2 - at
    return offset


WATCH = """([what, attribute]) => {
  const element = document.querySelector(what);
  window.seen = [];
  new MutationObserver(() => seen.push([performance.now() / 1000, element.getAttribute(attribute)]))
    .observe(element, { attributes: true, attributeFilter: [attribute] });
}"""


def watch(page: Page, what: str, attribute: str) -> None:
    """From now on `window.seen` gathers when an attribute changes, and to what."""
    page.evaluate(WATCH, [what, attribute])
