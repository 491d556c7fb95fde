"""Parts of kept tapes on their way to the rooms that play them back."""

from collections.abc import Callable
from typing import Final

from server.core.effects import LoadReplay
from server.core.errors import Refused
from server.core.replay import TapePart
from server.runtime.database_thread import DatabaseThread

Answer = TapePart | Refused


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
        self._thread.home(self.deliver, room, wanted, answer)
