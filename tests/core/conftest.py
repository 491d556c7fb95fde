"""What the tests of the core share."""

import pytest

from tests.harness import ScriptedRoom


@pytest.fixture
def room() -> ScriptedRoom:
    """A room with a dashboard, a display and a ready speaker; nobody sits yet."""
    return ScriptedRoom()
