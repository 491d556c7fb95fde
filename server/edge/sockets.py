"""Live connections: every message is decoded and checked here, and every refusal goes back through one funnel."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import msgspec
import socketio
from flask import Flask
from flask_socketio import SocketIO

from server.core import errors
from server.hub import Hub
from server.protocol import COMMANDS, EVENT_OF, Bye, Command, Fact, Hello, Refused
from server.runtime import Engine

LOG = logging.getLogger("roundelay")

MESSAGE_MOST = 65_536
"""Bytes. A plan of 24 scenes with every field written out has 20,000; nothing else comes near it."""

PING_EVERY, PING_TIMEOUT = 1, 2
"""Seconds. A tablet whose network is gone is noticed within three, and its touches end."""

SILENT_MOST = 5.0
"""Seconds a connection may stay without saying hello."""

MALFORMED = "malformed"
"""The event a message becomes that is not JSON."""

LET_IT_READ = 0.2
"""Seconds between a goodbye and the end of the connection."""


class StrictJson:
    """msgspec under the json module's names: NaN and Infinity are refused, Structs are written as they are."""

    @staticmethod
    def dumps(value: object, **_: object) -> str:
        return msgspec.json.encode(value).decode()

    @staticmethod
    def loads(text: str | bytes, **_: object) -> Any:
        try:
            return msgspec.json.decode(text)
        except msgspec.DecodeError:
            return [MALFORMED]  # as an event, so that its sender is told and its connection lives on


class SocketWire:
    """Facts to pages."""

    def __init__(self, server: socketio.Server, engine: Engine) -> None:
        self._server = server
        self._engine = engine

    def send(self, connection: str, fact: Fact) -> None:
        self._server.emit(EVENT_OF[type(fact)], fact, to=connection)

    def close(self, connection: str) -> None:
        self._engine.after(LET_IT_READ, lambda: self._server.disconnect(connection))


def attach(app: Flask, hub: Hub, engine: Engine) -> None:
    """Puts Socket.IO on the app and the hub behind it."""
    live = SocketIO(
        app,
        async_mode=engine.socketio_mode,
        async_handlers=False,  # else the touches of one tablet overtake each other
        transports=["websocket"],
        json=StrictJson,
        ping_interval=PING_EVERY,
        ping_timeout=PING_TIMEOUT,
        max_http_buffer_size=MESSAGE_MOST,
        manage_session=False,
        cors_allowed_origins="*",  # the guard has compared Host and Origin before anything gets here
        http_compression=False,
    )
    # Handlers stand on python-socketio's server: Flask's request context costs 100 microseconds a note.
    server: socketio.Server = live.server
    hub.wire = SocketWire(server, engine)

    def connect(sid: str, environ: dict[str, Any], auth: object = None) -> None:
        engine.after(SILENT_MOST, lambda: _reap(server, hub, sid))

    def disconnect(sid: str, reason: object = None) -> None:
        hub.gone(sid)

    server.on("connect", connect)
    server.on("disconnect", disconnect)
    for event, (kind, roles) in COMMANDS.items():
        server.on(event, _receiver(hub, event, kind, roles))
    server.on("*", _stranger(hub))


def _reap(server: socketio.Server, hub: Hub, sid: str) -> None:
    if hub.role_of(sid) is None and server.manager.is_connected(sid, "/"):
        server.disconnect(sid)


def _receiver(
    hub: Hub, event: str, kind: type[Command], roles: frozenset[str]
) -> Callable[[str, object], None]:
    def receive(sid: str, data: object = None, *extra: object) -> None:
        with refusals_to(hub, sid, event):
            if kind is Hello:
                _hello(hub, sid, msgspec.convert(data, Hello))
                return
            role = hub.role_of(sid)
            if role is None:
                raise errors.Refused("no_hello", "This page has not joined the room: load it again.")
            if role not in roles:
                raise errors.Refused("not_yours", "This page may not do that: it is for the therapist.")
            hub.receive(sid, msgspec.convert(data, kind))

    return receive


def _stranger(hub: Hub) -> Callable[..., None]:
    def receive(event: str, sid: str, *data: object) -> None:
        with refusals_to(hub, sid, event[:40]):
            raise msgspec.ValidationError("no such event")

    return receive


def _hello(hub: Hub, sid: str, message: Hello) -> None:
    try:
        hub.hello(sid, message)
    except errors.Refused as refused:
        if refused.code == "no_pass" and hub.wire is not None:
            hub.wire.send(sid, Bye(reason="removed", text=refused.text))
            hub.wire.close(sid)
            return
        raise


@contextmanager
def refusals_to(hub: Hub, sid: str, event: str) -> Iterator[None]:
    """The one funnel: what a person may be told goes to the sender; anything else is a bug, logged without content."""
    try:
        yield
    except errors.Refused as refused:
        _tell(hub, sid, Refused(code=refused.code, text=refused.text, event=event, values=refused.values))
    except msgspec.ValidationError:
        text = "Roundelay did not understand this page: load it again."
        _tell(hub, sid, Refused(code="bad_message", text=text, event=event))
    except Exception:
        LOG.exception("%s failed", event)
        text = "That did not work, and it is Roundelay's fault. Play goes on."
        _tell(hub, sid, Refused(code="our_fault", text=text, event=event))


def _tell(hub: Hub, sid: str, fact: Refused) -> None:
    if hub.wire is not None:
        hub.wire.send(sid, fact)
