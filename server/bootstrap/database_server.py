"""The PostgreSQL server of the tests: its programs from this machine, else from its package system."""

import os
import shutil
from pathlib import Path

from server.bootstrap.child import ChildFailed, run_child
from server.bootstrap.places import Places
from server.core.errors import Refused

POSTGRES = "ROUNDELAY_POSTGRES"
"""The environment variable that names the folder of initdb and its like."""

NEEDED = ("initdb", "pg_ctl", "postgres")

DEBIAN = Path("/usr/lib/postgresql")
"""Where Debian and its children put each version; only the tools for users are on the path."""


def find_database_server(debian: Path = DEBIAN) -> Path | None:
    """The folder of its programs: the one named in the environment, or else what this machine has, newest first."""
    if named := os.environ.get(POSTGRES):
        return Path(named)
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    versions = sorted(debian.glob("*/bin"), key=lambda path: float(path.parent.name), reverse=True)
    return next((path for path in versions if all((path / name).exists() for name in NEEDED)), None)


def get_database_server(places: Places) -> Path:
    """Installs it if need be; refuses with the way out."""
    if (found := find_database_server()) or (found := _from_debian(places)):
        return found
    raise Refused(
        "no_database_server",
        "The tests on PostgreSQL did not run: install PostgreSQL, or put the folder of its initdb into the environment "
        f"variable {POSTGRES}, then run this again. All others run without it.",
    )


def _from_debian(places: Places) -> Path | None:
    apt = shutil.which("apt-get")
    if apt is None or os.name == "nt" or os.geteuid() != 0:
        return None
    env = {"DEBIAN_FRONTEND": "noninteractive"}
    install = [apt, "install", "-q", "-y", "--no-install-recommends", "postgresql"]
    try:
        run_child([apt, "update", "-q"], cwd=places.root, log=places.log("database-list"), env=env)
        run_child(install, cwd=places.root, log=places.log("database"), env=env)
    except ChildFailed:
        return None
    return find_database_server()
