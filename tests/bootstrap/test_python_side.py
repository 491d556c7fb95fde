"""The environment and the Python packages."""

import io
import subprocess
import sys
from pathlib import Path

import pytest

from server.bootstrap.places import Places
from server.bootstrap.python_side import ENVIRONMENT, PACKAGES, pins
from server.bootstrap.setup import is_done, set_up
from server.core.errors import Refused
from tests.bootstrap.toy import ROOT


def test_pins_are_read_as_pip_names_its_folders(tmp_path: Path) -> None:
    """[S1] Those for other systems only are not asked for here."""
    listed = tmp_path / "requirements.txt"
    listed.write_text(
        "# what runs\nFlask-SocketIO==5.7.0   # rooms\nmsgspec==0.22.0\n\ncolorama==0.4.6 ; sys_platform == 'win32'\n"
    )
    assert pins(listed) == {"flask_socketio-5.7.0", "msgspec-0.22.0"}


@pytest.mark.parametrize("listed", ["requirements.txt", "tests/requirements.txt"])
def test_every_package_is_pinned_exactly(listed: str) -> None:
    """[S1] The same program on every laptop: each line that names a package names one version."""
    lines = (ROOT / listed).read_text("utf-8").splitlines()
    named = [words for line in lines if (words := line.partition("#")[0].strip())]
    assert all("==" in line for line in named)
    assert len(pins(ROOT / listed)) == len([line for line in named if ";" not in line])


def test_no_network_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """[S4] The real pip, with nobody answering."""
    (tmp_path / ".venv").symlink_to(sys.prefix)
    (tmp_path / "requirements.txt").write_text("no-such-package-of-ours==1.0\n")
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    with pytest.raises(Refused) as refused:
        set_up(Places(tmp_path), io.StringIO(), (PACKAGES,))
    assert refused.value.code == "no_network"
    assert "the Python packages" in refused.value.text


def test_a_python_without_venv_is_one_sentence(tmp_path: Path) -> None:
    """[S4] As on Debian before python3-venv is installed."""
    without = (
        "import sys; sys.modules['ensurepip'] = None\n"
        "from pathlib import Path\n"
        "from server.bootstrap.start import main, Places\n"
        f"sys.exit(main([], Places(Path({str(tmp_path)!r}))))"
    )
    (tmp_path / "requirements.txt").write_text("")
    (tmp_path / "web" / "node_modules").mkdir(parents=True)
    for name in ("vite.config.ts", "tsconfig.json", "package.json", "package-lock.json"):
        (tmp_path / "web" / name).write_text('{"packages": {}}')
    told = subprocess.run(
        [sys.executable, "-c", without], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert told.returncode == 1
    assert told.stderr.startswith("This Python lacks its 'venv' part")
    assert "sudo apt install python3." in told.stderr
    assert told.stderr.count("\n") == 1


def test_a_half_made_environment_is_made_again(tmp_path: Path) -> None:
    """[S1] Cut short before pip was in it, or its Python has gone: not done."""
    places = Places(tmp_path)
    assert not is_done(ENVIRONMENT, places)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", tmp_path / ".venv"], check=True)
    assert places.python.exists()
    assert not is_done(ENVIRONMENT, places)
    record = places.site_packages / "pip-1.dist-info" / "RECORD"
    record.parent.mkdir(parents=True)
    record.write_text("")
    assert is_done(ENVIRONMENT, places)
    places.python.unlink()
    places.python.symlink_to("/nowhere/python")
    assert not is_done(ENVIRONMENT, places)
