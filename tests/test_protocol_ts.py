"""The TypeScript twin."""

import pytest

from server.protocol import COMMANDS, FACTS
from server.protocol_ts import TARGET, main, render


def test_the_committed_file_is_fresh() -> None:
    """One truth in two languages."""
    assert TARGET.read_text(encoding="utf-8") == render()
    assert main(["--check"]) == 0


@pytest.mark.parametrize("event", [*COMMANDS, *FACTS])
def test_every_event_is_in_it(event: str) -> None:
    """Under its name on the wire."""
    assert f"  readonly {event}: " in render()


def test_comments_come_along() -> None:
    """The docstring is written once."""
    assert "/** A finger, key or switch touched a pad." in render()
    assert "export type LightOn = readonly [seat: number, pad: number" in render()
