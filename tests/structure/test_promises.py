"""Every promise is listed with its state, and a kept one is shown by a test."""

import re

import pytest

from tests.structure.tree import ending, text

HOW_MANY = {"S": 4, "R": 5, "P": 7, "A": 5, "M": 4, "C": 5, "D": 2, "X": 5, "K": 5, "T": 5, "F": 3}
ROW = re.compile(r"^\| ([A-Z]\d) \| (.+?) \| (kept|open|in part: .+?) \|$", re.M)
LISTED = {number: state for number, _, state in ROW.findall(text("tests/PROMISES.md"))}
CITATION = re.compile(r"\[([A-Z]\d(?:, ?[A-Z]\d)*)\]")


def cited() -> set[str]:
    """The numbers that tests cite, on both sides."""
    tests = [name for name in ending(".py") if name.startswith("tests/")] + ending(".test.ts", ".test.tsx")
    found = [group for name in tests for group in CITATION.findall(text(name))]
    return {number for group in found for number in re.split(r", ?", group)}


def test_every_promise_is_listed_once() -> None:
    """In order, none forgotten."""
    numbers = [number for number, _, _ in ROW.findall(text("tests/PROMISES.md"))]
    assert numbers == [f"{letter}{n}" for letter, most in HOW_MANY.items() for n in range(1, most + 1)]


def test_no_test_cites_a_promise_that_was_never_made() -> None:
    """A slip of the pen would look like a kept promise."""
    assert cited() <= set(LISTED)


@pytest.mark.parametrize("number", LISTED)
def test_what_is_kept_is_shown_by_a_test(number: str) -> None:
    """And what a test shows is not called open."""
    assert (number in cited()) == (LISTED[number] != "open")
