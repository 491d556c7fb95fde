"""What every request is asked before it is answered: whether a page of ours sent it, who sent it, and what it says."""

from typing import TypeVar

import msgspec
from flask import request
from msgspec import Struct

from server.core.errors import Refused
from server.edge.access import Access

COOKIE = "roundelay_host"

Body = TypeVar("Body", bound=Struct)


def body(kind: type[Body]) -> Body:
    """The checked body of a request that only a page of ours can have made."""
    from_our_page()
    return msgspec.json.decode(request.get_data(cache=False) or b"{}", type=kind)


def from_our_page() -> None:
    # A foreign site can't set this header without asking first, and is never allowed to.
    if request.headers.get("X-Roundelay") != "1":
        raise Refused("not_our_page", "Only Roundelay's own pages may ask this.")


def host_only(access: Access) -> None:
    if not access.is_host(request.cookies.get(COOKIE)):
        raise Refused("not_host", "This device is not paired: use the laptop's own link, or the passphrase.")


def address() -> str:
    return request.remote_addr or ""
