"""Keys, passphrases and sessions."""

import json
import stat
import sys
from pathlib import Path

import pytest

from server.core.errors import Refused
from server.edge.access import SESSION_LASTS, TRIES, TRIES_WITHIN, Access, Tries
from tests.harness import FakeClock

WORDS = "three green boats sing"


def access(data: Path, clock: FakeClock) -> Access:
    return Access(data, clock, lambda call, *arguments: call(*arguments))


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


def test_the_host_key_is_made_once_and_kept(tmp_path: Path, clock: FakeClock) -> None:
    """[R3] In the data folder, for its owner's eyes."""
    first = access(tmp_path, clock).host_key
    assert access(tmp_path, clock).host_key == first
    assert len(first) >= 32
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / "access.json").stat().st_mode) == 0o600


def test_the_key_begins_a_session_and_a_wrong_one_does_not(tmp_path: Path, clock: FakeClock) -> None:
    """[R3] Compared in constant time, refused in one sentence."""
    gate = access(tmp_path, clock)
    session = gate.login(gate.host_key, "127.0.0.1")
    assert gate.is_host(session)
    assert not gate.is_host("x" * 22)
    assert not gate.is_host(None)
    with pytest.raises(Refused, match="not this laptop's"):
        gate.login("wrong", "127.0.0.1")


def test_sessions_end_with_the_day_and_by_hand(tmp_path: Path, clock: FakeClock) -> None:
    """[T4] Twelve hours at the most."""
    gate = access(tmp_path, clock)
    session, other = gate.login(gate.host_key, "a"), gate.login(gate.host_key, "a")
    gate.end(other)
    assert not gate.is_host(other)
    clock.go_to(SESSION_LASTS - 1)
    assert gate.is_host(session)
    clock.go_to(SESSION_LASTS + 1)
    assert not gate.is_host(session)


def test_a_passphrase_pairs_other_devices(tmp_path: Path, clock: FakeClock) -> None:
    """[R3] Kept as an argon2 hash, across restarts."""
    gate = access(tmp_path, clock)
    with pytest.raises(Refused, match="No passphrase is set"):
        gate.pair(WORDS, "tv")
    gate.set_passphrase(WORDS)
    assert gate.is_host(gate.pair(WORDS, "tv"))
    assert WORDS not in (tmp_path / "access.json").read_text()
    assert "argon2id" in (tmp_path / "access.json").read_text()
    again = access(tmp_path, clock)
    assert again.passphrase_set
    with pytest.raises(Refused, match="not the passphrase"):
        again.pair(WORDS + "s", "tv")


@pytest.mark.parametrize("words", ["", "short", "x" * 201])
def test_a_passphrase_has_a_decent_length(tmp_path: Path, clock: FakeClock, words: str) -> None:
    """[R3] Three or four words."""
    gate = access(tmp_path, clock)
    with pytest.raises(Refused, match="at least 12"):
        gate.set_passphrase(words)
    assert not gate.passphrase_set


def test_guessing_is_stopped_and_forgiven_later(tmp_path: Path, clock: FakeClock) -> None:
    """[T4] Five wrong tries, then a quarter of an hour of nothing, even for the right one."""
    gate = access(tmp_path, clock)
    for _ in range(TRIES):
        with pytest.raises(Refused, match="not this laptop's"):
            gate.login("wrong", "bad")
    with pytest.raises(Refused, match="Too many"):
        gate.login(gate.host_key, "bad")
    assert gate.is_host(gate.login(gate.host_key, "good"))
    clock.go_to(TRIES_WITHIN + 1)
    assert gate.is_host(gate.login(gate.host_key, "bad"))


def test_guessing_from_many_addresses_is_stopped_too(clock: FakeClock) -> None:
    """[T4] A global limit, and bounded memory."""
    tries = Tries(clock, each=5, each_within=100.0, every=10, every_within=10.0)
    for number in range(10):
        tries.check(str(number))
        tries.failed(str(number))
    with pytest.raises(Refused):
        tries.check("new")
    clock.go_to(11.0)
    tries.check("new")


def test_a_broken_key_file_is_one_sentence_with_the_way_out(tmp_path: Path, clock: FakeClock) -> None:
    """[S4] And nothing is overwritten."""
    (tmp_path / "access.json").write_text("{half")
    with pytest.raises(Refused, match="move it away"):
        access(tmp_path, clock)
    assert (tmp_path / "access.json").read_text() == "{half"
    (tmp_path / "access.json").write_text(json.dumps({"host_key": "k" * 32}))
    assert access(tmp_path, clock).host_key == "k" * 32
