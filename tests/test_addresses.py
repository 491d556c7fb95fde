"""Under which addresses tablets reach this laptop."""

import pytest

from server.addresses import ANY, lan_address, tablet_hosts, url


def test_an_address_for_tablets_is_never_this_machine_only() -> None:
    """[S4] Without a network there is none, and that is said."""
    found = lan_address()
    assert found is None or not found.startswith("127.")
    assert tablet_hosts(ANY) == ([found] if found else [])


@pytest.mark.parametrize(
    ("bound", "shown"),
    [("127.0.0.1", []), ("localhost", []), ("::1", []), ("192.168.8.1", ["192.168.8.1"])],
)
def test_a_chosen_address_is_the_one_shown(bound: str, shown: list[str]) -> None:
    """[S1] --host decides."""
    assert tablet_hosts(bound) == shown


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (url("192.168.8.1", 8080, tls=False), "http://192.168.8.1:8080"),
        (url("192.168.8.1", 80, tls=False, path="/j#x"), "http://192.168.8.1/j#x"),
        (url("music.lan", 443, tls=True), "https://music.lan"),
        (url("fe80::1", 8080, tls=False), "http://[fe80::1]:8080"),
    ],
)
def test_addresses_are_as_short_as_they_can_be(address: str, expected: str) -> None:
    """[S2] People type them."""
    assert address == expected
