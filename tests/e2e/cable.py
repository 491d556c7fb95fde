"""The network between one device and the server, which a test may pull out and plug in again."""

import asyncio
from collections.abc import Coroutine
from types import TracebackType
from urllib.parse import urlsplit

from tests.e2e.socket_client import background_loop


class Cable:
    """A relay on a port of its own. While pulled, nothing passes and nobody is told, as with lost Wi-Fi."""

    def __init__(self, server_url: str) -> None:
        self._server_port = urlsplit(server_url).port or 80
        self._writers: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self.url = asyncio.run_coroutine_threadsafe(self._listen(), background_loop()).result(timeout=10)

    def pull(self) -> None:
        """From now on every byte waits; the connections seem open to both ends."""
        background_loop().call_soon_threadsafe(self._plugged.clear)

    def plug(self) -> None:
        """What waited goes on, late, as it does on a real network."""
        background_loop().call_soon_threadsafe(self._plugged.set)

    def close(self) -> None:
        asyncio.run_coroutine_threadsafe(self._close(), background_loop()).result(timeout=10)

    def __enter__(self) -> "Cable":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self.close()

    async def _listen(self) -> str:
        self._plugged = asyncio.Event()
        self._plugged.set()
        self._server = await asyncio.start_server(self._connect, "127.0.0.1", 0)
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    def _connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Every end is known from its first moment on, so that closing leaves none behind."""
        self._writers.add(writer)
        self._keep(self._reach_the_server(reader, writer))

    async def _reach_the_server(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await self._plugged.wait()
        try:
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self._server_port)
        except OSError:  # the server has gone
            self._drop(writer)
            return
        self._writers.add(far_writer)
        self._keep(self._carry(reader, far_writer))
        self._keep(self._carry(far_reader, writer))

    async def _carry(self, source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        try:
            while data := await source.read(65_536):
                await self._plugged.wait()
                target.write(data)
        except OSError:
            pass  # one end has gone; the other is told below
        finally:
            self._drop(target)

    def _keep(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _drop(self, writer: asyncio.StreamWriter) -> None:
        self._writers.discard(writer)
        writer.close()

    async def _close(self) -> None:
        self._server.close()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        closing = list(self._writers)
        for writer in closing:
            self._drop(writer)
        await asyncio.gather(*(writer.wait_closed() for writer in closing), return_exceptions=True)
        await self._server.wait_closed()
