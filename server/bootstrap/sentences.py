"""What can go wrong at set-up, each as one sentence with the way out [S4]."""

import errno
import re
from pathlib import Path

from server.core.errors import Refused

_NO_ROOM = re.compile(
    r"no space left on device|ENOSPC|not enough space on the disk|disk quota exceeded", re.I
)
_NO_NETWORK = re.compile(
    r"name resolution|getaddrinfo|ENOTFOUND|EAI_AGAIN|NewConnectionError|Failed to establish a new connection"
    r"|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|Network is unreachable|Connection refused"
    r"|ConnectTimeoutError|ReadTimeoutError|ERR_SOCKET_TIMEOUT|ProxyError|Could not resolve",
    re.I,
)
_NOT_MINE = re.compile(r"\bEACCES\b|\bEROFS\b|Permission denied|Read-only file system|Access is denied", re.I)


def no_room(needed_mb: int, free_mb: int) -> Refused:
    return Refused(
        "no_room",
        f"There is not enough room on this disk: setting up needs about {_size(needed_mb)} and only "
        f"{_size(free_mb)} is free; make room, or move the Roundelay folder to another disk, then run this again.",
    )


def disk_full() -> Refused:
    return Refused("no_room", "The disk is full: make about 1.2 GB of room on it, then run this again.")


def no_network(what: str) -> Refused:
    return Refused(
        "no_network",
        f"I could not fetch {what}: connect this laptop to the internet once, then run this again; "
        "afterwards no internet is needed.",
    )


def not_writable(folder: Path) -> Refused:
    return Refused(
        "not_writable",
        f"I may not write in {folder}: move the Roundelay folder to a place of your own, such as your home folder, "
        "then run this again.",
    )


def no_venv(version: str) -> Refused:
    return Refused(
        "no_venv",
        "This Python lacks its 'venv' part: on Debian or Ubuntu run 'sudo apt install "
        f"python{version}-venv', elsewhere install Python from python.org, then run this again.",
    )


def no_node() -> Refused:
    return Refused(
        "no_node",
        "Building the pages needs Node.js and there is none to fetch for this system: install Node.js 22 or 24 from "
        "nodejs.org, then run this again.",
    )


def no_pack() -> Refused:
    return Refused(
        "no_pack",
        "The sounds could not be built: delete the folder web/node_modules, connect this laptop to the internet, "
        "then run this again.",
    )


def python_untried(version: str) -> Refused:
    return Refused(
        "python_untried",
        f"Not every package exists for Python {version} yet: install Python 3.13 from python.org, delete the folder "
        ".venv, then run this again with it.",
    )


def step_failed(name: str, log: Path) -> Refused:
    return Refused(
        "step_failed",
        f"'{name}' did not work: run this again, and if it stops here again, send the file {log} with your question.",
    )


def from_output(output: str, *, what: str) -> Refused | None:
    """The sentence for what a program we started has printed; None when it is none of the known troubles."""
    if _NO_ROOM.search(output):
        return disk_full()
    if _NOT_MINE.search(output):
        return Refused(
            "not_writable",
            f"I was not allowed to write while fetching {what}: move the Roundelay folder to a place of your own, "
            "such as your home folder, then run this again.",
        )
    if _NO_NETWORK.search(output):
        return no_network(what)
    return None


def from_os_error(error: OSError, folder: Path) -> Refused | None:
    """The sentence for a file that could not be written; None for any other error, which is then a bug."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return disk_full()
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return not_writable(folder)
    return None


def _size(megabytes: int) -> str:
    return f"{megabytes / 1000:.1f} GB" if megabytes >= 1000 else f"{megabytes} MB"
