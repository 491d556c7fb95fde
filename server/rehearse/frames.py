"""The few pieces of WebSocket a client needs, without any IO (RFC 6455)."""

import base64
import hashlib
import os

TEXT = 0x1
CLOSE = 0x8
PING = 0x9
PONG = 0xA

_GREETING = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


def upgrade_request(scheme: str, host: str, path: str, key: str) -> bytes:
    """The HTTP request that opens a websocket, as a page of that host would send it."""
    lines = (
        f"GET {path} HTTP/1.1",
        f"Host: {host}",
        f"Origin: {scheme}://{host}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        f"Sec-WebSocket-Key: {key}",
        "Sec-WebSocket-Version: 13",
        "\r\n",
    )
    return "\r\n".join(lines).encode()


def new_key() -> str:
    return base64.b64encode(os.urandom(16)).decode()


def accepts(head: bytes, key: str) -> bool:
    """Whether the server's answer opens the websocket we asked for."""
    expected = base64.b64encode(hashlib.sha1(key.encode() + _GREETING, usedforsecurity=False).digest())
    status, _, fields = head.partition(b"\r\n")
    return b" 101 " in status + b" " and expected in fields


def mask(payload: bytes, key: bytes) -> bytes:
    """Masking and unmasking are the same: each byte against the key in turn, here as one big number."""
    size = len(payload)
    stream = (key * (size // 4 + 1))[:size]
    return (int.from_bytes(payload, "big") ^ int.from_bytes(stream, "big")).to_bytes(size, "big")


def frame(payload: bytes, opcode: int = TEXT) -> bytes:
    """One whole frame from a client, masked as the standard asks."""
    size = len(payload)
    if size < 126:
        head = bytes((0x80 | opcode, 0x80 | size))
    elif size < 1 << 16:
        head = bytes((0x80 | opcode, 0x80 | 126)) + size.to_bytes(2, "big")
    else:
        head = bytes((0x80 | opcode, 0x80 | 127)) + size.to_bytes(8, "big")
    key = os.urandom(4)
    return head + key + mask(payload, key)


class FrameReader:
    """Cuts a stream of bytes into frames, however the network has chopped it."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._parts = b""

    def feed(self, data: bytes) -> list[tuple[int, bytes]]:
        """The whole messages (opcode, payload) that `data` has completed."""
        self._bytes += data
        done: list[tuple[int, bytes]] = []
        while (found := self._next_frame()) is not None:
            final, opcode, payload = found
            if opcode >= CLOSE:
                done.append((opcode, payload))
                continue
            self._parts += payload
            if final:
                done.append((TEXT, self._parts))
                self._parts = b""
        return done

    def _next_frame(self) -> tuple[bool, int, bytes] | None:
        held = self._bytes
        if len(held) < 2:
            return None
        size, start = held[1] & 0x7F, 2
        if size == 126:
            start = 4
        elif size == 127:
            start = 10
        if len(held) < start:
            return None
        if start > 2:
            size = int.from_bytes(held[2:start], "big")
        key = b""
        if held[1] & 0x80:
            key = bytes(held[start : start + 4])
            start += 4
        if len(held) < start + size:
            return None
        first = held[0]
        payload = bytes(held[start : start + size])
        del held[: start + size]
        return bool(first & 0x80), first & 0x0F, mask(payload, key) if key else payload
