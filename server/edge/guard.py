"""The outermost gate: which hosts and origins may speak to this server at all, and the headers on every answer."""

import ipaddress
import socket
from collections.abc import Callable, Iterable
from typing import Any

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
WsgiApp = Callable[[Environ, StartResponse], Iterable[bytes]]

BODY_MOST = 64 * 1024
"""Bytes of a request; nothing a page sends comes near it."""

FILE_MOST = 512 * 2**20
"""Bytes of a session's file, which goes to the disk as it comes, and only from the therapist's own devices."""

FILES_COME_TO = "/api/import"

CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "media-src 'self' data: blob:; font-src 'self'; connect-src 'self' ws://{host} wss://{host}; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
)

HEADERS = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), microphone=(), geolocation=()"),
)

ONLY_HTTPS = (("Cross-Origin-Opener-Policy", "same-origin"),)
"""Without https browsers ignore it, and complain of it on every page."""


class Guard:
    """WSGI around everything. `reached` holds whether any other device has asked for anything yet."""

    def __init__(self, app: WsgiApp, names: Iterable[str] = ()) -> None:
        self._app = app
        own = socket.gethostname().lower()
        self._names = {"localhost", own, f"{own.split('.')[0]}.local", *(name.lower() for name in names)}
        self.reached = False

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        host = str(environ.get("HTTP_HOST", ""))
        if not self._knows(host):
            return _refuse(
                start_response, "421 Misdirected Request", "Open Roundelay by the address it shows."
            )
        if not _same_origin(environ, host):
            return _refuse(start_response, "403 Forbidden", "This request came from another site.")
        if _is_upgrade(environ):
            if environ.get("HTTP_SEC_WEBSOCKET_VERSION") != "13" or "HTTP_ORIGIN" not in environ:
                return _refuse(start_response, "403 Forbidden", "This browser is too old, or not a browser.")
            # Compression doubles a connection's memory and saves nothing on messages this short.
            environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", None)
        elif _body_length(environ) > (FILE_MOST if environ.get("PATH_INFO") == FILES_COME_TO else BODY_MOST):
            return _refuse(start_response, "413 Content Too Large", "That is too long.")
        for header in [key for key in environ if key.startswith("HTTP_X_FORWARDED")]:
            del environ[header]
        if not self.reached and not _is_this_machine(str(environ.get("REMOTE_ADDR", ""))):
            self.reached = True
        policy = CONTENT_POLICY.format(host=host)
        secure = environ.get("wsgi.url_scheme") == "https"

        def with_headers(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            extra = [*HEADERS, ("Content-Security-Policy", policy), *(ONLY_HTTPS if secure else ())]
            return start_response(status, [*headers, *extra], *rest)

        return self._app(environ, with_headers)

    def _knows(self, host: str) -> bool:
        """Addresses can't be rebound by a foreign name server, names can: only our own names pass."""
        name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
        name = name.strip("[]").lower()
        return name in self._names or _is_address(name)


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def _is_this_machine(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return True


def _same_origin(environ: Environ, host: str) -> bool:
    origin = environ.get("HTTP_ORIGIN")
    return origin is None or origin in (f"http://{host}", f"https://{host}")


def _is_upgrade(environ: Environ) -> bool:
    return str(environ.get("HTTP_UPGRADE", "")).lower() == "websocket"


def _body_length(environ: Environ) -> int:
    given = str(environ.get("CONTENT_LENGTH") or "0")
    return int(given) if given.isdigit() else BODY_MOST + 1


def _refuse(start_response: StartResponse, status: str, text: str) -> list[bytes]:
    body = text.encode()
    start_response(
        status, [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(body)))]
    )
    return [body]
