"""A PostgreSQL server of the tests' own: in a folder of its own, reached through a socket there, gone at the end."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import create_engine, text

NOBODY: Final = "nobody"
"""PostgreSQL refuses to run as root."""

HASTE: Final = "-c fsync=off -c full_page_writes=off -c listen_addresses='' -c max_connections=30"
"""It lives for minutes and nothing in it is to last."""


def is_root() -> bool:
    return os.name != "nt" and os.geteuid() == 0


class PostgresServer:
    """Can be stopped and started again, as servers are."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self._programs: Final = programs
        self._folder: Final = folder
        self._made = 0

    def _run(self, program: str, *words: str) -> None:
        as_nobody: dict[str, Any] = {"user": NOBODY, "extra_groups": []} if is_root() else {}
        with (self._folder / f"{program}.log").open("a") as log:
            subprocess.run(
                [str(self._programs / program), *words],
                check=True,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self._folder,
                timeout=60,
                **as_nobody,
            )

    def make(self) -> None:
        words = ("-U", "roundelay", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        self._run("initdb", "-D", str(self._folder / "data"), *words)

    def start(self) -> None:
        options = f"-k {self._folder} {HASTE}"
        self._run(
            "pg_ctl", "start", "-w", "-D", str(self._folder / "data"), "-l", "server.log", "-o", options
        )

    def stop(self) -> None:
        self._run("pg_ctl", "stop", "-w", "-m", "immediate", "-D", str(self._folder / "data"))

    def url(self, database: str) -> str:
        return f"postgresql+psycopg://roundelay@/{database}?host={self._folder}"

    def new_database(self, name: str | None = None, *, template: str = "template1") -> str:
        """The address of one that is empty, or a copy of another."""
        self._made += 1
        name = name or f"record{self._made}"
        engine = create_engine(self.url("postgres"), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f"create database {name} template {template}"))
        engine.dispose()
        return self.url(name)

    def tables_with(self, word: str) -> list[str]:
        """The files of all databases in which it stands, after everything has been written into them."""
        engine = create_engine(self.url("postgres"), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text("checkpoint"))
        engine.dispose()
        files = [path for path in (self._folder / "data" / "base").rglob("*") if path.is_file()]
        return [path.name for path in files if word.encode() in path.read_bytes()]


@contextmanager
def running_server(programs: Path) -> Iterator[PostgresServer]:
    """The folder's name is short: that of a socket may have 100 letters at most."""
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    if is_root():
        shutil.chown(folder, NOBODY)
    server = PostgresServer(programs, folder)
    try:
        server.make()
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
