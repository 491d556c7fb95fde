"""What an old tablet has to fetch before it can play."""

import gzip

from playwright.sync_api import Response

from tests.e2e.devices import TABLET
from tests.e2e.rooms import Room

SCRIPTS_MOST = 40_000
"""Bytes, packed: a third is the Socket.IO client, a tenth the words, a fifth the ways of touching. What is seldom
wanted (settings, the piece of twenty touches, the tablet's own sound, other languages) is fetched when it is."""

STYLES_MOST = 7_200
"""Three themes, with two dozen colours each."""


def test_the_pad_page_is_light(room: Room) -> None:
    """[P1][X4] Small enough to be read in a moment on a tablet of 2013."""
    tablet = room.open_tablet(on=room.devices.open(TABLET))
    fetched: list[Response] = []
    page = tablet.context.new_page()
    page.on("response", lambda one: fetched.append(one))
    page.goto("/pad")
    page.locator("[data-pad]").first.wait_for()

    def packed(kind: str) -> int:
        return sum(len(gzip.compress(one.body(), 9)) for one in fetched if one.request.resource_type == kind)

    assert 0 < packed("script") <= SCRIPTS_MOST
    assert 0 < packed("stylesheet") <= STYLES_MOST
