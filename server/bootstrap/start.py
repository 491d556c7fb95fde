"""The words a person may put after `run.py`, and what each of them does."""

import argparse
import os
import re
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from server.bootstrap.check import ROWS, check
from server.bootstrap.places import Places
from server.bootstrap.setup import set_up
from server.core.errors import Refused

HERE = Places(Path(__file__).resolve().parents[2])

COMMANDS = ("setup", "rehearse", "sessions", "export", "import", "check", "version")

OF_SESSIONS = ("sessions", "export", "import")

STORY = """\
Without a word it sets itself up (the first time only), starts, and opens the host page in your browser.

words:
  setup       only set up, so that the next start is quick and needs no internet
  rehearse    send players with real tunes into a room: run.py rehearse CODE --players 8 --minutes 3
  sessions    list the sessions that are kept
  export      make a file of one: run.py export last --format midi
  import      bring one in: run.py import FILE
  check       test everything (for those who change Roundelay)
  version     say which version this is
"""


def main(words: Sequence[str], places: Places = HERE) -> int:
    """The exit code; what goes wrong is told in one sentence."""
    signal.signal(signal.SIGTERM, _ended)
    try:
        return _obey(list(words), places)
    except Refused as refused:
        print(refused.text, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. Run this again to go on from here.", file=sys.stderr)
        return 130


def _ended(*_: object) -> None:
    print("\nStopped from outside. Run this again to go on from here.", file=sys.stderr)
    sys.exit(143)


def _obey(words: list[str], places: Places) -> int:
    if words[:1] == ["rehearse"]:
        set_up(places, sys.stdout)
        return _hand_over(places, ["-m", "server.rehearse", *words[1:]])
    if words[:1] and words[0] in OF_SESSIONS:
        set_up(places, sys.stdout)
        return _hand_over(places, ["-m", "server.workshop.shelf", "--from", os.getcwd(), *words])
    asked = parser().parse_args(words)
    if asked.command == "version":
        print(f"Roundelay {version(places)}")
        return 0
    if asked.command == "check":
        return 0 if check(places, sys.stdout, asked.only, long=asked.long) else 1
    set_up(places, sys.stdout, also_tools=asked.command == "setup")
    if asked.command == "setup":
        print("Everything is set up. Start with: python3 run.py")
        return 0
    return _hand_over(places, ["-m", "server.app", *serve_words(asked)])


def version(places: Places) -> str:
    found = re.search(r'^version = "(.+)"', (places.root / "pyproject.toml").read_text("utf-8"), re.M)
    return found[1] if found else "unknown"


def serve_words(asked: argparse.Namespace) -> list[str]:
    """Paths are made absolute here: the server runs in the project's folder, the person perhaps elsewhere."""
    words = ["serve", "--port", str(asked.port), "--host", asked.host]
    if asked.data is not None:
        words += ["--data", str(Path(asked.data).resolve())]
    if asked.no_browser:
        words += ["--no-browser"]
    if asked.tls is not None:
        words += ["--tls", *(str(Path(file).resolve()) for file in asked.tls)]
    if asked.engine is not None:
        words += ["--engine", asked.engine]
    return words


def _hand_over(places: Places, words: list[str]) -> int:
    """Goes on inside our own environment, as the same process where the system can do that."""
    command = [str(places.python), *words]
    os.chdir(places.root)
    sys.stdout.flush()
    if os.name != "nt":
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        os.execv(command[0], command)
    try:
        return subprocess.call(command)
    except KeyboardInterrupt:
        return 130


def _port(word: str) -> int:
    if not word.isdecimal() or int(word) > 65535:
        raise argparse.ArgumentTypeError("a port is a number from 1 to 65535, such as 8080")
    return int(word)


def _row(word: str) -> str:
    if word not in ROWS:
        raise argparse.ArgumentTypeError(f"choose from {', '.join(ROWS)}")
    return word


def parser() -> argparse.ArgumentParser:
    reader = argparse.ArgumentParser(
        prog="run.py",
        description="Roundelay: the tablets in a room become one instrument.",
        epilog=STORY,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    reader.add_argument(
        "command", nargs="?", choices=COMMANDS, metavar="WORD", help="nothing, or a word from below"
    )
    start = reader.add_argument_group("starting")
    start.add_argument(
        "--port", type=_port, default=8080, metavar="NUMBER", help="where pages find it (8080)"
    )
    start.add_argument(
        "--host",
        default="0.0.0.0",
        metavar="ADDRESS",
        help="0.0.0.0: tablets may join; 127.0.0.1: only this machine",
    )
    start.add_argument("--data", metavar="FOLDER", help="where the host key and settings are kept")
    start.add_argument("--no-browser", action="store_true", help="do not open the host page here")
    start.add_argument(
        "--tls", nargs=2, metavar=("CERT", "KEY"), help="serve https with these certificate files"
    )
    start.add_argument("--engine", choices=("eventlet", "threads"), help=argparse.SUPPRESS)
    testing = reader.add_argument_group("testing")
    testing.add_argument(
        "--only", nargs="+", type=_row, default=(), metavar="ROW", help=f"some of: {', '.join(ROWS)}"
    )
    testing.add_argument("--long", action="store_true", help="the long tests, too: films, soaks, every style")
    return reader
