"""The browser of the tests: Chromium from the machine, else from its package system, else Playwright's own."""

import os
import shutil
import sys
from pathlib import Path

from server.bootstrap.child import ChildFailed, Words, run_child
from server.bootstrap.places import Places
from server.core.errors import Refused

CHROMIUM = "ROUNDELAY_CHROMIUM"
"""The environment variable that tells the tests where the browser is."""

SHELL = "chromium-headless-shell"
"""Chromium without windows and menus of its own: the tests take three fifths of the time in it."""

NAMES = (
    SHELL,
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
)


def find_browser() -> Path | None:
    """What is named in the environment, or else what this machine has."""
    if named := os.environ.get(CHROMIUM):
        return Path(named)
    for name in NAMES:
        if found := shutil.which(name):
            return Path(found)
    return next((path for path in _usual_places() if path.exists()), None)


def _usual_places() -> list[Path]:
    if sys.platform == "darwin":
        apps = Path("/Applications")
        return [apps / f"{name}.app" / "Contents" / "MacOS" / name for name in ("Google Chrome", "Chromium")]
    if sys.platform == "win32":
        roots = [os.environ.get(name, "") for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")]
        ends = ("Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe")
        return [Path(root) / end for root in roots if root for end in ends]
    return []


def get_browser(places: Places) -> Path:
    """Installs one if need be; refuses with the way out."""
    if found := find_browser():
        return found
    for install in (_from_debian, _from_playwright):
        try:
            found = install(places)
        except ChildFailed:
            continue
        if found:
            return found
    raise Refused(
        "no_browser",
        "The browser tests did not run: install Chromium or Chrome, or put the path of one into the environment "
        f"variable {CHROMIUM}, then run this again.",
    )


def _from_debian(places: Places) -> Path | None:
    apt = shutil.which("apt-get")
    if apt is None or os.name == "nt" or os.geteuid() != 0:
        return None
    env = {"DEBIAN_FRONTEND": "noninteractive"}
    run_child([apt, "update", "-q"], cwd=places.root, log=places.log("browser-list"), env=env)
    install = [apt, "install", "-q", "-y", "--no-install-recommends"]
    try:
        run_child([*install, SHELL], cwd=places.root, log=places.log("browser"), env=env)
    except ChildFailed:  # older systems have the whole browser only
        run_child([*install, "chromium"], cwd=places.root, log=places.log("browser"), env=env)
    return find_browser()


def _from_playwright(places: Places) -> Path | None:
    fetch: Words = [places.python, "-m", "playwright", "install", "chromium"]
    run_child(fetch, cwd=places.root, log=places.log("browser"))
    ask = "from playwright.sync_api import sync_playwright as p\nwith p() as b: print(b.chromium.executable_path)"
    said = run_child([places.python, "-c", ask], cwd=places.root, log=places.log("browser-path"))
    path = Path(said.strip().splitlines()[-1])
    return path if path.exists() else None
