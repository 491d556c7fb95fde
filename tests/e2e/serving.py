"""The real server as a test starts it: its own process, its own data folder, a free port."""

import os
import queue
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from time import monotonic

ROOT = Path(__file__).resolve().parents[2]

START_SECONDS = 60.0
"""A busy machine still starts within this; a server that has not is broken."""

STOP_SECONDS = 30.0

_OPEN_LINE = re.compile(r"https?://\S+/host#key=([A-Za-z0-9_-]+)")


def free_port() -> int:
    """A port nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """A running server: where it is, the host key it printed, and how to end it, kindly or not."""

    def __init__(
        self, data: Path, *, engine: str = "eventlet", port: int | None = None, options: Sequence[str] = ()
    ) -> None:
        self.data, self.engine, self.options = data, engine, options
        self.port = port or free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.said: list[str] = []
        self.host_key = ""
        self._process: subprocess.Popen[str] | None = None

    @property
    def pid(self) -> int:
        if self._process is None:
            raise AssertionError("the server is not running")
        return self._process.pid

    def start(self) -> "Server":
        """Returns when a browser could open its pages. The same data folder and port again: a restart."""
        command = [
            sys.executable,
            "-m",
            "server.app",
            "serve",
            "--port",
            str(self.port),
            "--host",
            "127.0.0.1",
        ]
        command += ["--data", str(self.data), "--no-browser", "--engine", self.engine, *self.options]
        self._process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.host_key = ""  # its port listens long before it answers: it is there when it has said so
        lines: queue.Queue[str | None] = queue.Queue()
        self._reader = threading.Thread(target=self._read, args=(self._process, lines), daemon=True)
        self._reader.start()
        end = monotonic() + START_SECONDS
        while not self.host_key or not self._answers():
            try:
                line = lines.get(timeout=0.05 if self.host_key else max(0.0, end - monotonic()))
            except queue.Empty:
                line = ""
            if line is None or monotonic() > end:
                self.kill()
                raise AssertionError("The server did not start. It said:\n" + "".join(self.said))
            if found := _OPEN_LINE.search(line):
                self.host_key = found.group(1)
        return self

    def stop(self) -> int:
        """As Ctrl-C does; returns the exit code."""
        return self._end(kindly=True)

    def kill(self) -> int:
        """As a power cut does."""
        return self._end(kindly=False)

    def _end(self, *, kindly: bool) -> int:
        process = self._process
        if process is None:
            return 0
        self._process = None
        if kindly:
            process.terminate()
        else:
            process.kill()
        try:
            code = process.wait(timeout=STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise AssertionError(
                "The server did not stop when asked to. It said:\n" + "".join(self.said)
            ) from None
        finally:
            self._reader.join(timeout=STOP_SECONDS)
            if process.stdout is not None:
                process.stdout.close()
        return code

    def _read(self, process: subprocess.Popen[str], lines: "queue.Queue[str | None]") -> None:
        if process.stdout is not None:
            for line in process.stdout:
                self.said.append(line)
                lines.put(line)
        lines.put(None)

    def _answers(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=1):
                return True
        except OSError:
            return False
