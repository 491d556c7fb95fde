"""Plain http on a local network, as nearly all rooms are: no secure context, and everything plays."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Playwright, expect

from server.protocol import Lights, RoomState
from tests.e2e.devices import LAPTOP, TABLET, Devices, launch, moving
from tests.e2e.listening import Ears, with_ears
from tests.e2e.rooms import Room
from tests.e2e.serving import Server

LAN = "192.168.8.1"
"""A travel router's usual first address. The browser is told that it is this machine: nothing leaves it."""


@pytest.fixture
def lan(playwright: Playwright, server: Server) -> Iterator[Devices]:
    browser = launch(playwright, hosts=f"MAP {LAN} 127.0.0.1")
    devices = Devices(browser, f"http://{LAN}:{server.port}")
    devices.expect("Cross-Origin-Opener-Policy header has been ignored")  # so Chromium says of any plain http
    devices.expect("ScriptProcessorNode is deprecated")  # our ears: an insecure page has no worklets
    yield devices
    problems = devices.leave()
    browser.close()
    assert problems == []


@pytest.mark.timeout(300)
def test_everything_plays_outside_a_secure_context(server: Server, lan: Devices) -> None:
    """[S3][P1][A5] Pads, speaker, display, dashboard on an address; the touch is heard, and seen by all."""
    with Room(server, lan) as room:
        ears = Ears(room.open_speaker(on=with_ears(room.host_device(bypass_csp=True))))
        display, dashboard = room.open_display(moving(LAPTOP)), room.open_dashboard(moving(LAPTOP))
        tablets = [room.open_tablet(moving(TABLET)) for _ in range(2)]
        for page in (ears.page, display, dashboard, tablets[0].page):
            assert page.evaluate("() => window.isSecureContext") is False
        ladder = sorted({pad.pitch for tablet in tablets for pad in tablet.surface.pads})
        expected = []
        for count, (tablet, pad) in enumerate([(tablets[0], 0), (tablets[1], 4), (tablets[0], 2)], start=1):
            tablet.touch(pad)
            expected.append(tablet.surface.pads[pad].pitch)
            ears.wait_for_voices(count)
            ears.wait(0.5)
        started, take = ears.started, ears.take()
        assert len(started) == len(expected)
        assert [take.newest_pitch(at, ladder) for at in started] == expected
        for page in (display, dashboard):
            assert sum(len(lights.on) for lights in room.told(page, Lights)) == len(expected)
        dashboard.locator(".dock-stop").click()
        room.conductor.until(RoomState, lambda now: not now.running)


def test_no_page_asks_any_other_host_for_anything(server: Server, lan: Devices) -> None:
    """[S3] Every page opened and used; every request of every page went to this laptop."""
    with Room(server, lan) as room:
        host = room.host_device()
        for path in ("/host", "/licences", "/join"):
            page = host.new_page()
            page.goto(path)
            expect(page.get_by_role("heading").first).to_be_visible()
        room.open_dashboard(on=host)
        room.open_display(on=host)
        room.open_speaker(on=host)
        room.open_tablet().touch(0)
    assert len(lan.requests) > 20
    assert {address.split("/")[2] for address in lan.requests if "://" in address} == {f"{LAN}:{server.port}"}
