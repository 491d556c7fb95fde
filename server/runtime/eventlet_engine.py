"""eventlet: one thread, many tablets. Importing this module patches the standard library."""

import os
import signal
import socket
import warnings
from collections import deque
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext, suppress
from typing import Any

os.environ.setdefault("EVENTLET_NO_GREENDNS", "yes")  # else `.local` names are not found
with warnings.catch_warnings():
    # Known and decided: eventlet's maintainers only fix bugs, so only this file knows it.
    warnings.filterwarnings("ignore", message="\\s*Eventlet is deprecated")
    import eventlet
eventlet.monkey_patch()

import eventlet.event  # noqa: E402  after patching
import eventlet.tpool  # noqa: E402
import eventlet.websocket  # noqa: E402
import eventlet.wsgi  # noqa: E402

from server.runtime import ENDINGS, Timer, Tls, bound_socket  # noqa: E402
from server.runtime.database_thread import Answer, Call, DatabaseThread, Result, WorkLine  # noqa: E402
from server.runtime.unmask import unmask  # noqa: E402

SLOW_REQUEST = 10
"""Seconds a request may take to say what it wants; 1,024 silent connections must not lock everybody out."""

CONNECTIONS_MOST = 2_000


class EventletEngine:
    """Green threads. Nothing in a room ever waits, so no two of them are in a room at once."""

    socketio_mode = "eventlet"

    def __init__(self) -> None:
        eventlet.websocket.RFC6455WebSocket._apply_mask = staticmethod(unmask)
        self._ended = eventlet.event.Event()
        self._told: socket.socket | None = None

    def listen(self, host: str, port: int) -> socket.socket:
        return bound_socket(host, port)

    def serve(self, listener: socket.socket, app: Any, tls: Tls | None) -> None:
        green: Any = listener
        if tls is not None:
            green = eventlet.wrap_ssl(
                listener, certfile=str(tls.certificate), keyfile=str(tls.key), server_side=True
            )
        eventlet.spawn(
            eventlet.wsgi.server,
            green,
            app,
            log_output=False,
            socket_timeout=SLOW_REQUEST,
            max_size=CONNECTIONS_MOST,
            debug=False,
        )
        self._ended.wait()

    def stop(self) -> None:
        if not self._ended.ready():
            self._ended.send(None)

    def when_asked_to_end(self, call: Callable[[], None]) -> None:
        # A handler that schedules something would not be noticed before the hub's next event: a byte is one.
        heard, told = socket.socketpair()
        told.setblocking(False)
        signal.set_wakeup_fd(told.fileno())
        for ending in ENDINGS:
            signal.signal(ending, lambda *_: None)
        self._told = told

        def wait() -> None:
            heard.recv(1)
            call()

        eventlet.spawn(wait)

    def after(self, seconds: float, call: Callable[[], None]) -> Timer:
        return eventlet.spawn_after(max(0.0, seconds), call)  # type: ignore[no-any-return]

    def in_thread(self, call: Callable[..., Any], *arguments: Any) -> Any:
        return eventlet.tpool.execute(call, *arguments)

    def database_thread(self) -> DatabaseThread:
        return _DatabaseThread()

    def lock(self) -> AbstractContextManager[Any]:
        return nullcontext()


class _DatabaseThread:
    """A real thread beside the green ones. A byte through a socket wakes the hub when something comes back from it."""

    def __init__(self) -> None:
        self._line = WorkLine()
        self._back: deque[Call] = deque()
        self._heard, self._told = socket.socketpair()
        self._told.setblocking(False)
        eventlet.spawn(self._bring_home)
        eventlet.patcher.original("threading").Thread(
            target=self._line.work, name="database", daemon=True
        ).start()

    def _bring_home(self) -> None:
        while self._heard.recv(4096):
            while self._back:
                self._back.popleft()()

    def _send_home(self, call: Call) -> None:
        self._back.append(call)
        with suppress(BlockingIOError):  # so many bytes are on their way that one more says nothing new
            os.write(self._told.fileno(), b"\0")

    def run(self, call: Callable[..., Result], *arguments: Any) -> Result:
        done, answer = eventlet.event.Event(), Answer(lambda: call(*arguments))

        def work() -> None:
            answer.work_out()
            self._send_home(lambda: done.send(None))

        self._line.hand(work)
        done.wait()
        return answer.get()  # type: ignore[no-any-return]

    def post(self, call: Callable[..., object], *arguments: Any) -> None:
        self._line.hand(lambda: call(*arguments))

    def later(self, seconds: float, call: Call) -> None:
        self._line.hand(call, seconds)

    def home(self, call: Callable[..., object], *arguments: Any) -> None:
        self._send_home(lambda: eventlet.spawn_n(call, *arguments))

    def stop(self) -> None:
        self._line.end()
