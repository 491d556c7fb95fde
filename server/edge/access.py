"""Who is the therapist: the host key of this machine, a passphrase for other devices, and the sessions both begin."""

import hmac
import json
import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any

import argon2

from server.clock import Clock
from server.core.errors import Refused
from server.passes import hashed, new_token

SESSION_LASTS = 12 * 3600.0
"""Seconds: a working day."""

SESSIONS_MOST = 100
PASSPHRASE_LEAST = 12
PASSPHRASE_MOST = 200

TRIES, TRIES_WITHIN = 5, 900.0
"""Wrong tries one address may make in a quarter of an hour."""

ALL_TRIES, ALL_WITHIN = 30, 60.0
"""And all addresses together in a minute; what comes beyond waits."""


class Tries:
    """Counts failures, by address and in all. Memory is bounded: old ones are forgotten."""

    def __init__(
        self, clock: Clock, *, each: int, each_within: float, every: int, every_within: float
    ) -> None:
        self._clock = clock
        self._each, self._each_within = each, each_within
        self._every, self._every_within = every, every_within
        self._failures: list[tuple[float, str]] = []

    def check(self, address: str) -> None:
        """Raises Refused while too many have failed."""
        now = self._clock.now()
        longest = max(self._each_within, self._every_within)
        self._failures = [kept for kept in self._failures if now - kept[0] <= longest]
        own = sum(by == address and now - at <= self._each_within for at, by in self._failures)
        of_all = sum(now - at <= self._every_within for at, _ in self._failures)
        if own >= self._each or of_all >= self._every:
            raise Refused("too_many_tries", "Too many wrong tries. Wait a few minutes, then try once more.")

    def failed(self, address: str) -> None:
        self._failures.append((self._clock.now(), address))


class Access:
    """The keys of a data folder (`access.json`, readable by its owner alone) and the sessions of this run."""

    def __init__(self, data: Path, clock: Clock, in_thread: Callable[..., Any]) -> None:
        self._file = data / "access.json"
        self._clock = clock
        self._in_thread = in_thread
        self._hasher = argon2.PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
        self._sessions: dict[str, float] = {}
        self._tries = Tries(
            clock, each=TRIES, each_within=TRIES_WITHIN, every=ALL_TRIES, every_within=ALL_WITHIN
        )
        kept = self._read()
        self._passphrase: str | None = kept.get("passphrase")
        self.host_key = kept.get("host_key") or secrets.token_urlsafe(24)
        if not kept.get("host_key"):
            self._write()

    @property
    def passphrase_set(self) -> bool:
        return self._passphrase is not None

    def login(self, key: str, address: str) -> str:
        """A session token for the host key."""
        self._tries.check(address)
        if not hmac.compare_digest(key.encode(), self.host_key.encode()):
            self._tries.failed(address)
            raise Refused(
                "wrong_key", "This link is not this laptop's. Start Roundelay again and use its new link."
            )
        return self._begin()

    def pair(self, passphrase: str, address: str) -> str:
        """A session token for the passphrase."""
        self._tries.check(address)
        if self._passphrase is None:
            raise Refused("no_passphrase", "No passphrase is set yet: set one on the laptop's start page.")
        if not self._in_thread(self._verify, self._passphrase, passphrase):
            self._tries.failed(address)
            raise Refused(
                "wrong_passphrase", "That is not the passphrase. Look at it once more and try again."
            )
        return self._begin()

    def set_passphrase(self, passphrase: str) -> None:
        if not PASSPHRASE_LEAST <= len(passphrase) <= PASSPHRASE_MOST:
            raise Refused(
                "passphrase_length",
                f"A passphrase has at least {PASSPHRASE_LEAST} letters: three or four words are good.",
                least=PASSPHRASE_LEAST,
            )
        self._passphrase = self._in_thread(self._hasher.hash, passphrase)
        self._write()

    def is_host(self, session: str | None) -> bool:
        if not session:
            return False
        ends = self._sessions.get(hashed(session))
        return ends is not None and self._clock.now() < ends

    def end(self, session: str) -> None:
        self._sessions.pop(hashed(session), None)

    def _begin(self) -> str:
        token = new_token()
        if len(self._sessions) >= SESSIONS_MOST:
            self._sessions.pop(next(iter(self._sessions)))
        self._sessions[hashed(token)] = self._clock.now() + SESSION_LASTS
        return token

    def _verify(self, kept: str, given: str) -> bool:
        try:
            return self._hasher.verify(kept, given)
        except argon2.exceptions.VerificationError:
            return False

    def _read(self) -> dict[str, str]:
        try:
            kept = json.loads(self._file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except ValueError:
            raise Refused(
                "bad_access_file",
                f"{self._file} can't be read: move it away and start again; set the passphrase anew then.",
            ) from None
        return kept if isinstance(kept, dict) else {}

    def _write(self) -> None:
        """Whole or not at all, and for this user's eyes only."""
        kept = {"host_key": self.host_key, "passphrase": self._passphrase}
        beside = self._file.with_suffix(".new")
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(kept, file)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self._file)
