"""Mistakes planted into a module, to see whether its laws notice them."""

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from types import ModuleType

from hypothesis import Phase, given, settings

from server.core.errors import Refused
from tests.core.timing_laws import Case, cases


def mutant(module: ModuleType, right: str, wrong: str) -> ModuleType:
    """The module with one place of it written wrongly."""
    assert module.__file__ is not None
    source = Path(module.__file__).read_text(encoding="utf-8")
    assert source.count(right) == 1, "the planted mistake no longer fits the code"
    other = ModuleType(module.__name__)
    exec(compile(source.replace(right, wrong), "mutant", "exec"), other.__dict__)  # noqa: S102 - our own code
    return other


@cache
def examples() -> list[Case]:
    """A thousand moments: among so many are those that matter, whatever numbers Hypothesis finds in loaded modules."""
    found: list[Case] = []

    @given(cases())
    @settings(max_examples=1000, derandomize=True, database=None, phases=[Phase.generate])
    def collect(case: Case) -> None:
        found.append(case)

    collect()
    return found


def broken_by(module: ModuleType, laws: Iterable[Callable[[ModuleType, Case], None]]) -> bool:
    """Whether any law doesn't hold for some example."""
    for law in laws:
        for case in examples():
            try:
                law(module, case)
            except (AssertionError, ArithmeticError, ValueError, StopIteration, Refused):
                return True
    return False
