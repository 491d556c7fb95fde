"""What a step of set-up is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from server.bootstrap import sentences
from server.bootstrap.places import Places
from server.bootstrap.progress import Line
from server.core.errors import Refused


@dataclass(frozen=True)
class Step:
    """One thing that must be true before Roundelay can serve."""

    key: str
    name: str
    needs_mb: int
    """Megabytes of disk, at most."""
    made_from: Callable[[Places], str]
    """A word that changes when the step must be done again."""
    made: Callable[[Places], str]
    """A word for what is there now; empty when it is missing or torn."""
    work: Callable[[Places, Line], str]
    """Does it, and says in a word or two what came out."""
    side: Literal["python", "web"] = "python"
    """What is done at the same time as the other side's steps."""
    shows_itself: bool = False
    """Whether `made` alone tells that it is done, without a stamp."""


def trouble(step: Step, output: str, places: Places) -> Refused:
    """The one sentence for a program of this step that failed."""
    what = {
        "packages": "the Python packages",
        "test-tools": "the test tools",
        "web-packages": "the web packages",
    }
    known = sentences.from_output(output, what=what.get(step.key, step.name))
    return known or sentences.step_failed(step.name, places.log(step.key).relative_to(places.root))
