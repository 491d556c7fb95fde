"""A page without a browser: exact commands in, every fact out with the moment it came."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from time import monotonic
from types import TracebackType
from typing import TypeVar

from server.protocol import VERSION, Bye, Command, Fact, Held, Hello, Welcome
from server.rehearse.wire import Wire, new_tab, open_wire
from tests.e2e.asking import PATIENCE

SAID_EVERY = 0.3
"""Seconds. A tablet says every half second what its fingers hold; the lease is 1.5 s."""

F = TypeVar("F", bound=Fact)


class _Loop:
    """One asyncio loop in a thread of its own for all clients: Playwright has the main thread."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        threading.Thread(target=self.loop.run_forever, daemon=True).start()


_shared: list[_Loop] = []


def background_loop() -> asyncio.AbstractEventLoop:
    """Where sockets live while the test itself waits."""
    if not _shared:
        _shared.append(_Loop())
    return _shared[0].loop


class SocketClient:
    """Connected and welcomed from the start. Close it, or use it in a `with`.

    With `comes_back`, a connection that the server drops (a starved machine answers its pings too late) is made
    anew as a page does it, and what was said meanwhile is said then.
    """

    def __init__(self, server: str, room: str, token: str, *, comes_back: bool = False) -> None:
        self._facts: list[tuple[float, Fact]] = []
        self._read = 0
        self._news = threading.Condition()
        self.lost = threading.Event()
        self._comes_back = comes_back
        self._unsaid: list[Command] = []
        self._server, self.room, self.token = server, room, token
        self._hello = Hello(version=VERSION, token=token, tab=new_tab())
        asyncio.run_coroutine_threadsafe(self._connect(), background_loop()).result(timeout=15)
        self.welcome = self.next(Welcome)

    async def _connect(self) -> None:
        self._wire: Wire = await open_wire(self._server, self.room, self._hear, self._gone)
        unsaid, self._unsaid = self._unsaid, []
        for command in (self._hello, *unsaid):
            self._say(command)

    def _say(self, command: Command) -> None:
        if not self._wire.send(command) and self._comes_back:
            self._unsaid.append(command)

    def _gone(self) -> None:
        self.lost.set()
        if self._comes_back and not self.all(Bye):
            self._returning = background_loop().create_task(self._return())

    async def _return(self) -> None:
        with suppress(OSError):  # the server itself is gone
            await self._connect()

    def _hear(self, fact: Fact) -> None:
        with self._news:
            self._facts.append((monotonic(), fact))
            self._news.notify_all()

    # --- what a test says -----------------------------------------------------------------------------------------

    def send(self, *commands: Command) -> float:
        """In one go; the monotonic time just before."""
        before = monotonic()
        for command in commands:
            background_loop().call_soon_threadsafe(self._say, command)
        return before

    @contextmanager
    def saying(self, what: Callable[[int], Command]) -> Iterator[None]:
        """Says `what(1)`, `what(2)` and so on meanwhile, however busy the test itself is."""
        over = threading.Event()

        def say(count: int) -> None:
            if not over.is_set():
                self._say(what(count))
                background_loop().call_later(SAID_EVERY, say, count + 1)

        background_loop().call_soon_threadsafe(say, 1)
        try:
            yield
        finally:
            over.set()

    def holding(self, *notes: int) -> AbstractContextManager[None]:
        """Fingers stay on these notes meanwhile, and the server is told so as a tablet tells it."""
        return self.saying(lambda _: Held(notes=list(notes)))

    def send_raw(self, packet: bytes) -> None:
        """Whatever a broken or hostile page might send."""
        background_loop().call_soon_threadsafe(self._wire.send_packet, packet)

    def close(self) -> None:
        self._comes_back = False
        background_loop().call_soon_threadsafe(self._leave)

    def cut(self) -> None:
        """The network is gone without a word."""
        self._comes_back = False
        background_loop().call_soon_threadsafe(self._vanish)

    def _leave(self) -> None:
        self._wire.close()

    def _vanish(self) -> None:
        self._wire.cut()

    def __enter__(self) -> "SocketClient":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self.close()

    # --- what a test hears ----------------------------------------------------------------------------------------

    def next(
        self, kind: type[F], where: Callable[[F], bool] = lambda _: True, seconds: float = PATIENCE
    ) -> F:
        """The first such fact not yet read; everything before it counts as read too."""
        return self.next_timed(kind, where, seconds)[1]

    def next_timed(
        self, kind: type[F], where: Callable[[F], bool] = lambda _: True, seconds: float = PATIENCE
    ) -> tuple[float, F]:
        """As `next`, with the monotonic time at which it came."""
        end = monotonic() + seconds
        with self._news:
            while True:
                for at in range(self._read, len(self._facts)):
                    when, fact = self._facts[at]
                    if isinstance(fact, kind) and where(fact):
                        self._read = at + 1
                        return when, fact
                sent_away = [fact.text for _, fact in self._facts[self._read :] if isinstance(fact, Bye)]
                if sent_away:
                    raise AssertionError(f"no {kind.__name__}, but: {sent_away[0]}")
                if not self._news.wait(end - monotonic()):
                    unread = [type(fact).__name__ for _, fact in self._facts[self._read :]]
                    raise AssertionError(f"no such {kind.__name__} within {seconds} s; unread: {unread}")

    def until(self, kind: type[F], where: Callable[[F], bool], seconds: float = PATIENCE) -> F:
        """The latest such fact if it says so, else the first to come that does."""
        with self._news:
            known = [fact for _, fact in self._facts if isinstance(fact, kind)]
            if known and where(known[-1]):
                return known[-1]
            self._read = len(self._facts)
        return self.next(kind, where, seconds)

    def all(self, kind: type[F]) -> list[F]:
        """Everything of this kind since the beginning."""
        return [fact for _, fact in self.timed(kind)]

    def timed(self, kind: type[F]) -> list[tuple[float, F]]:
        with self._news:
            return [(when, fact) for when, fact in self._facts if isinstance(fact, kind)]

    def latest(self, kind: type[F]) -> F:
        return self.all(kind)[-1]

    def skip(self) -> None:
        """Everything that has come so far counts as read."""
        with self._news:
            self._read = len(self._facts)
