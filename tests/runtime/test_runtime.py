"""What every engine shares."""

import socket

import pytest

from server.runtime import bound_socket, start_engine
from server.runtime.threads_engine import ThreadsEngine


def test_a_port_is_never_shared() -> None:
    """[S4] A second server on one port would split its rooms in two."""
    first = bound_socket("127.0.0.1", 0)
    try:
        with pytest.raises(OSError, match="in use"):
            bound_socket("127.0.0.1", first.getsockname()[1])
    finally:
        first.close()


def test_notes_do_not_wait_for_company() -> None:
    """[F1] Nagle's delay is off, and accepted connections inherit it."""
    listener = bound_socket("127.0.0.1", 0)
    with listener, socket.create_connection(listener.getsockname()):
        accepted, _ = listener.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0


def test_engines_are_chosen_by_name() -> None:
    """One module knows eventlet; importing it patches, so it is tested in a process of its own."""
    assert isinstance(start_engine("threads"), ThreadsEngine)
