"""Every message of the protocol is explained, may be sent by somebody, and is answered or sent somewhere."""

import inspect
import re
import subprocess
import sys

import pytest
from msgspec import Struct

from server import protocol
from server.core.handlers import HANDLERS
from server.protocol import COMMANDS, FACTS, ROLES
from tests.structure.tree import ROOT, text, tracked

SERVER = {name: text(name) for name in tracked() if name.startswith("server/") and name.endswith(".py")}
EDGES = "\n".join(words for name, words in SERVER.items() if name.startswith(("server/hub", "server/edge/")))
SENDERS = "\n".join(words for name, words in SERVER.items() if not name.startswith("server/protocol"))


@pytest.mark.parametrize("event", sorted(COMMANDS))
def test_every_command_has_roles_words_and_a_handler(event: str) -> None:
    """[R3] Whoever may not send it is refused; who may is answered by the room, or by the hub for what is no music."""
    command, roles = COMMANDS[event]
    assert roles
    assert roles <= set(ROLES)
    assert inspect.getdoc(command) not in (None, "", inspect.getdoc(protocol.Command))
    assert command in HANDLERS or re.search(rf"\b{command.__name__}\b", EDGES)


@pytest.mark.parametrize("event", sorted(FACTS))
def test_every_fact_has_words_and_a_sender(event: str) -> None:
    """A message that nobody sends is no message."""
    fact = FACTS[event]
    assert inspect.getdoc(fact) not in (None, "", inspect.getdoc(protocol.Fact))
    assert re.search(rf"\b{fact.__name__}\(", SENDERS)


def structs() -> list[type[Struct]]:
    found = [value for _, value in inspect.getmembers(protocol, inspect.isclass) if issubclass(value, Struct)]
    return [value for value in found if value.__module__.startswith(protocol.__name__)]


@pytest.mark.parametrize("struct", structs(), ids=lambda struct: struct.__name__)
def test_every_message_is_frozen_and_explained(struct: type[Struct]) -> None:
    """What came over the wire is a fact and does not change."""
    assert struct.__struct_config__.frozen
    assert inspect.getdoc(struct)


def test_no_two_messages_share_a_name() -> None:
    """One event name, one meaning."""
    assert not set(COMMANDS) & set(FACTS)


def test_the_pages_know_the_same_protocol() -> None:
    """protocol.gen.ts is what server/protocol/ says now: python -m server.protocol_ts."""
    command = [sys.executable, "-m", "server.protocol_ts", "--check"]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr


def test_event_names_are_written_in_one_place() -> None:
    """The pages name messages through the generated types only, never as words of their own making."""
    names = "|".join(sorted(FACTS))
    own = [name for name in tracked() if name.startswith("web/src/net/") and name.endswith(".ts")]
    declared = [name for name in own if re.search(rf"type \w+ = '(?:{names})'", text(name))]
    assert not declared
