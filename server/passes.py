"""Who may be what in which room: passes, codes and links. Tokens are random, and kept only as their hashes."""

import base64
import hashlib
import hmac
import secrets
from dataclasses import dataclass

from server.protocol import Role

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""31: no O and 0, no I, L and 1, which people take for each other."""

CODE_LENGTH = 6
PASSES_MOST = 2_000


@dataclass(frozen=True, slots=True)
class Pass:
    """What the bearer of a token is."""

    room: str
    role: Role
    seat: int | None = None


def hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def new_token() -> str:
    """128 random bits, 22 letters."""
    return secrets.token_urlsafe(16)


def token_of(key: bytes, *what: int) -> str:
    """A token that is the same whenever it is asked for, and that nobody can make who doesn't have the key."""
    digest = hmac.digest(key, ":".join(map(str, what)).encode(), "sha256")
    return base64.urlsafe_b64encode(digest[:16]).decode().rstrip("=")


def new_code() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))


def as_typed(code: str) -> str:
    """A code as people type it, in the form codes are kept in."""
    return "".join(letter for letter in code.upper() if letter.isalnum())[: CODE_LENGTH + 1]


class Passes:
    """All passes of a server."""

    def __init__(self) -> None:
        self._passes: dict[str, Pass] = {}
        self._sent_out: dict[str, str] = {}

    def issue(self, granted: Pass) -> str:
        """A new token for it."""
        token = new_token()
        self.keep(token, granted)
        return token

    def keep(self, token: str, granted: Pass) -> None:
        """This token opens it from now on."""
        if len(self._passes) >= PASSES_MOST:
            oldest = next((key for key, kept in self._passes.items() if kept.role != "member"), None)
            self._passes.pop(oldest or next(iter(self._passes)))
        self._passes[hashed(token)] = granted

    def find(self, token: str) -> Pass | None:
        return self._passes.get(hashed(token))

    def was_sent_out(self, token: str, room: str) -> bool:
        """Whether the therapist removed this tablet from the room: it may knock, but not walk in."""
        return self._sent_out.get(hashed(token)) == room

    def end_seat(self, room: str, seat: int, *, sent_out: bool) -> None:
        """The seat's tokens open nothing any more."""
        ended = [key for key, kept in self._passes.items() if (kept.room, kept.seat) == (room, seat)]
        for key in ended:
            del self._passes[key]
            if sent_out:
                self._sent_out[key] = room

    def end_room(self, room: str) -> None:
        self._passes = {key: kept for key, kept in self._passes.items() if kept.room != room}
        self._sent_out = {key: there for key, there in self._sent_out.items() if there != room}
