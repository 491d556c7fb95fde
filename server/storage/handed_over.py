"""What rooms hand over to be written, while it waits for that."""

from collections.abc import Sequence
from dataclasses import dataclass

from server.core.tape import Event
from server.storage.writing import NewSession


@dataclass(frozen=True, slots=True)
class Begin:
    """A session begins."""

    new: NewSession


@dataclass(frozen=True, slots=True)
class Keep:
    """Events of a session, the first of which has the number `first`."""

    session: str
    first: int
    events: list[Event]
    handed: float
    """When, in seconds that only rise."""


@dataclass(frozen=True, slots=True)
class End:
    """A session ends."""

    session: str
    length: float
    ended: str


Item = Begin | Keep | End


@dataclass(frozen=True, slots=True)
class Lost:
    """Events that did not fit into memory: their numbers and moments."""

    first: int
    last: int
    since: float
    until: float


def merged(batch: Sequence[Item]) -> list[Item]:
    """Notes are handed over one by one, and written together: all that follow on one another in a session as one."""
    found: list[Item] = []
    growing: dict[str, int] = {}
    for item in batch:
        if not isinstance(item, Keep):
            growing.pop(item.new.id if isinstance(item, Begin) else item.session, None)
            found.append(item)
            continue
        place = growing.get(item.session)
        before = found[place] if place is not None else None
        if place is not None and isinstance(before, Keep) and before.first + len(before.events) == item.first:
            before.events.extend(item.events)
        else:
            growing[item.session] = len(found)
            found.append(Keep(item.session, item.first, list(item.events), item.handed))
    return found
