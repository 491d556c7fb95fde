"""What a message is: commands and facts, and the registers of both."""

import re
from collections.abc import Callable
from typing import TypeVar

from msgspec import Struct

from server.protocol.terms import Role


class Command(Struct, frozen=True, forbid_unknown_fields=True):
    """Something a page asks for."""


class Fact(Struct, frozen=True, forbid_unknown_fields=True):
    """Something a page is told."""


COMMANDS: dict[str, tuple[type[Command], frozenset[Role]]] = {}
"""Event name -> (type, roles that may send it). Whatever is not in here is refused."""
FACTS: dict[str, type[Fact]] = {}
"""Event name -> type, for everything a server may send."""
EVENT_OF: dict[type[Fact], str] = {}


def event_name(cls: type) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()


C = TypeVar("C", bound=type[Command])
F = TypeVar("F", bound=type[Fact])


def sent_by(*roles: Role) -> Callable[[C], C]:
    def register(cls: C) -> C:
        COMMANDS[event_name(cls)] = (cls, frozenset(roles))
        return cls

    return register


def fact(cls: F) -> F:
    FACTS[event_name(cls)] = cls
    EVENT_OF[cls] = event_name(cls)
    return cls
