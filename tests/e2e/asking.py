"""Waiting for something on a page by asking it again and again, from outside.

A page's content rules forbid it to evaluate text, and Playwright's own `wait_for_function` does that inside the page as
soon as the first look isn't the last. What is evaluated from outside is not subject to them.
"""

from time import monotonic

from playwright.sync_api import Page

PATIENCE = 30.0
"""Seconds that anything may take while nine browsers share two busy cores. Only what fails waits so long."""

NEXT_TURN = "() => new Promise((go) => setTimeout(go, 25))"
"""The page goes on with its own work, and what it and the server say comes in here."""


def wait_until(page: Page, question: str, arg: object = None, *, seconds: float = PATIENCE) -> None:
    """Returns as soon as the page answers `question` (an expression, or a function of `arg`) with something true."""
    end = monotonic() + seconds
    while not (answer := page.evaluate(question, arg)):
        if monotonic() > end:
            asked = " ".join(question.split())
            raise AssertionError(
                f"not within {seconds:g} s on {page.url}: {asked} of {arg!r}; last {answer!r}"
            )
        page.evaluate(NEXT_TURN)
