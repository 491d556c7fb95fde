"""What every request is asked before it is answered."""

import pytest
from flask import Flask
from msgspec import Struct, ValidationError

from server.core.errors import Refused
from server.edge.asking import body, from_our_page

APP = Flask("asking")


class Thing(Struct, forbid_unknown_fields=True):
    """A body."""

    size: int


def test_only_a_page_of_ours_may_ask() -> None:
    """[T4] Another site can't set the header."""
    with APP.test_request_context("/", method="POST"), pytest.raises(Refused, match="own pages"):
        from_our_page()
    with APP.test_request_context("/", method="POST", headers={"X-Roundelay": "1"}):
        from_our_page()


def test_a_body_is_checked_whole() -> None:
    """[T4] What isn't understood is refused, never half used."""
    with APP.test_request_context("/", method="POST", headers={"X-Roundelay": "1"}, data=b'{"size": 2}'):
        assert body(Thing).size == 2
    bad = b'{"size": 2, "colour": 1}'
    with (
        APP.test_request_context("/", method="POST", headers={"X-Roundelay": "1"}, data=bad),
        pytest.raises(ValidationError),
    ):
        body(Thing)
