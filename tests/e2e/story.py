"""A whole session, led from the dashboard by pressing what a therapist presses, with eight rehearsal players.

`tests/e2e/test_session.py` plays it in short. `python -m tests.e2e.story [minutes] [folder]` plays it as long as a real
one (10 minutes unless told otherwise) and takes a picture of every page in every state.
"""

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

from playwright.sync_api import Locator, Page, expect, sync_playwright

from server.protocol import Cue, RoomState, SoundOn, TechniqueName
from tests.e2e.asking import NEXT_TURN, PATIENCE, wait_until
from tests.e2e.devices import LAPTOP, TABLET, TV, Devices, Screen, launch
from tests.e2e.rooms import Room, Tablet
from tests.e2e.serving import ROOT, Server

PLAYERS = 8
SMALL = Screen(640, 360)
"""A display that nobody takes pictures of: drawing a large one takes half a processor."""

PARTS = 6
"""Scenes of the story, for sharing out its time."""


class Story:
    """One session. Every step waits for what the room says, then lets the music go on for a while."""

    def __init__(self, room: Room, linger: "Linger", look: "Look | None" = None) -> None:
        self.room = room
        self._linger = linger
        self._look = look
        self.tablet: Tablet = room.open_tablet(TABLET)
        host = room.host_device(LAPTOP)
        self.speaker = room.open_speaker(on=host)
        self.display = room.open_display(SMALL if look is None else TV)
        self.dashboard = room.open_dashboard(on=host)

    def play(self) -> None:
        with self._players():
            self.hello()
            self.match()
            self.call_and_answer()
            self.turns()
            self.iso_ramp()
            self.goodbye()

    # --- the session

    def hello(self) -> None:
        """A plan is chosen, its first scene begins: turns round the circle."""
        page = self.dashboard
        page.get_by_role("button", name="Choose a plan").click()
        page.get_by_role("button", name="An afternoon in the care home").click()
        page.keyboard.press("Escape")
        page.get_by_role("button", name="NEXT: Hello").click()
        self._runs("turns")
        self._goes_on("hello")

    def match(self) -> None:
        """All play freely; the pulse of the group is taken over once there is one."""
        page = self.dashboard
        self._card("free").click()
        self.room.conductor.until(RoomState, lambda state: not state.techniques)
        self._goes_on("free")
        take_over = page.get_by_role("button", name="Take it over")
        if take_over.is_visible():
            before = self.room.state.undo
            take_over.click()
            self.room.conductor.until(RoomState, lambda state: state.undo != before)
        self._picture("match")

    def call_and_answer(self) -> None:
        self._card("call_answer").click()
        self._runs("call_answer")
        self._goes_on("call-and-answer")
        self.dashboard.get_by_role("button", name="End Call & Answer").click()
        self.room.conductor.until(RoomState, lambda state: not state.techniques)

    def turns(self) -> None:
        self._card("turns").click()
        self._runs("turns")
        self.dashboard.get_by_role("button", name="Beats: less").click()
        self._goes_on("turns")

    def iso_ramp(self) -> None:
        """The turns go on while all of it becomes slower."""
        self._card("iso").click()
        drawer = self.dashboard.get_by_role("region", name="Iso ramp")
        expect(drawer).to_be_visible()
        self._picture("iso-choosing")
        self.dashboard.get_by_role("button", name="From ").click()
        self._runs("iso")
        self._goes_on("iso-ramp")
        self.dashboard.get_by_role("button", name="End Iso ramp").click()

    def goodbye(self) -> None:
        """The last scene of the plan, and STOP."""
        page = self.dashboard
        page.get_by_role("button", name="Plan An afternoon").click()
        self._picture("plan")
        page.get_by_role("button", name="6 Goodbye").click()
        page.get_by_role("button", name="Go here").last.click()
        page.keyboard.press("Escape")
        expect(page.get_by_role("button", name="End of plan")).to_be_visible()
        self._runs("turns")
        self._goes_on("goodbye")
        page.locator(".dock-stop").click()
        self.room.conductor.until(RoomState, lambda state: not state.running)
        self._picture("stopped")

    @property
    def cues(self) -> list[Cue]:
        """Whatever anybody was told about who plays."""
        return [cue for state in self.room.conductor.all(RoomState) for cue in state.cues]

    def tones(self, more: int) -> None:
        """Until so many more tones have been sounded."""
        enough = len(self.room.told(self.speaker, SoundOn)) + more
        end = monotonic() + 2 * PATIENCE
        while len(self.room.told(self.speaker, SoundOn)) < enough:
            if monotonic() > end:
                raise AssertionError(f"no {more} tones in {2 * PATIENCE} s")
            self.speaker.evaluate(NEXT_TURN)

    # --- inside

    def _card(self, name: str) -> Locator:
        return self.dashboard.locator(f"[data-card={name}]")

    def _runs(self, name: TechniqueName) -> None:
        self.room.conductor.until(
            RoomState, lambda state: name in [technique.technique for technique in state.techniques]
        )
        expect(self._card(name)).to_have_attribute("aria-pressed", "true")

    def _goes_on(self, name: str) -> None:
        """Music, then a picture, then music again."""
        self._linger(self)
        self._picture(name)
        self._linger(self)

    def _picture(self, name: str) -> None:
        if self._look is not None:
            for page, of in (
                (self.dashboard, "dashboard"),
                (self.display, "display"),
                (self.tablet.page, "pads"),
            ):
                self._look(f"{name}-{of}", page)

    @contextmanager
    def _players(self) -> Iterator[None]:
        command = [sys.executable, "-m", "server.rehearse", self.room.state.link, "--seed", "7"]
        command += ["--players", str(PLAYERS), "--minutes", "60"]
        players = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
        try:
            here = PLAYERS + 1
            self.room.conductor.until(
                RoomState, lambda state: sum(seat.link == "here" for seat in state.seats) >= here, seconds=60
            )
            yield
        finally:
            players.terminate()
            players.wait()


Linger = Callable[[Story], None]
"""Lets the music go on for a while."""
Look = Callable[[str, Page], None]


def main(minutes: float, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data, sync_playwright() as running:
        server = Server(Path(data)).start()
        browser = launch(running, "--autoplay-policy=no-user-gesture-required")
        devices = Devices(browser, server.url)
        try:
            with Room(server, devices) as room:
                lingers = 2 * PARTS

                def linger(story: Story) -> None:
                    page, seconds = story.dashboard, 60 * minutes / lingers
                    until = page.evaluate("performance.now()") + 1000 * seconds
                    wait_until(page, "until => performance.now() > until", until, seconds=2 * seconds)

                Story(room, linger, lambda name, page: _take(page, folder / f"{name}.png")).play()
        finally:
            devices.leave()
            browser.close()
            server.stop()


def _take(page: Page, path: Path) -> None:
    page.screenshot(path=path)
    print(path, flush=True)


if __name__ == "__main__":
    main(
        float(sys.argv[1]) if len(sys.argv) > 1 else 10.0,
        Path(sys.argv[2]) if len(sys.argv) > 2 else Path("pictures"),
    )
