"""A toy project with the real run.py and the real set-up, small enough to be set up in a second or two."""

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from server.bootstrap.places import Places

ROOT = Path(__file__).resolve().parents[2]

PACK = (
    "const fs = require('fs'); fs.mkdirSync('pack', { recursive: true });"
    "fs.writeFileSync('pack/1.mp3', 'a sound'); fs.writeFileSync('pack/manifest.json', '{}'); console.log('1/1')"
)
PAGES = (
    "const fs = require('fs'); fs.mkdirSync('dist', { recursive: true });"
    "fs.writeFileSync('dist/host.html', 'hello')"
)
APP = "import sys\nprint('serving', *sys.argv[1:])\nsys.exit(7)\n"


@dataclass(frozen=True)
class Toy:
    """A project folder and what its run.py says."""

    places: Places

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "run.py", *words]
        return subprocess.run(
            command,
            cwd=self.places.root,
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            check=False,
        )

    def steps_said(self, said: Sequence[str]) -> list[str]:
        """The names of the steps that were done, in order."""
        return [line.split("]")[1][:21].strip() for line in said if line.startswith("[")]


def toy_project(root: Path) -> Toy:
    """Written into an empty folder; nothing in it is set up yet."""
    (root / ".venv").symlink_to(sys.prefix)
    bootstrap = root / "server" / "bootstrap"
    shutil.copytree(ROOT / "server" / "bootstrap", bootstrap, ignore=shutil.ignore_patterns("__pycache__"))
    (root / "server" / "core").mkdir()
    for name in (
        "run.py",
        "pyproject.toml",
        "server/__init__.py",
        "server/core/__init__.py",
        "server/core/errors.py",
    ):
        shutil.copy(ROOT / name, root / name)
    (root / "server" / "app.py").write_text(APP)
    (root / "requirements.txt").write_text("# none\n")
    web = root / "web"
    (web / "tools").mkdir(parents=True)
    (web / "src").mkdir()
    (web / "node_modules").mkdir()
    (web / "tools" / "pack.cjs").write_text(PACK)
    (web / "tools" / "pack.ts").write_text("import { pitch } from './recipe';\n")
    (web / "tools" / "recipe.ts").write_text("export const pitch = 60;\n")
    (web / "tools" / "pages.cjs").write_text(PAGES)
    (web / "src" / "pad.ts").write_text("export const pads = 5;\n")
    scripts = {"pack": "node tools/pack.cjs", "pages": "node tools/pages.cjs"}
    (web / "package.json").write_text(json.dumps({"name": "toy", "scripts": scripts}))
    (web / "package-lock.json").write_text(
        json.dumps({"lockfileVersion": 3, "packages": {"": {"name": "toy"}}})
    )
    (web / "node_modules" / ".package-lock.json").write_text(json.dumps({"packages": {}}))
    for name in ("vite.config.ts", "tsconfig.json"):
        (web / name).write_text("")
    (web / "host.html").write_text("<!doctype html>")
    return Toy(Places(root))
