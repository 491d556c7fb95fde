"""A room and its devices, in the words of a session: start a room, open a tablet, touch a pad, open the speaker."""

import http.client
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from time import monotonic
from types import TracebackType
from typing import TypeVar
from urllib.parse import urlsplit

import msgspec
from playwright.sync_api import BrowserContext, Error, Locator, Page, WebSocket, expect

from server.protocol import EVENT_OF, Command, Fact, Mix, RoomState, SpeakerRole, SpeakerState, Surface
from server.rehearse.wire import EVENT_OF as COMMAND_OF
from server.rehearse.wire import Joined, join
from tests.e2e.asking import NEXT_TURN, PATIENCE
from tests.e2e.devices import LAPTOP, TABLET, TV, Devices, Screen
from tests.e2e.serving import Server
from tests.e2e.socket_client import SocketClient

F = TypeVar("F", bound=Fact)
C = TypeVar("C", bound=Command)
M = TypeVar("M", bound=msgspec.Struct)


LET_IN = """(pass) => {
  localStorage.setItem('roundelay.member', JSON.stringify(pass));
  location.replace('/pad');
}"""


class _Opened(msgspec.Struct, frozen=True):
    room: str
    code: str


class _Pass(msgspec.Struct, frozen=True):
    room: str
    token: str


class Host:
    """This machine's own host device, over plain HTTP with the cookie that the host key brings."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self.cookie = ""
        self.post("/api/login", {"key": server.host_key})

    def post(self, path: str, body: dict[str, object]) -> bytes:
        address = urlsplit(self._server.url).netloc
        connection = http.client.HTTPConnection(address, timeout=10)
        headers = {"Content-Type": "application/json", "X-Roundelay": "1", "Cookie": self.cookie}
        try:
            connection.request("POST", path, msgspec.json.encode(body), headers)
            reply = connection.getresponse()
            answer = reply.read()
            if reply.status >= 400:
                raise AssertionError(f"POST {path}: {reply.status} {answer.decode()}")
            if given := reply.getheader("Set-Cookie"):
                self.cookie = given.split(";")[0]
            return answer
        finally:
            connection.close()

    def start_room(self) -> _Opened:
        return msgspec.json.decode(self.post("/api/rooms", {}), type=_Opened)

    def pass_for(self, room: str, role: str) -> str:
        answer = self.post(f"/api/rooms/{room}/pass", {"role": role})
        return msgspec.json.decode(answer, type=_Pass).token


class Frames:
    """Everything the server tells one page, and what the page tells the server, from before it loads."""

    def __init__(self, page: Page) -> None:
        self._told: list[str] = []
        self._said: list[str] = []
        page.on("websocket", self._listen)

    def facts(self, kind: type[F]) -> list[F]:
        return _messages(self._told, EVENT_OF[kind], kind)

    def commands(self, kind: type[C]) -> list[C]:
        return _messages(self._said, COMMAND_OF[kind], kind)

    def _listen(self, wire: WebSocket) -> None:
        wire.on("framereceived", partial(_keep, self._told))
        wire.on("framesent", partial(_keep, self._said))


def _keep(texts: list[str], frame: str | bytes) -> None:
    if isinstance(frame, str):
        texts.append(frame)


def _messages(texts: list[str], event: str, kind: type[M]) -> list[M]:
    start = f'42["{event}",'
    return [msgspec.json.decode(text[len(start) : -1], type=kind) for text in texts if text.startswith(start)]


class Tablet:
    """One open pad page. Pads count from 0, low to high."""

    def __init__(self, page: Page, context: BrowserContext) -> None:
        self.page, self.context = page, context
        self._frames = Frames(page)
        self._fingers: dict[int, tuple[float, float]] = {}
        self._devtools = context.new_cdp_session(page)

    def show(self, address: str) -> "Tablet":
        """Goes there, and has pads on the screen."""
        self.page.goto(address)
        expect(self.pad(0)).to_be_visible()
        return self

    @property
    def surface(self) -> Surface:
        """What the server has last said that these pads sound."""
        return self.told(Surface)[-1]

    def told(self, kind: type[F]) -> list[F]:
        return self._frames.facts(kind)

    def wait_for_surface(self, where: Callable[[Surface], bool]) -> Surface:
        """The first surface told, or still to come, that is so."""
        end = monotonic() + PATIENCE
        while monotonic() < end:
            if found := [surface for surface in self.told(Surface) if where(surface)]:
                return found[-1]
            self.page.evaluate(NEXT_TURN)  # lets frames come in
        raise AssertionError(f"no such surface; told: {self.told(Surface)}")

    def pad(self, pad: int) -> Locator:
        return self.page.locator(f"[data-pad='{pad}']")

    @property
    def pads(self) -> int:
        return int(self.page.locator("[data-pad]").count())

    def press(self, pad: int, *, finger: int = 0) -> None:
        """A finger comes down on the middle of a pad, and stays."""
        box = self.pad(pad).bounding_box()
        if box is None:
            raise AssertionError(f"pad {pad} is not on the screen")
        self._fingers[finger] = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        self._touch("touchStart")

    def lift(self, finger: int = 0) -> None:
        self._fingers.pop(finger)
        self._touch("touchEnd")

    def touch(self, pad: int) -> None:
        """Down and up again."""
        self.press(pad)
        self.lift()

    def crash(self) -> None:
        """The tab's process dies on the spot."""
        with self.page.expect_event("crash"), suppress(Error):
            self.page.goto("chrome://crash")

    def _touch(self, kind: str) -> None:
        points = [{"x": x, "y": y, "id": finger} for finger, (x, y) in self._fingers.items()]
        self._devtools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


class Room:
    """A started room with a conductor already connected (`conductor`, no browser). Everything opens from here."""

    def __init__(self, server: Server, devices: Devices | None = None) -> None:
        self.server, self._devices = server, devices
        self.host = Host(server)
        opened = self.host.start_room()
        self.id, self.code = opened.room, opened.code
        self._clients: list[SocketClient] = []
        self._frames: dict[Page, Frames] = {}
        self.conductor = self.client("conductor")
        self.conductor.next(RoomState)

    def close(self) -> None:
        for client in self._clients:
            client.close()

    def __enter__(self) -> "Room":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self.close()

    @property
    def devices(self) -> Devices:
        if self._devices is None:
            raise AssertionError("this room was started without a browser")
        return self._devices

    @property
    def state(self) -> RoomState:
        """The latest the conductor has heard."""
        return self.conductor.latest(RoomState)

    @property
    def invitation(self) -> str:
        """The secret in the QR code's link."""
        return self.state.link.partition("#")[2]

    # --- without a browser ----------------------------------------------------------------------------------------

    def client(self, role: str) -> SocketClient:
        """A conductor, speaker or display of nothing but a socket."""
        token = self.host.pass_for(self.id, role)
        return self._keep(SocketClient(self.server.url, self.id, token, comes_back=True))

    def member(self) -> SocketClient:
        """A tablet of nothing but a socket, straight in by the QR code's link."""
        joined: Joined = join(self.server.url, invitation=self.invitation)
        return self._keep(SocketClient(self.server.url, self.id, joined.token, comes_back=True))

    def speaker(self) -> SocketClient:
        """A speaker of nothing but a socket, told that it is the one that sounds."""
        client = self.client("speaker")
        client.next(SpeakerRole, lambda role: role.active)
        return client

    def _keep(self, client: SocketClient) -> SocketClient:
        self._clients.append(client)
        return client

    # --- in a browser ---------------------------------------------------------------------------------------------

    def host_device(self, screen: Screen = LAPTOP, *, bypass_csp: bool = False) -> BrowserContext:
        """A device that may conduct: the host key's cookie is in it."""
        context = self.devices.open(screen, bypass_csp=bypass_csp)
        name, _, value = self.host.cookie.partition("=")
        context.add_cookies([{"name": name, "value": value, "url": self.devices.url, "httpOnly": True}])
        return context

    def open_dashboard(self, screen: Screen = LAPTOP, *, on: BrowserContext | None = None) -> Page:
        return self._open(f"/dashboard?room={self.id}", on or self.host_device(screen))

    def open_speaker(self, *, on: BrowserContext | None = None, start: bool = True) -> Page:
        """The speaker page; `start` presses its one big button and waits until its sounds are loaded."""
        page = self._open(f"/speaker?room={self.id}", on or self.host_device())
        if start:
            page.get_by_role("button", name="Start sound").click()
            self.conductor.until(
                RoomState, lambda state: state.speaker.state == "ready", seconds=2 * PATIENCE
            )
        return page

    def open_display(self, screen: Screen = TV, *, on: BrowserContext | None = None) -> Page:
        return self._open(f"/display?room={self.id}", on or self.host_device(screen))

    def open_tablet(self, screen: Screen = TABLET, *, on: BrowserContext | None = None) -> Tablet:
        """A tablet that has come in by the QR code's secret; its pads are on the screen.

        A device of the test's own opens the link of the picture itself. One that is new here is let in as the join
        page does it, which test_join.py looks at: drawing that page first would take as long as the pads do.
        """
        if on is not None:
            return Tablet(on.new_page(), on).show(f"/j#{self.invitation}")
        context = self.devices.open(screen)
        joined: Joined = join(self.server.url, invitation=self.invitation)
        tablet = Tablet(context.new_page(), context)
        tablet.page.goto("/api/health")  # next to nothing to draw, and the same storage
        tablet.page.evaluate(LET_IN, {"room": self.id, "token": joined.token})
        expect(tablet.pad(0)).to_be_visible()
        return tablet

    def here(self) -> set[int]:
        """The seats whose tablets are connected."""
        return {seat.seat for seat in self.state.seats if seat.link == "here"}

    def told(self, page: Page, kind: type[F]) -> list[F]:
        """What one of the therapist's pages has been told so far."""
        return self._frames[page].facts(kind)

    def wait_until_loaded(self, page: Page, instrument: str) -> None:
        """This page sounds, knows that the room plays `instrument`, and has said since then that all is loaded."""
        frames = self._frames[page]
        said: int | None = None
        end = monotonic() + 2 * PATIENCE
        while monotonic() < end:
            page.evaluate(NEXT_TURN)  # lets frames come in, and the page act on them
            if said is not None and any(one.state == "ready" for one in frames.commands(SpeakerState)[said:]):
                return
            if said is None and any(instrument in mix.instruments for mix in frames.facts(Mix)[-1:]):
                page.evaluate(NEXT_TURN)
                said = len(frames.commands(SpeakerState))
        raise AssertionError(f"{instrument} isn't loaded; said: {frames.commands(SpeakerState)[-3:]}")

    def _open(self, path: str, context: BrowserContext) -> Page:
        page = context.new_page()
        self._frames[page] = Frames(page)
        page.goto(path)
        return page
