"""Fixtures of the sound tests: `bench`, a page with the voice layer on it, and `manifest`, what the pack says."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright

from tests.e2e.asking import wait_until
from tests.e2e.devices import launch
from tests.e2e.sound.rendering import Manifest, TestPages, read_manifest


@pytest.fixture(scope="session")
def manifest() -> Manifest:
    return read_manifest()


@pytest.fixture(scope="session")
def test_pages(bundled: Path) -> Iterator[TestPages]:
    pages = TestPages(bundled)
    yield pages
    pages.close()


@pytest.fixture(scope="session")
def bench(playwright: Playwright, test_pages: TestPages) -> Iterator[Page]:
    browser = launch(playwright, "--autoplay-policy=no-user-gesture-required")
    page = browser.new_page()
    page.goto(f"{test_pages.url}/sound.html")
    wait_until(page, "'soundBench' in window")
    yield page
    browser.close()
