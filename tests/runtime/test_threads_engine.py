"""The server on plain threads."""

import threading
import urllib.request
from collections.abc import Iterable
from typing import Any

from server.runtime.threads_engine import ThreadsEngine


def hello(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "5")])
    return [b"hello"]


def test_it_serves_until_it_is_stopped() -> None:
    """[T1] And then ends."""
    engine = ThreadsEngine()
    listener = engine.listen("127.0.0.1", 0)
    serving = threading.Thread(target=engine.serve, args=(listener, hello, None))
    serving.start()
    with urllib.request.urlopen(f"http://127.0.0.1:{listener.getsockname()[1]}/") as answer:
        assert answer.read() == b"hello"
    engine.stop()
    serving.join(timeout=10)
    assert not serving.is_alive()
    listener.close()


def test_calls_come_later_and_can_be_called_off() -> None:
    """[F3] A room's wakes."""
    engine = ThreadsEngine()
    rung = threading.Event()
    engine.after(0.01, rung.set)
    assert rung.wait(5)
    silent = threading.Event()
    engine.after(60, silent.set).cancel()
    assert not silent.is_set()


def test_slow_work_gives_back_its_result() -> None:
    """[F2] A passphrase takes its time elsewhere."""
    assert ThreadsEngine().in_thread(max, 3, 7) == 7
