"""Node.js, the web packages, the sounds, the pages."""

import io
import json
from pathlib import Path

import pytest

from server.bootstrap.places import Places
from server.bootstrap.setup import is_done, set_up
from server.bootstrap.web_side import SOUNDS, WEB_PACKAGES, page_sources
from server.core.errors import Refused
from tests.bootstrap.toy import ROOT, Toy


def lock(version: str, **more: object) -> str:
    package = {"version": version, "integrity": "sha512-AAAA", **more}
    return json.dumps({"name": "toy", "lockfileVersion": 3, "packages": {"": {}, "node_modules/p": package}})


def test_web_packages_are_there_when_they_fit_the_lock_file(toy: Toy) -> None:
    """[S1] Another version, or packages for another system, are installed anew."""
    wanted = toy.places.web / "package-lock.json"
    there = toy.places.web / "node_modules" / ".package-lock.json"
    wanted.write_text(lock("1.0.0"))
    assert not is_done(WEB_PACKAGES, toy.places)
    for installed, done in [
        (lock("1.0.0"), True),
        (lock("1.0.1"), False),
        (lock("1.0.0", os=["linux", "darwin", "win32"]), True),
        (lock("1.0.0", os=["sunos"]), False),
    ]:
        there.write_text(installed)
        assert is_done(WEB_PACKAGES, toy.places) is done
    there.unlink()
    assert not is_done(WEB_PACKAGES, toy.places)


def test_packages_for_other_systems_are_not_missed(toy: Toy) -> None:
    """[S1] npm leaves them out by itself."""
    (toy.places.web / "package-lock.json").write_text(lock("1.0.0", optional=True, os=["sunos"]))
    assert is_done(WEB_PACKAGES, toy.places)


def test_no_network_is_one_sentence(toy: Toy, monkeypatch: pytest.MonkeyPatch) -> None:
    """[S4] The real npm, with nobody answering and nothing kept from before."""
    package = toy.places.web / "package.json"
    package.write_text(json.dumps({"name": "toy", "dependencies": {"p": "1.0.0"}}))
    wanted = json.loads(lock("1.0.0"))
    wanted["packages"][""] = {"name": "toy", "dependencies": {"p": "1.0.0"}}
    (toy.places.web / "package-lock.json").write_text(json.dumps(wanted))
    monkeypatch.setenv("npm_config_cache", str(toy.places.root / "cache"))
    monkeypatch.setenv("npm_config_registry", "http://127.0.0.1:9/")
    with pytest.raises(Refused) as refused:
        set_up(toy.places, io.StringIO(), (WEB_PACKAGES,), also_tools=True)
    assert refused.value.code == "no_network"
    assert "the web packages" in refused.value.text


def test_the_sounds_depend_on_all_that_their_builder_imports(toy: Toy) -> None:
    """[S1] Also on what is imported by what it imports, and on nothing else."""
    web = toy.places.web
    (web / "src" / "manifest.ts").write_text("export type Zone = number;\n")
    (web / "tools" / "recipe.ts").write_text(
        "import type { Zone } from '../src/manifest';\nexport const pitch: Zone = 1;\n"
    )
    words = [SOUNDS.made_from(toy.places)]
    for changed in ("src/manifest.ts", "tools/recipe.ts", "tools/pack.ts", "package-lock.json"):
        with (web / changed).open("a") as file:
            file.write("\n")
        words.append(SOUNDS.made_from(toy.places))
    assert len(set(words)) == len(words)
    (web / "src" / "pad.ts").write_text("export const pads = 6;\n")
    assert SOUNDS.made_from(toy.places) == words[-1]


def test_tests_are_no_part_of_the_pages() -> None:
    """[S1] Changing a test does not build the pages again."""
    named = [path.name for path in page_sources(Places(ROOT))]
    assert "vite.config.ts" in named
    assert not [name for name in named if name.endswith(".test.ts")]


def test_a_builder_without_a_manifest_is_one_sentence(toy: Toy) -> None:
    """[S4] Even when it says that all went well."""
    (toy.places.web / "tools" / "pack.cjs").write_text("console.log('fine')")
    with pytest.raises(Refused) as refused:
        set_up(toy.places, io.StringIO(), (SOUNDS,))
    assert refused.value.code == "no_pack"


def test_a_folder_without_packages_asks_for_them(tmp_path: Path) -> None:
    """[S1] A fresh clone."""
    (tmp_path / "web").mkdir()
    (tmp_path / "web" / "package-lock.json").write_text(lock("1.0.0"))
    assert not is_done(WEB_PACKAGES, Places(tmp_path))
