"""Takes the README's pictures from the running program: `python -m tests.pictures [folder]`."""

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from server.protocol import KeepSeats, RoomState, SetDrone, SetPulse, SetSeats
from tests.e2e.asking import wait_until
from tests.e2e.devices import TABLET, Devices, Screen, launch, moving
from tests.e2e.record.report_desk import counted, open_session, put
from tests.e2e.rooms import Room
from tests.e2e.serving import ROOT, Server
from tests.tuesday import tuesday_group

FOLDER = ROOT / "web" / "pictures"
LAPTOP, TV = Screen(1280, 800, moves=True), Screen(1280, 720, moves=True)
TALL = Screen(1280, 1360)
PLAYERS = 8


def main(folder: Path) -> None:
    """A room with eight rehearsal players, seen from everywhere."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data, sync_playwright() as running:
        server = Server(Path(data)).start()
        browser = launch(running, "--autoplay-policy=no-user-gesture-required")
        devices = Devices(browser, server.url)
        try:
            with Room(server, devices) as room:
                take_all(room, folder)
            take_report(server, devices, folder)
        finally:
            devices.leave()
            browser.close()
            server.stop()


def take_all(room: Room, folder: Path) -> None:
    """The dashboard, the display and a tablet, while the room plays."""
    host = room.host_device(LAPTOP)
    display = room.open_display(TV)
    dashboard = room.open_dashboard(on=host)
    room.open_speaker(on=host)
    tablet = room.open_tablet(moving(TABLET))
    link = room.state.link
    players = subprocess.Popen(
        [sys.executable, "-m", "server.rehearse", link, "--players", str(PLAYERS), "--minutes", "1"],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
    )
    try:
        everybody = PLAYERS + 1
        room.conductor.until(
            RoomState, lambda state: sum(seat.link == "here" for seat in state.seats) >= everybody, seconds=60
        )
        room.conductor.send(
            SetPulse(on=True), SetDrone(on=True), SetSeats(seats=[3], rest=True), SetSeats(seats=[5], level=9)
        )
        tablet.press(1)
        tablet.press(3, finger=1)
        wait_until(display, "performance.now() > 12000")  # the folk songs have found each other
        take(display, folder / "display.png")
        take(dashboard, folder / "dashboard.png")
        take(tablet.page, folder / "pads.png")
        take_recording(room, dashboard, folder)
    finally:
        players.terminate()
        players.wait()


def take_recording(room: Room, dashboard: Page, folder: Path) -> None:
    """The recording's drawer, before it begins: one seat would rather not."""
    room.conductor.send(KeepSeats(seats=[4], kept=False))
    dashboard.locator(".chip-record").click()
    expect(dashboard.locator("[data-kept='4']")).to_have_attribute("aria-pressed", "false")
    take(dashboard, folder / "recording.png")


def take_report(server: Server, devices: Devices, folder: Path) -> None:
    """The page of a made session; nobody played it."""
    earlier = [
        tuesday_group(session=f"tuesdaygrp0{week}", seed=week, began=f"2026-05-{6 + 7 * week:02}T09:30:00Z")
        for week in (1, 2)
    ]
    document = tuesday_group()
    put(server, *earlier, document)
    page = open_session(server, devices, document.session.line.id, TALL, made=counted(document, *earlier))
    take(page, folder / "report.png")


def take(page: Page, path: Path) -> None:
    page.wait_for_load_state("networkidle")
    page.screenshot(path=path)
    print(path)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
