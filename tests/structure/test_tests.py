"""The tests keep their own rules: one beside every module, no sleeping, no silent skipping."""

import ast
import re
from functools import cache
from pathlib import PurePosixPath

from tests.structure.tree import ROOT, ending, text, tracked

SLEEPS = re.compile(r"\bsleep\(|wait_for_timeout\(|\.sleep\b")
SKIPPING = {"pytest.skip", "pytest.mark.skip", "pytest.mark.skipif", "pytest.mark.xfail"}

TOUCHES_A_BROWSER = re.compile(
    r"\b(?:document|window|navigator|location|localStorage|sessionStorage|AudioContext|BaseAudioContext|AudioNode|AudioBuffer|HTMLElement"
    r"|HTMLCanvasElement|CanvasRenderingContext2D|Pen|Element|SVGElement|WebSocket|fetch|requestAnimationFrame|Worker|io)\b"
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


def test_every_server_module_has_its_test() -> None:
    """Found by its name alone."""
    missing = [place for module in modules() if not (ROOT / (place := place_of_test(module))).exists()]
    assert not missing, f"missing: {', '.join(missing)}"


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


def test_every_pure_module_of_the_pages_has_its_test() -> None:
    """Beside it: hit.ts has hit.test.ts."""
    missing = [name for name in pure_web_modules() if not (ROOT / name.replace(".ts", ".test.ts")).exists()]
    assert not missing, f"without a test: {', '.join(missing)}"


@cache
def trees() -> dict[str, ast.Module]:
    """Every Python file of the tests, as a tree; read once for all that look at it."""
    return {name: ast.parse(text(name)) for name in ending(".py") if name.startswith("tests/")}


@cache
def without_words() -> dict[str, str]:
    """The same programs with their texts emptied, so that only what they do is left."""
    return {name: _without_words(ast.parse(text(name))) for name in trees()}


def _without_words(tree: ast.Module) -> str:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            node.value = ""
    return ast.unparse(tree)


def test_tests_never_sleep() -> None:
    """Time is handed to a test, or it waits for something to happen. Measuring may pace itself."""
    waiting = [name for name, words in without_words().items() if SLEEPS.search(words)]
    assert not [name for name in waiting if not name.startswith("tests/bench/")]


def test_pages_are_asked_from_outside() -> None:
    """Playwright's own waiting evaluates text inside the page, which our content rules forbid: use `wait_until`."""
    assert not [name for name, words in without_words().items() if "wait_for_function" in words]


def test_a_skipped_test_says_why() -> None:
    """A reason that a reader can judge."""
    assert not [f"{name}:{line}" for name, tree in trees().items() for line in _skips_without_reason(tree)]


def _skips_without_reason(tree: ast.Module) -> list[int]:
    calls = {id(node.func): node for node in ast.walk(tree) if isinstance(node, ast.Call)}
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and ast.unparse(node) in SKIPPING:
            call = calls.get(id(node))
            said = call is not None and (call.args if ast.unparse(node) == "pytest.skip" else _reason(call))
            if not said:
                found.append(node.lineno)
    return found


def _reason(call: ast.Call) -> bool:
    return any(word.arg == "reason" for word in call.keywords)


def test_page_tests_are_not_skipped() -> None:
    """Nor is one of them run alone."""
    alone = re.compile(r"\b(?:it|test|describe)\.(?:skip|only|todo|fails)\b")
    assert not [name for name in ending(".test.ts") if alone.search(text(name))]
