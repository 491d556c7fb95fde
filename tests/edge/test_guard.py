"""Which hosts and origins get through, and what every answer carries."""

from collections.abc import Iterable
from typing import Any

import pytest

from server.edge.guard import BODY_MOST, Guard


def inner(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    start_response("200 OK", [("Content-Type", "text/plain")])
    kept = sorted(key for key in environ if key.startswith("HTTP_X_FORWARDED") or "EXTENSIONS" in key)
    return [",".join(kept).encode()]


def ask(guard: Guard, **environ: str) -> tuple[str, dict[str, str], bytes]:
    seen: list[tuple[str, dict[str, str]]] = []
    body = b"".join(
        guard({"REMOTE_ADDR": "127.0.0.1", **environ}, lambda s, h, *_: seen.append((s, dict(h))))
    )
    return seen[0][0], seen[0][1], body


@pytest.mark.parametrize(
    "host", ["127.0.0.1:8080", "192.168.8.1:8080", "localhost", "[::1]:8080", "music.local"]
)
def test_our_own_names_and_any_address_get_through(host: str) -> None:
    """[S3] Tablets use the address; names must be ours."""
    assert ask(Guard(inner, ["music.local"]), HTTP_HOST=host)[0] == "200 OK"


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8080", "", "127.0.0.1.evil.example"])
def test_a_foreign_name_is_turned_away(host: str) -> None:
    """[T4] A rebound name server can't borrow this laptop."""
    status, _, body = ask(Guard(inner), HTTP_HOST=host)
    assert status.startswith("421")
    assert b"address it shows" in body


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:9999"])
def test_another_sites_page_is_turned_away(origin: str) -> None:
    """[T4] Neither requests nor sockets of other origins."""
    status, _, _ = ask(Guard(inner), HTTP_HOST="127.0.0.1:8080", HTTP_ORIGIN=origin)
    assert status.startswith("403")


def upgrade(**more: str) -> dict[str, str]:
    return {"HTTP_HOST": "127.0.0.1:8080", "HTTP_UPGRADE": "websocket", **more}


def test_sockets_must_say_where_they_come_from() -> None:
    """[T4] No origin, or a websocket of another age: no."""
    guard = Guard(inner)
    here = {"HTTP_ORIGIN": "http://127.0.0.1:8080"}
    assert ask(guard, **upgrade(**here, HTTP_SEC_WEBSOCKET_VERSION="13"))[0] == "200 OK"
    assert ask(guard, **upgrade(HTTP_SEC_WEBSOCKET_VERSION="13"))[0].startswith("403")
    assert ask(guard, **upgrade(**here))[0].startswith("403")


def test_compression_and_forwarding_are_not_passed_on() -> None:
    """[F3] [T4] One costs memory, the other could lie."""
    given = upgrade(
        HTTP_ORIGIN="http://127.0.0.1:8080",
        HTTP_SEC_WEBSOCKET_VERSION="13",
        HTTP_SEC_WEBSOCKET_EXTENSIONS="permessage-deflate",
        HTTP_X_FORWARDED_FOR="1.2.3.4",
    )
    assert ask(Guard(inner), **given)[2] == b""


@pytest.mark.parametrize("length", [str(BODY_MOST + 1), "-1", "many"])
def test_long_bodies_are_refused_before_they_are_read(length: str) -> None:
    """[T4] Nothing of ours is that long."""
    assert ask(Guard(inner), HTTP_HOST="localhost", CONTENT_LENGTH=length)[0].startswith("413")


def test_every_answer_carries_the_content_policy() -> None:
    """[S3] [T4] Nothing from anywhere else, nothing inline."""
    _, headers, _ = ask(Guard(inner), HTTP_HOST="192.168.8.1:8080")
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "ws://192.168.8.1:8080" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "Cross-Origin-Opener-Policy" not in headers
    _, headers, _ = ask(Guard(inner), HTTP_HOST="192.168.8.1:8080", **{"wsgi.url_scheme": "https"})
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


def test_another_device_is_noticed() -> None:
    """[S4] So that a Wi-Fi that keeps devices apart can be told from an empty room."""
    guard = Guard(inner)
    ask(guard, HTTP_HOST="localhost")
    assert not guard.reached
    ask(guard, HTTP_HOST="192.168.8.1", REMOTE_ADDR="192.168.8.20")
    assert guard.reached
