"""Where set-up finds and puts things."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Places:
    """Every path of the project that set-up touches."""

    root: Path

    @property
    def venv(self) -> Path:
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        """The Python of our own environment."""
        return self.tool("python")

    def tool(self, name: str) -> Path:
        """A program that lives in our own environment."""
        return (
            self.venv
            / ("Scripts" if os.name == "nt" else "bin")
            / (name + (".exe" if os.name == "nt" else ""))
        )

    @property
    def site_packages(self) -> Path:
        """Where our environment keeps its packages; the folder may not exist yet."""
        if os.name == "nt":
            return self.venv / "Lib" / "site-packages"
        found = sorted((self.venv / "lib").glob("python3*/site-packages"))
        return found[-1] if found else self.venv / "lib" / "none"

    @property
    def requirements(self) -> Path:
        return self.root / "requirements.txt"

    @property
    def test_requirements(self) -> Path:
        return self.root / "tests" / "requirements.txt"

    @property
    def web(self) -> Path:
        return self.root / "web"

    @property
    def pack(self) -> Path:
        """The sample pack."""
        return self.web / "pack"

    @property
    def pages(self) -> Path:
        """The built pages."""
        return self.web / "dist"

    @property
    def setup(self) -> Path:
        """Stamps and logs of set-up."""
        return self.root / ".setup"

    def log(self, key: str) -> Path:
        return self.setup / "log" / f"{key}.txt"
