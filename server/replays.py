"""Parts of kept tapes on their way to the rooms that play them back."""

import logging
from collections.abc import Callable
from typing import Final

from server.core.effects import LoadReplay
from server.core.errors import Refused
from server.core.replay import TapePart
from server.runtime.database_thread import DatabaseThread
from server.storage.mistakes import mistake

LOG = logging.getLogger("roundelay")

Answer = TapePart | Refused

BROKE: Final = Refused(
    "replay_broke",
    "This part of the session can't be read, so it can't be played back: try another part of it, or make a file of it.",
)


class Replays:
    """`fetch` may take its time and may raise Refused; `deliver` is called where the rooms live."""

    def __init__(self, thread: DatabaseThread, fetch: Callable[[LoadReplay], TapePart]) -> None:
        self._thread: Final = thread
        self._fetch: Final = fetch
        self.deliver: Callable[[str, LoadReplay, Answer], None] = lambda room, wanted, answer: None

    def load(self, room: str, wanted: LoadReplay) -> None:
        """Goes on at once."""
        self._thread.post(self._fetched, room, wanted)

    def _fetched(self, room: str, wanted: LoadReplay) -> None:
        try:
            answer: Answer = self._fetch(wanted)
        except Refused as refused:
            answer = refused
        except Exception as error:  # the room must not wait for ever; what was being read stays untold
            LOG.error("A part of a kept tape could not be read: %s", mistake(error))
            answer = BROKE
        self._thread.home(self._delivered, room, wanted, answer)

    def _delivered(self, room: str, wanted: LoadReplay, answer: Answer) -> None:
        try:
            self.deliver(room, wanted, answer)
        except Exception as error:  # what is on the tape is more than the room bears
            LOG.error("A part of a kept tape could not be played back: %s", mistake(error))
            self.deliver(room, wanted, BROKE)
