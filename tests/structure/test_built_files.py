"""The built pages: readable by old tablets, and without a single address of another host."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from server.bootstrap.node import find_node
from server.bootstrap.places import Places
from tests.structure.tree import ROOT

DIST = ROOT / "web" / "dist"

PARSE = """
import { parse } from 'acorn';
import { readFileSync } from 'node:fs';
const wrong = {};
for (const file of process.argv.slice(1)) {
  const words = readFileSync(file, 'utf8').replace(/\\bimport(?=\\(|\\.meta\\b)/g, 'later');
  try { parse(words, { ecmaVersion: 2019, sourceType: 'module' }); }
  catch (error) { wrong[file] = error.message; }
}
console.log(JSON.stringify(wrong));
"""

NEVER_ASKED = {
    "www.w3.org",  # names of markup languages, which only look like addresses
    "socket.io",  # a sentence that socket.io-client writes to the browser's log
    "github.com",  # the same, of nosleep.js
}
"""Hosts that are named but never fetched from; the browser tests watch that nothing asks them."""


def built(suffix: str) -> list[str]:
    return sorted(str(path.relative_to(DIST)) for path in DIST.rglob(f"*{suffix}"))


def read(name: str) -> str:
    return (DIST / name).read_text("utf-8")


def without_comments(words: str) -> str:
    """Licence notices stay in the files and name the homes of their packages."""
    return re.sub(r"/\*[!*].*?\*/|<!--.*?-->", "", words, flags=re.S)


def test_the_pages_are_built() -> None:
    """[S1] By `python3 run.py setup`; every page's .html in web/ comes out."""
    assert built(".html") == sorted(path.name for path in (ROOT / "web").glob("*.html"))
    assert built(".js")


def test_scripts_are_plain_es2019() -> None:
    """[X4] An iPad with iPadOS 12.5 can read every line.

    Two later things are let through because Safari 11.1 and Chrome 64 had them already: import() and import.meta.
    """
    node = find_node(Places(ROOT))
    assert node is not None
    files = [str(DIST / name) for name in built(".js")]
    command = [str(node.node), "--input-type=module", "-e", PARSE, *files]
    told = subprocess.run(command, cwd=ROOT / "web", capture_output=True, text=True, check=True)
    assert json.loads(told.stdout) == {}


def test_the_parser_would_notice(tmp_path: Path) -> None:
    """[X4] Newer writing is caught by the same test."""
    node = find_node(Places(ROOT))
    assert node is not None
    newer = tmp_path / "newer.js"
    newer.write_text("export const pad = (seat) => seat?.pad ?? 0;\n")
    command = [str(node.node), "--input-type=module", "-e", PARSE, str(newer)]
    told = subprocess.run(command, cwd=ROOT / "web", capture_output=True, text=True, check=True)
    assert len(json.loads(told.stdout)) == 1


def test_no_other_host_is_named() -> None:
    """[S3] Zero requests to any other host: there is no address to ask."""
    for name in built(".js") + built(".css") + built(".html"):
        hosts = set(
            re.findall(
                r"(?:https?|wss?):\\?/\\?/([a-z0-9.-]+\.[a-z]{2,})", without_comments(read(name)), re.I
            )
        )
        assert hosts <= NEVER_ASKED, name


@pytest.mark.parametrize("page", built(".html"))
def test_nothing_is_written_inline(page: str) -> None:
    """[T4] Pages keep the strictest content rules: no script, style or handler inside the page."""
    words = read(page)
    assert not re.search(r"<script(?![^>]*\bsrc=)[^>]*>", words)
    assert not re.search(r"<style\b|\sstyle=|\son[a-z]+=", words)
    assert not re.search(r"(?:src|href)=\"?(?:[a-z]+:)?//", words)
