"""The only place that knows the async engine. The same server runs on eventlet, and on plain threads in tests."""

import signal
import socket
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal, Protocol

from server.runtime.database_thread import DatabaseThread

EngineName = Literal["eventlet", "threads"]

ENDINGS: Final = (signal.SIGTERM, signal.SIGINT)

BACKLOG = 1024
"""Two hundred tablets may come back in the same second."""


@dataclass(frozen=True, slots=True)
class Tls:
    """Certificate files for https."""

    certificate: Path
    key: Path


class Timer(Protocol):
    """A call that is yet to come."""

    def cancel(self) -> object: ...


class Engine(Protocol):
    """What the server needs of an async engine."""

    socketio_mode: str
    """The engine's name in python-socketio."""

    def listen(self, host: str, port: int) -> socket.socket:
        """Raises OSError when the port is taken; never shares it with another process."""

    def serve(self, listener: socket.socket, app: Any, tls: Tls | None) -> None:
        """Serves until `stop` or SIGTERM."""

    def stop(self) -> None:
        """Ends `serve`."""

    def when_asked_to_end(self, call: Callable[[], None]) -> None:
        """Calls once on Ctrl-C or SIGTERM, as ordinary code rather than inside a signal handler."""

    def after(self, seconds: float, call: Callable[[], None]) -> Timer:
        """Calls once, later, beside everything else."""

    def in_thread(self, call: Callable[..., Any], *arguments: Any) -> Any:
        """Runs slow work where it can't hold up a note, and gives back its result."""

    def database_thread(self) -> DatabaseThread:
        """A new one; a server has exactly one."""

    def lock(self) -> AbstractContextManager[Any]:
        """Keeps rooms from being touched by two threads at once; costs nothing where there is only one."""


def start_engine(name: EngineName) -> Engine:
    """Must run before anything else is imported: eventlet replaces parts of the standard library."""
    if name == "eventlet":
        from server.runtime.eventlet_engine import EventletEngine

        return EventletEngine()
    from server.runtime.threads_engine import ThreadsEngine

    return ThreadsEngine()


def bound_socket(host: str, port: int) -> socket.socket:
    """A listening socket without port sharing and without Nagle's delay, which accepted sockets inherit."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        if hasattr(
            socket, "SO_EXCLUSIVEADDRUSE"
        ):  # Windows, where SO_REUSEADDR would let two servers share a port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        listener.bind((host, port))
        listener.listen(BACKLOG)
    except OSError:
        listener.close()
        raise
    return listener
