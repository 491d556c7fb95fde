"""Plain threads: slower under many tablets, and proof that nothing outside `runtime` depends on eventlet."""

import signal
import socket
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from server.runtime import ENDINGS, Timer, Tls, bound_socket
from server.runtime.database_thread import Answer, Call, DatabaseThread, Result, WorkLine


class _QuietHandler(WSGIRequestHandler):
    """Writes no log: requests carry codes and tokens."""

    protocol_version = "HTTP/1.1"

    def log(self, type: str, message: str, *args: Any) -> None:
        return


class ThreadsEngine:
    """A thread for each connection."""

    socketio_mode = "threading"

    def __init__(self) -> None:
        self._server: BaseWSGIServer | None = None

    def listen(self, host: str, port: int) -> socket.socket:
        return bound_socket(host, port)

    def serve(self, listener: socket.socket, app: Any, tls: Tls | None) -> None:
        host, port = listener.getsockname()[:2]
        self._server = make_server(
            host,
            port,
            app,
            threaded=True,
            request_handler=_QuietHandler,
            ssl_context=(str(tls.certificate), str(tls.key)) if tls else None,
            fd=listener.fileno(),
        )
        self._server.serve_forever()

    def stop(self) -> None:
        if self._server is not None:
            threading.Thread(target=self._server.shutdown, daemon=True).start()

    def when_asked_to_end(self, call: Callable[[], None]) -> None:
        for ending in ENDINGS:
            signal.signal(ending, lambda *_: threading.Thread(target=call, daemon=True).start())

    def after(self, seconds: float, call: Callable[[], None]) -> Timer:
        timer = threading.Timer(max(0.0, seconds), call)
        timer.daemon = True
        timer.start()
        return timer

    def in_thread(self, call: Callable[..., Any], *arguments: Any) -> Any:
        return call(*arguments)

    def database_thread(self) -> DatabaseThread:
        return _DatabaseThread()

    def lock(self) -> AbstractContextManager[Any]:
        return threading.RLock()


class _DatabaseThread:
    """Those who wait for it are threads of their own."""

    def __init__(self) -> None:
        self._line = WorkLine()
        threading.Thread(target=self._line.work, name="database", daemon=True).start()

    def run(self, call: Callable[..., Result], *arguments: Any) -> Result:
        done, answer = threading.Event(), Answer(lambda: call(*arguments))

        def work() -> None:
            answer.work_out()
            done.set()

        self._line.hand(work)
        done.wait()
        return answer.get()  # type: ignore[no-any-return]

    def post(self, call: Callable[..., object], *arguments: Any) -> None:
        self._line.hand(lambda: call(*arguments))

    def later(self, seconds: float, call: Call) -> None:
        self._line.hand(call, seconds)

    def home(self, call: Callable[..., object], *arguments: Any) -> None:
        threading.Thread(target=call, args=arguments, daemon=True).start()

    def stop(self) -> None:
        self._line.end()
