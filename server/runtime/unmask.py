"""Unmasking of what browsers send: one XOR of two large numbers, where eventlet goes byte by byte."""


def unmask(data: bytes, mask: bytes, length: int | None = None, offset: int = 0) -> bytes:
    """RFC 6455, 5.3: each byte against the four of `mask` in turn, beginning `offset` bytes into it."""
    size = len(data) if length is None else length
    begin = offset % 4
    key = (mask[begin:] + mask[:begin]) * (size // 4 + 1)
    return (int.from_bytes(data[:size]) ^ int.from_bytes(key[:size])).to_bytes(size)
