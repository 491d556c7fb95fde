"""Every setting of a running server, and why it is there."""

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path

from server.addresses import ANY
from server.runtime import EngineName, Tls

ROOT = Path(__file__).resolve().parent.parent
"""The project: pages, samples and scales lie under it."""

PORT = 8080


def data_folder() -> Path:
    """Where this system keeps a program's data; it outlives every upgrade of the program."""
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local")) / "Roundelay"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "Roundelay"
    return Path(os.environ.get("XDG_DATA_HOME", home / ".local" / "share")) / "roundelay"


@dataclass(frozen=True, slots=True)
class Config:
    """What `run.py` was told, with its defaults."""

    host: str = ANY
    """All networks: the tablets are not on this machine."""
    port: int = PORT
    """Needs no administrator; most other programs leave it alone."""
    data: Path = field(default_factory=data_folder)
    """Keys, and the sessions people agreed to keep."""
    database: str | None = None
    """Where sessions are kept, as SQLAlchemy has it; None: in a file of the data folder."""
    open_browser: bool = True
    """The therapist should not have to type an address."""
    tls: Tls | None = None
    """Certificate files for https; plain http is fully supported."""
    engine: EngineName = "eventlet"
    """The other one exists so that the tests can show it makes no difference."""
    names: tuple[str, ...] = ()
    """Further names this laptop is reached by; requests for other names are refused."""
    dist: Path = ROOT / "web" / "dist"
    """The built pages."""
    pack: Path = ROOT / "web" / "pack"
    """The sample pack."""
    templates: Path = ROOT / "server" / "templates"
    """The plans one can begin from."""
    presets: Path = ROOT / "server" / "access"
    """The ways of touching one can begin from."""
    grounds: Path = ROOT / "server" / "grounds"
    """The pulses and beds under the playing."""
    scales: Path = ROOT / "scales"
    """Ours, and those a therapist drops in."""

    @property
    def database_url(self) -> str:
        return self.database or f"sqlite:///{self.data / 'roundelay.db'}"
