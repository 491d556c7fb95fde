"""A room's far end for the rehearsal's own tests: speaks Socket.IO through an independent WebSocket library."""

import asyncio
import json
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Literal, TypeVar

import msgspec
from wsproto import ConnectionType, WSConnection
from wsproto.events import AcceptConnection, CloseConnection, Ping, Pong, Request, TextMessage

from server.protocol import (
    COMMANDS,
    EVENT_OF,
    VERSION,
    AccessProfile,
    Clock,
    ClockReply,
    Command,
    Fact,
    Hello,
    PadTone,
    Surface,
    Welcome,
)

C = TypeVar("C", bound=Command)
STORY_SECONDS = 30.0

Answer = Callable[["Peer", Command], None]


class Peer:
    """One connected page as this end sees it."""

    def __init__(self, writer: asyncio.StreamWriter, path: str) -> None:
        self._writer = writer
        self.path = path
        self.websocket = WSConnection(ConnectionType.SERVER)
        self.heard: list[Command] = []
        self.ponged, self.ponged_below = asyncio.Event(), asyncio.Event()
        self.left = asyncio.Event()
        self.news = asyncio.Event()

    async def hears(self, kind: type[C], count: int = 1) -> C:
        """The `count`th such command, waiting for it."""
        while True:
            found = [command for command in self.heard if isinstance(command, kind)]
            if len(found) >= count:
                return found[count - 1]
            self.news.clear()
            await asyncio.wait_for(self.news.wait(), 5)

    def tell(self, fact: Fact) -> None:
        self.packet("42" + json.dumps([EVENT_OF[type(fact)], msgspec.to_builtins(fact)]))

    def packet(self, text: str) -> None:
        self._writer.write(self.websocket.send(TextMessage(text)))

    def ping(self) -> None:
        self._writer.write(self.websocket.send(Ping(b"hello")))

    def drop(self) -> None:
        self._writer.transport.abort()


class Room:
    """Listens on a port of its own and treats everyone by `answer`."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer
        self.peers: list[Peer] = []
        self.arrived = asyncio.Event()
        self._server: asyncio.Server | None = None

    async def __aenter__(self) -> "Room":
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        port = self._server.sockets[0].getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._server is not None:
            self._server.close()
            for peer in self.peers:
                peer.drop()
            await self._server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        peer = Peer(writer, "")
        self.peers.append(peer)
        self.arrived.set()
        try:
            while data := await reader.read(65_536):
                peer.websocket.receive_data(data)
                for event in peer.websocket.events():
                    self._take(peer, event, writer)
        except OSError:
            pass  # dropped by the test
        peer.left.set()
        writer.close()

    def _take(self, peer: Peer, event: object, writer: asyncio.StreamWriter) -> None:
        match event:
            case Request(target=path):
                peer.path = path
                writer.write(peer.websocket.send(AcceptConnection()))
                peer.packet(
                    '0{"sid":"a","upgrades":[],"pingInterval":1000,"pingTimeout":2000,"maxPayload":100000}'
                )
            case TextMessage(data="40"):
                peer.packet('40{"sid":"b"}')
            case TextMessage(data="3"):
                peer.ponged.set()
            case TextMessage(data=data) if data.startswith("42"):
                name, body = json.loads(data[2:])
                command = msgspec.convert(body, COMMANDS[name][0])
                peer.heard.append(command)
                peer.news.set()
                self._answer(peer, command)
            case Pong():
                peer.ponged_below.set()
            case CloseConnection():
                peer.left.set()


def welcomes(*pitches: float) -> Answer:
    """Lets everybody in, gives all the same pads, and is 1000 s ahead. A token ends with its seat."""

    def answer(peer: Peer, command: Command) -> None:
        if isinstance(command, Hello):
            seat = int(command.token[-1])
            peer.tell(Welcome(VERSION, "e", 100.0, "room", "member", seat))
            peer.tell(surface(*pitches, seat=seat))
        elif isinstance(command, Clock):
            peer.tell(ClockReply(client=command.client, server=command.client + 1000))

    return answer


def surface(
    *pitches: float,
    seat: int = 1,
    state: Literal["play", "rest", "stopped"] = "play",
    at: float | None = None,
) -> Surface:
    """The pads of one seat."""
    return Surface(
        seat=seat,
        pads=[PadTone(pitch, "") for pitch in pitches],
        instrument="harp",
        hold=False,
        state=state,
        access=AccessProfile(),
        calm=False,
        leave=False,
        at=at,
    )


def run(story: Coroutine[None, None, None]) -> None:
    """Plays an asynchronous story to its end, in a thread: the browser tests may have a loop running in this one."""
    with ThreadPoolExecutor(1) as aside:
        aside.submit(asyncio.run, asyncio.wait_for(story, STORY_SECONDS)).result()
