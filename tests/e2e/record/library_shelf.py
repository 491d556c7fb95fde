"""Sessions put straight onto a server's shelf, as rooms would have kept them; and the page that lists them."""

from playwright.sync_api import Page, expect

from server.core.tape import Event
from server.protocol import SessionEdit, SessionSeat
from server.storage.archive import Archive, NewSession
from tests.e2e.devices import LAPTOP, Devices, Screen
from tests.e2e.serving import Server
from tests.tapes import MadeTape

BEGAN = "2026-06-{day:02}T09:30:00Z"


class Shelf:
    """The record of a server that runs."""

    def __init__(self, server: Server) -> None:
        self._url = f"sqlite:///{server.data / 'roundelay.db'}"

    def put(
        self, session: str, title: str, *, day: int = 3, series: str | None = None, words: str = "",
        events: list[Event] | None = None, ends: bool = True, keep_days: int = 30,
        ended: str = "2099-06-03T09:31:00Z",
    ) -> None:  # fmt: skip
        """By itself it ended far ahead, so that nothing goes before the test is over."""
        archive = Archive.open(self._url)
        seats = [SessionSeat(seat=seat, key=key, kept=True) for seat, key in ((1, "1 Sun"), (2, "2 Moon"))]
        archive.begin(
            NewSession(
                id=session, title=title, series=series, began=BEGAN.format(day=day), keep_days=keep_days,
                plan="Tuesday", seats=seats,
            )
        )  # fmt: skip
        tape = MadeTape().plays(1, 2.0).plays(2, 3.0).marked(4.0, "lovely")
        archive.append(session, 0, events or tape.document().events)
        if ends:
            archive.end(session, length=1560.0, ended=ended)
        if words:
            archive.edit(session, SessionEdit(words=words))
        archive.close()


def open_library(server: Server, devices: Devices, screen: Screen = LAPTOP, *, language: str = "en") -> Page:
    """On a paired device."""
    page = devices.open(screen).new_page()
    page.add_init_script(f"window.localStorage.setItem('roundelay.language', '{language}')")
    page.goto(f"/host#key={server.host_key}")
    expect(page.locator(".start")).to_be_visible()
    page.goto("/sessions")
    expect(page.locator(".library h1")).to_be_visible()
    return page
