"""One page's connection without a page: join over HTTP, then Socket.IO v5 on a websocket of our own.

Light enough that two hundred of them live in one process, which is what the rehearsal and the bench need.
"""

import asyncio
import http.client
import secrets
import ssl
from collections.abc import Callable
from typing import TypeVar, cast
from urllib.parse import SplitResult, urlsplit

import msgspec

from server import protocol
from server.core.errors import Refused
from server.protocol import Command, Fact
from server.rehearse import frames

HEAD_MOST = 16_384
"""Bytes of HTTP head we wait for before giving up on a server that isn't ours."""

OPEN_SECONDS = 10.0
"""A loaded laptop still answers well within this."""

EVENT_OF = {cls: event for event, (cls, _) in protocol.COMMANDS.items()}

T = TypeVar("T")


class Joined(msgspec.Struct, frozen=True):
    """What the server says to a tablet that has joined."""

    room: str
    token: str
    seat: int
    waiting: bool


class _Said(msgspec.Struct, frozen=True):
    code: str
    text: str


def post(server: str, path: str, body: dict[str, object], answer: type[T]) -> T:
    """One REST call; the server's own sentence when it says no."""
    url = urlsplit(server)
    kind = http.client.HTTPSConnection if url.scheme == "https" else http.client.HTTPConnection
    connection = kind(url.netloc, timeout=OPEN_SECONDS)
    headers = {"Content-Type": "application/json", "X-Roundelay": "1"}
    try:
        connection.request("POST", path, msgspec.json.encode(body), headers)
        reply = connection.getresponse()
        status, text = reply.status, reply.read()
    except (OSError, http.client.HTTPException) as failure:
        raise no_server(server) from failure
    finally:
        connection.close()
    try:
        if status >= 400:
            said = msgspec.json.decode(text, type=_Said)
            raise Refused(said.code, said.text)
        return msgspec.json.decode(text, type=answer)
    except msgspec.DecodeError as failure:
        raise no_server(server) from failure


def no_server(server: str) -> Refused:
    return Refused(
        "no_server",
        f"No Roundelay answers at {server}: start it with `python3 run.py`, or say where it is with --server.",
    )


def join(server: str, *, code: str | None = None, invitation: str | None = None) -> Joined:
    """A seat in the room of this code (which waits at the door) or this invitation (which goes straight in)."""
    asked: dict[str, object] = {"invitation": invitation} if invitation else {"code": code}
    return post(server, "/api/join", asked, Joined)


class Wire(asyncio.Protocol):
    """A live connection. Facts go to `hear` as they arrive; `lost` is called once, when it ends."""

    def __init__(
        self, server: SplitResult, path: str, hear: Callable[[Fact], None], lost: Callable[[], None]
    ) -> None:
        self.opened: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._server, self._path, self._hear, self._lost = server, path, hear, lost
        self._key = frames.new_key()
        self._head: bytearray | None = bytearray()
        self._reader = frames.FrameReader()
        self._transport: asyncio.Transport | None = None

    def send(self, command: Command) -> bool:
        """False when the connection is gone: nothing is kept to be sent later."""
        return self.send_packet(b"42" + msgspec.json.encode([EVENT_OF[type(command)], command]))

    def send_packet(self, packet: bytes) -> bool:
        if self._transport is None or self._transport.is_closing():
            return False
        self._transport.write(frames.frame(packet))
        return True

    def close(self) -> None:
        """Leaves as a page does: says so, then closes."""
        if self.send_packet(b"41") and self._transport is not None:
            self._transport.write(frames.frame(b"\x03\xe8", frames.CLOSE))
            self._transport.close()

    def cut(self) -> None:
        """Vanishes without a word, as a tablet does whose battery has died."""
        if self._transport is not None:
            self._transport.abort()

    # --- asyncio.Protocol -----------------------------------------------------------------------------------------

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)
        at = self._server
        self._transport.write(frames.upgrade_request(at.scheme, at.netloc, self._path, self._key))

    def data_received(self, data: bytes) -> None:
        if self._head is not None:
            rest = self._read_head(self._head, data)
            if rest is None:
                return
            data = rest
        for opcode, payload in self._reader.feed(data):
            if opcode == frames.TEXT:
                self._packet(payload)
            elif opcode == frames.PING and self._transport is not None:
                self._transport.write(frames.frame(payload, frames.PONG))
            elif opcode == frames.CLOSE:
                self.cut()

    def connection_lost(self, _failure: Exception | None) -> None:
        self._transport = None
        if not self.opened.done():
            self.opened.set_exception(ConnectionError("closed before it was open"))
            return
        self._lost()

    def _read_head(self, head: bytearray, data: bytes) -> bytes | None:
        head += data
        whole, found, rest = bytes(head).partition(b"\r\n\r\n")
        if found and frames.accepts(whole, self._key):
            self._head = None
            return rest
        if found or len(head) > HEAD_MOST:
            self.cut()
        return None

    def _packet(self, packet: bytes) -> None:
        """Engine.IO's first digit, then Socket.IO's: 0 open, 2 ping, 40 connected, 42 event, 44 no."""
        kind = packet[:2]
        if kind == b"42":
            event, data = msgspec.json.decode(packet[2:], type=tuple[str, msgspec.Raw])
            self._hear(msgspec.json.decode(data, type=protocol.FACTS[event]))
        elif packet == b"2":
            self.send_packet(b"3")
        elif kind[:1] == b"0":
            self.send_packet(b"40")
        elif kind == b"40":
            if not self.opened.done():
                self.opened.set_result(None)
        elif kind in (b"41", b"44", b"1"):
            self.cut()


async def open_wire(server: str, room: str, hear: Callable[[Fact], None], lost: Callable[[], None]) -> Wire:
    """Connects; ready for `Hello`. ConnectionError (or OSError) when it can't."""
    url = urlsplit(server)
    secure = url.scheme == "https"
    path = f"/socket.io/?EIO=4&transport=websocket&room={room}"
    _, wire = await asyncio.get_running_loop().create_connection(
        lambda: Wire(url, path, hear, lost),
        url.hostname or "",
        url.port or (443 if secure else 80),
        ssl=ssl.create_default_context() if secure else None,
    )
    try:
        await asyncio.wait_for(wire.opened, OPEN_SECONDS)
    except TimeoutError:
        wire.cut()
        raise
    return wire


def new_tab() -> str:
    """As every tab of a browser makes one for itself."""
    return secrets.token_urlsafe(16)
