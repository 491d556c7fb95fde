"""Pages and files."""

import pytest
from werkzeug.test import Client

from tests.edge.conftest import PAGES

HERE = {"Host": "127.0.0.1:8080"}


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_served_fresh(browser: Client, page: str) -> None:
    """[S2] And never from a cache: after an upgrade the new one is there."""
    answer = browser.get(f"/{page}", headers=HERE, buffered=True)
    assert answer.status_code == 200
    assert f"<title>{page}</title>" in answer.text
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_tablet_at_the_bare_address_may_join(browser: Client) -> None:
    """[S2] "192.168.8.1:8080 on any tablet here"."""
    assert "<title>join</title>" in browser.get("/", headers=HERE, buffered=True).text
    assert "<title>join</title>" in browser.get("/j", headers=HERE, buffered=True).text


def test_the_host_at_the_bare_address_comes_home(host: Client) -> None:
    """[S2] To the host page."""
    answer = host.get("/", headers=HERE, buffered=True)
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/host"


def test_built_files_are_kept_by_browsers(browser: Client) -> None:
    """[S3] Their names change with their content."""
    answer = browser.get("/assets/a-123.js", headers=HERE, buffered=True)
    assert "max-age=31536000" in answer.headers["Cache-Control"]


@pytest.mark.parametrize(
    "path", ["/assets/../host.html", "/pack/..%2f..%2faccess.json", "/nothing", "/assets/"]
)
def test_nothing_else_is_served(browser: Client, path: str) -> None:
    """[T4] No way out of the folders."""
    assert browser.get(path, headers=HERE, buffered=True).status_code == 404
