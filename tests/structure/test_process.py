"""The process that plays stays light and every setting says why it is there."""

import ast
import subprocess
import sys

from tests.structure.tree import ROOT, text


def test_serving_loads_nothing_slow() -> None:
    """[F2] music21 and numpy never enter the process that plays."""
    ask = "import sys, server.app; print(*{'music21', 'numpy', 'matplotlib'} & set(sys.modules))"
    told = subprocess.run([sys.executable, "-c", ask], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == ""


def test_set_up_needs_nothing_installed() -> None:
    """[S1] It runs before there is any package: the standard library is enough."""
    ask = "import server.bootstrap.start"
    subprocess.run(
        [sys.executable, "-S", "-I", "-c", f"import sys; sys.path.insert(0, '.'); {ask}"],
        cwd=ROOT,
        check=True,
    )


def test_every_setting_says_why() -> None:
    """A line under each field of the configuration."""
    classes = [node for node in ast.parse(text("server/config.py")).body if isinstance(node, ast.ClassDef)]
    assert classes
    for owner in classes:
        for field, below in zip(owner.body, [*owner.body[1:], None], strict=True):
            if isinstance(field, ast.AnnAssign):
                explained = isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant)
                assert explained, f"{owner.name}.{ast.unparse(field.target)}"
