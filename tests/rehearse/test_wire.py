"""The light client: facts in, commands out, refusals as sentences."""

import asyncio
import http.server
import threading
from collections.abc import Iterator

import pytest

from server.core.errors import Refused
from server.protocol import ClockReply, Fact, NoteOn
from server.rehearse import wire
from tests.e2e.serving import free_port
from tests.rehearse.peer import Peer, Room, run


def test_commands_and_facts_cross() -> None:
    """One of each, with its own name on the wire."""

    async def story() -> None:
        came = asyncio.Event()
        facts: list[Fact] = []

        def hear(fact: Fact) -> None:
            facts.append(fact)
            came.set()

        def answer(peer: Peer, command: object) -> None:
            peer.tell(ClockReply(client=1.0, server=2.0))

        async with Room(answer) as room:
            line = await wire.open_wire(room.url, "abc", hear, lambda: None)
            assert line.send(NoteOn(pad=2, velocity=0.5, note=7))
            await asyncio.wait_for(came.wait(), 5)
            (peer,) = room.peers
            assert peer.path == "/socket.io/?EIO=4&transport=websocket&room=abc"
            assert peer.heard == [NoteOn(pad=2, velocity=0.5, note=7)]
            assert facts == [ClockReply(client=1.0, server=2.0)]
            line.close()
            await asyncio.wait_for(peer.left.wait(), 5)

    run(story())


def test_pings_are_answered() -> None:
    """Both kinds: Engine.IO's and the websocket's own."""

    async def story() -> None:
        async with Room(lambda peer, command: None) as room:
            line = await wire.open_wire(room.url, "abc", lambda fact: None, lambda: None)
            (peer,) = room.peers
            peer.packet("2")
            peer.ping()
            await asyncio.wait_for(peer.ponged.wait(), 5)
            await asyncio.wait_for(peer.ponged_below.wait(), 5)
            line.cut()

    run(story())


def test_a_lost_connection_is_told_once_and_nothing_is_kept_for_later() -> None:
    """[T2] What is touched while offline is not sent late."""

    async def story() -> None:
        lost: list[bool] = []
        ended = asyncio.Event()

        def hear_the_end() -> None:
            lost.append(True)
            ended.set()

        async with Room(lambda peer, command: None) as room:
            line = await wire.open_wire(room.url, "abc", lambda fact: None, hear_the_end)
            room.peers[0].drop()
            await asyncio.wait_for(ended.wait(), 5)
            assert not line.send(NoteOn(pad=0, velocity=0.5, note=1))
        assert lost == [True]

    run(story())


def test_a_server_that_speaks_something_else_is_an_error() -> None:
    """Another program on that port."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 404 NOT FOUND\r\n\r\n")
        writer.close()

    async def story() -> None:
        async with await asyncio.start_server(answer, "127.0.0.1", 0) as server:
            url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
            with pytest.raises(ConnectionError):
                await wire.open_wire(url, "abc", lambda fact: None, lambda: None)

    run(story())


@pytest.fixture
def says_no() -> Iterator[str]:
    """A server whose answer to everything is a refusal."""

    class No(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(404 if self.path == "/api/join" else 200)
            self.end_headers()
            self.wfile.write(b'{"code": "no_room", "text": "There is no room with this code now."}')

        def log_message(self, format: str, *args: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), No) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_an_unknown_code_gets_the_servers_own_sentence(says_no: str) -> None:
    """[R3] The server knows best what to say."""
    with pytest.raises(Refused, match="There is no room with this code now") as no:
        wire.join(says_no, code="HARP24")
    assert no.value.code == "no_room"


def test_no_server_or_another_one_is_one_sentence_with_the_way_out(says_no: str) -> None:
    """[S4] Where it looked, and how to start it."""
    with pytest.raises(Refused, match=r"No Roundelay answers at http://127.0.0.1:\d+: start it with"):
        wire.join(f"http://127.0.0.1:{free_port()}", code="HARP24")
    with pytest.raises(Refused, match="No Roundelay answers"):
        wire.post(says_no, "/other", {}, wire.Joined)
