"""What the browser tests share: the real server, watched devices, a started room.

Fixtures
  browser       Chromium, for the whole run
  server        the real server on eventlet, for the whole run (rooms keep tests apart)
  own_server    a server of this test's own, to be killed and restarted
  devices       `devices.open(TABLET | PHONE | LAPTOP | TV)` -> a fresh device; any page error, console error,
                broken content rule or request to another host fails the test unless `devices.expect(r"...")` named it
  room          a started room: `room.open_tablet()`, `.open_speaker()`, `.open_display()`, `.open_dashboard()`,
                and without a browser `.conductor`, `.member()`, `.speaker()`, `.client(role)`
  bundled       the folder of the test pages (web/test), where one part is looked at alone
See rooms.py (pages), socket_client.py (exact commands and facts), listening.py (what the speaker page sounds).
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

from tests.e2e.asking import PATIENCE
from tests.e2e.devices import Devices, launch
from tests.e2e.display_stage import bundled_pages
from tests.e2e.rooms import Room
from tests.e2e.serving import ROOT, Server


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Files with tests that are given more time than usual come first, so that no worker begins one at the very end."""
    usual = float(config.getini("timeout"))
    patient = {item.path for item in items if _seconds(item, usual) > usual}
    items.sort(key=lambda item: item.path not in patient)


def _seconds(item: pytest.Item, usual: float) -> float:
    mark = item.get_closest_marker("timeout")
    return float(mark.args[0]) if mark is not None else usual


@pytest.fixture(scope="session", autouse=True)
def built() -> None:
    """The pages and the sounds must be there: `python3 run.py check` builds them first."""
    for what in ("web/dist/pad.html", "web/pack/manifest.json"):
        if not (ROOT / what).is_file():
            raise AssertionError(f"{what} is not built yet: run `python3 run.py setup` first.")


@pytest.fixture(scope="session")
def bundled(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The pages of web/test, for those tests that look at one part alone: bundled once a run, whoever asks first."""
    own = tmp_path_factory.getbasetemp()
    return bundled_pages(own if worker_id == "master" else own.parent)


expect.set_options(timeout=1000 * PATIENCE)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    browser = launch(playwright)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("server")).start()
    yield server
    server.stop()


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[Server]:
    server = Server(tmp_path / "data").start()
    yield server
    server.stop()


@pytest.fixture
def devices(browser: Browser, server: Server) -> Iterator[Devices]:
    devices = Devices(browser, server.url)
    yield devices
    problems = devices.leave()
    assert problems == []


@pytest.fixture
def room(server: Server, devices: Devices) -> Iterator[Room]:
    with Room(server, devices) as room:
        yield room
