"""The network between one device and the server, which a test may pull out and plug in again."""

import asyncio
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

    async def _connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await self._plugged.wait()
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self._server_port)
        for source, target in ((reader, far_writer), (far_reader, writer)):
            self._writers.add(target)
            task = asyncio.ensure_future(self._carry(source, target))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _carry(self, source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        try:
            while data := await source.read(65_536):
                await self._plugged.wait()
                target.write(data)
        except OSError:
            pass  # one end has gone; the other is told below
        finally:
            self._writers.discard(target)
            target.close()

    async def _close(self) -> None:
        self._plugged.set()
        self._server.close()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for writer in list(self._writers):
            writer.close()
        await self._server.wait_closed()
