"""Who answers which command."""

from collections.abc import Mapping
from typing import Final

from server.core import (
    access,
    calibrating,
    conducting,
    consent,
    door,
    grounding,
    guiding,
    helping,
    leading,
    matching,
    planning,
    playing,
    recording,
    replaying,
    safety,
    speaking,
)
from server.core.effects import Handler
from server.protocol import Command

HANDLERS: Final[Mapping[type[Command], Handler]] = {
    **access.HANDLERS,
    **calibrating.HANDLERS,
    **conducting.HANDLERS,
    **consent.HANDLERS,
    **door.HANDLERS,
    **grounding.HANDLERS,
    **guiding.HANDLERS,
    **helping.HANDLERS,
    **leading.HANDLERS,
    **matching.HANDLERS,
    **planning.HANDLERS,
    **playing.HANDLERS,
    **recording.HANDLERS,
    **replaying.HANDLERS,
    **safety.HANDLERS,
    **speaking.HANDLERS,
}
"""One for every command but `Hello` and `Clock`, which the hub answers itself."""
