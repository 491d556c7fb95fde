"""Exactly one speaker sounds: whoever holds the lease. The others are standbys."""

from dataclasses import dataclass

from server.protocol import SpeakerReadiness

LEASE = 3.0
"""Seconds without a word from the speaker page until another may sound."""


@dataclass(slots=True)
class SpeakerPage:
    """One connected speaker page."""

    connection: str
    heard: float
    state: SpeakerReadiness = "asleep"
    latency: float | None = None
    loading: float = 0.0
    device: str | None = None


class Lease:
    """Who sounds. `fence` rises with every change, so that an old word can never outrank a new one."""

    def __init__(self) -> None:
        self.pages: dict[str, SpeakerPage] = {}
        self.holder: str | None = None
        self.fence = 0
        self.since = 0.0

    @property
    def active(self) -> SpeakerPage | None:
        return self.pages.get(self.holder) if self.holder else None

    def enter(self, connection: str, now: float) -> bool:
        """A speaker page came; True if it holds the lease now."""
        self.pages[connection] = SpeakerPage(connection=connection, heard=now)
        return self._give(connection, now) if self.active is None else False

    def leave(self, connection: str, now: float) -> bool:
        """A speaker page went; True if another one holds the lease now, or none does."""
        self.pages.pop(connection, None)
        if self.holder != connection:
            return False
        self.holder = None
        self.since = now
        return self._pass_on(now)

    def renew(
        self,
        connection: str,
        state: SpeakerReadiness,
        latency: float | None,
        loading: float,
        now: float,
        device: str | None = None,
    ) -> bool:
        """A word from a speaker page; True if the holder changed, because this one is awake and the holder is not."""
        page = self.pages[connection]
        if page.state != state and connection == self.holder:
            self.since = now
        page.heard, page.state, page.latency, page.loading = now, state, latency, loading
        page.device = device
        active = self.active
        if active is None or (active.state == "asleep" and state != "asleep" and active is not page):
            return self._give(connection, now)
        return False

    def take(self, connection: str, now: float) -> bool:
        return self.holder != connection and self._give(connection, now)

    def due(self) -> float | None:
        """When the present lease ends unless it is renewed."""
        active = self.active
        return active.heard + LEASE if active and len(self.pages) > 1 else None

    def expire(self, now: float) -> bool:
        """True if the holder had been silent too long and a standby sounds instead."""
        due = self.due()
        return due is not None and now >= due and self._pass_on(now)

    def _pass_on(self, now: float) -> bool:
        """To the standby heard of last, awake ones first."""
        others = [page for page in self.pages.values() if page.connection != self.holder]
        if not others:
            return self.holder is None
        best = max(others, key=lambda page: (page.state != "asleep", page.heard))
        return self._give(best.connection, now)

    def _give(self, connection: str, now: float) -> bool:
        self.holder = connection
        self.fence += 1
        self.since = now
        return True
