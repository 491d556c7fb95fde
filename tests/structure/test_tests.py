"""The tests keep their own rules: one beside every module, no sleeping, no silent skipping."""

import ast
import re
from pathlib import PurePosixPath

import pytest

from tests.structure.tree import ROOT, ending, text, tracked

SLEEPS = re.compile(r"\bsleep\(|wait_for_timeout\(|\.sleep\b")
SKIPPING = {"skip", "skipif", "xfail"}

TOUCHES_A_BROWSER = re.compile(
    r"\b(?:document|window|navigator|location|localStorage|sessionStorage|AudioContext|BaseAudioContext|AudioNode|AudioBuffer|HTMLElement"
    r"|HTMLCanvasElement|CanvasRenderingContext2D|Element|SVGElement|WebSocket|fetch|requestAnimationFrame|Worker|io)\b"
)
"""Names of the browser: a module that uses none of them is pure, and so can be tested by itself."""


def modules() -> list[str]:
    """Every Python module of the server that does something; what only declares data has nothing to test."""
    found = [name for name in tracked() if name.startswith("server/") and name.endswith(".py")]
    return [
        name
        for name in found
        if any(isinstance(node, ast.FunctionDef) for node in ast.walk(ast.parse(text(name))))
    ]


def place_of_test(module: str) -> str:
    """server/core/ladder.py -> tests/core/test_ladder.py; server/hub.py -> tests/test_hub.py."""
    path = PurePosixPath(module)
    folder = PurePosixPath("tests", *path.parts[1:-1])
    name = path.parent.name if path.stem == "__init__" else path.stem.strip("_")
    return str(folder / f"test_{name}.py")


@pytest.mark.parametrize("module", modules())
def test_every_server_module_has_its_test(module: str) -> None:
    """Found by its name alone."""
    assert (ROOT / place_of_test(module)).exists(), place_of_test(module)


def pure_web_modules() -> list[str]:
    """Modules beside the pages that do something without needing a browser."""
    names = [
        name
        for name in ending(".ts")
        if name.startswith("web/src/") and not name.endswith((".test.ts", ".d.ts"))
    ]
    code = {name: re.sub(r"/\*.*?\*/|//[^\n]*", "", text(name), flags=re.S) for name in names}
    pure = {name: words for name, words in code.items() if not TOUCHES_A_BROWSER.search(words)}
    return [name for name, words in pure.items() if re.search(r"=>|\bfunction\b|\bclass\b", words)]


@pytest.mark.parametrize("name", pure_web_modules())
def test_every_pure_module_of_the_pages_has_its_test(name: str) -> None:
    """Beside it: hit.ts has hit.test.ts."""
    assert (ROOT / name.replace(".ts", ".test.ts")).exists()


@pytest.mark.parametrize(
    "name", [name for name in ending(".py") if name.startswith("tests/") and "/bench/" not in name]
)
def test_tests_never_sleep(name: str) -> None:
    """Time is handed to a test, or it waits for something to happen."""
    code = ast.unparse(_without_words(ast.parse(text(name))))
    assert SLEEPS.search(code) is None or name.startswith("tests/structure/")


def _without_words(tree: ast.Module) -> ast.Module:
    """The same program with its texts emptied, so that only what it does is left."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            node.value = ""
    return tree


@pytest.mark.parametrize("name", [name for name in ending(".py") if name.startswith("tests/")])
def test_a_skipped_test_says_why(name: str) -> None:
    """A reason that a reader can judge."""
    for node in ast.walk(ast.parse(text(name))):
        if (
            isinstance(node, ast.Attribute)
            and node.attr in SKIPPING
            and ast.unparse(node.value) == "pytest.mark"
        ):
            calls = [call for call in ast.walk(ast.parse(text(name))) if isinstance(call, ast.Call)]
            same = [call for call in calls if ast.unparse(call.func) == ast.unparse(node)]
            assert same, ast.unparse(node)
            assert all(any(word.arg == "reason" for word in call.keywords) for call in same), ast.unparse(
                node
            )
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "pytest.skip":
            assert node.args or node.keywords


@pytest.mark.parametrize("name", ending(".test.ts"))
def test_page_tests_are_not_skipped(name: str) -> None:
    """Nor is one of them run alone."""
    assert re.search(r"\b(?:it|test|describe)\.(?:skip|only|todo|fails)\b", text(name)) is None
