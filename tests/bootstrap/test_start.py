"""The words after run.py, and the whole way from a fresh folder to the server's first word."""

import ast
import subprocess
import sys
import time
from pathlib import Path

import pytest

from server.bootstrap.places import Places
from server.bootstrap.start import main, parser, serve_words, version
from tests.bootstrap.toy import APP, ROOT, Toy


def test_an_old_python_gets_one_sentence() -> None:
    """[S4] Python 3.9 is told what to do, not shown a syntax error."""
    pretend = (
        "import sys; sys.version_info = (3, 9, 1); exec(compile(open('run.py').read(), 'run.py', 'exec'))"
    )
    told = subprocess.run(
        [sys.executable, "-c", pretend], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert told.returncode == 1
    assert told.stderr == (
        "Roundelay needs Python 3.11 or newer; this is 3.9. Install it from python.org, then run this again.\n"
    )


def test_an_old_python_can_read_run_py() -> None:
    """[S4] Nothing in run.py is newer than the oldest Python that may meet it."""
    tree = ast.parse((ROOT / "run.py").read_text("utf-8"), feature_version=(3, 4))
    newer = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.Match, ast.AsyncFunctionDef)
    assert not [node for node in ast.walk(tree) if isinstance(node, newer)]
    assert not any(isinstance(node, ast.FunctionDef) for node in ast.walk(tree))


def test_a_fresh_folder_sets_itself_up_and_serves(toy: Toy) -> None:
    """[S1] Every step shows its name and time, then the server takes over with our words and its own exit code."""
    first = toy.run("--port", "9000", "--no-browser")
    said = first.stdout.splitlines()
    steps = toy.steps_said(said)
    assert sorted(steps) == ["Pages", "Python packages", "Sounds"]
    assert steps.index("Sounds") < steps.index("Pages")
    assert all(line.endswith(" s") for line in said if line.startswith("["))
    assert said[-1] == "serving serve --port 9000 --host 0.0.0.0 --no-browser"
    assert first.returncode == 7
    assert first.stderr == ""


def test_a_second_start_does_nothing_twice(ready_toy: Toy) -> None:
    """[S1] A later start goes straight to serving, in well under three seconds."""
    started = time.monotonic()
    again = ready_toy.run()
    assert time.monotonic() - started < 3
    assert again.stdout.splitlines() == ["serving serve --port 8080 --host 0.0.0.0"]


def test_a_laptop_that_is_set_up_needs_no_node(ready_toy: Toy) -> None:
    """[S3] What was only needed for building may be lost; serving goes on."""
    (ready_toy.places.web / "node_modules" / ".package-lock.json").unlink()
    assert ready_toy.steps_said(ready_toy.run().stdout.splitlines()) == []


CHANGES = {
    "requirements.txt": ["Python packages"],
    "web/src/pad.ts": ["Pages"],
    "web/tools/recipe.ts": ["Sounds"],
    "web/pack/1.mp3": ["Sounds"],
    "web/dist/host.html": ["Pages"],
    "README.md": [],
}


def test_a_change_redoes_what_depends_on_it(ready_toy: Toy) -> None:
    """[S1] Steps are stamped by content: of what they are made from, and of what came out."""
    for changed, redone in CHANGES.items():
        with (ready_toy.places.root / changed).open("a") as file:
            file.write("# changed\n")
        assert ready_toy.steps_said(ready_toy.run("setup").stdout.splitlines()) == redone, changed


def test_a_missing_sample_pack_is_made_again(ready_toy: Toy) -> None:
    """[S4] Lost or torn sounds repair themselves at the next start."""
    (ready_toy.places.pack / "manifest.json").unlink()
    assert ready_toy.steps_said(ready_toy.run("setup").stdout.splitlines()) == ["Sounds"]
    assert (ready_toy.places.pack / "manifest.json").exists()


def test_sounds_that_cannot_be_built_are_one_sentence(ready_toy: Toy) -> None:
    """[S4] A broken sound bank names the way out."""
    (ready_toy.places.pack / "manifest.json").unlink()
    (ready_toy.places.web / "tools" / "pack.cjs").write_text("throw new Error('the bank is torn')")
    told = ready_toy.run("setup")
    assert told.returncode == 1
    assert told.stderr == (
        "The sounds could not be built: delete the folder web/node_modules, connect this laptop to the internet, "
        "then run this again.\n"
    )


def test_pages_that_cannot_be_built_show_the_last_lines(ready_toy: Toy) -> None:
    """[S4] Trouble nobody foresaw: its last lines, one sentence, and where the rest is."""
    (ready_toy.places.pages / "host.html").unlink()
    (ready_toy.places.web / "tools" / "pages.cjs").write_text("throw new Error('an odd thing')")
    told = ready_toy.run("setup")
    assert told.returncode == 1
    assert "an odd thing" in ready_toy.places.log("pages").read_text("utf-8")
    assert told.stderr.count("\n") == 1
    assert ".setup/log/pages.txt" in told.stderr


def test_the_words_reach_the_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """[S1] Relative paths are those of the folder where the person stands."""
    monkeypatch.chdir(tmp_path)
    asked = parser().parse_args(["--data", "kept", "--tls", "a.pem", "b.pem", "--engine", "threads"])
    kept, a, b = (str(tmp_path / name) for name in ("kept", "a.pem", "b.pem"))
    assert serve_words(asked)[5:] == ["--data", kept, "--tls", a, b, "--engine", "threads"]


def test_an_impossible_port_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """[S4] Told in words."""
    with pytest.raises(SystemExit):
        main(["--port", "99999"])
    assert "a port is a number from 1 to 65535" in capsys.readouterr().err


def test_rehearse_keeps_its_own_words(ready_toy: Toy) -> None:
    """Everything after `rehearse` goes to the rehearsal players."""
    (ready_toy.places.root / "server" / "rehearse.py").write_text(APP)
    told = ready_toy.run("rehearse", "HARPEN", "--players", "8", "--minutes", "3")
    assert told.stdout.splitlines()[-1] == "serving HARPEN --players 8 --minutes 3"


def test_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    """The one written in pyproject.toml."""
    assert main(["version"]) == 0
    assert capsys.readouterr().out == f"Roundelay {version(Places(ROOT))}\n"
