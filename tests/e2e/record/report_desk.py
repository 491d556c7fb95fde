"""A kept session put onto a server's shelf, and its page, open on a paired device."""

import http.client
from urllib.parse import urlsplit

import msgspec
from playwright.sync_api import Page, expect

from server.analysis.report import report
from server.core.document import Document
from server.protocol import JobView, Report, SessionView
from server.storage.archive import Archive
from tests.e2e.asking import PATIENCE
from tests.e2e.devices import LAPTOP, Devices, Screen
from tests.e2e.rooms import Host
from tests.e2e.serving import Server


def put(server: Server, *documents: Document) -> None:
    """As another copy's export would bring them in."""
    archive = Archive.open(f"sqlite:///{server.data / 'roundelay.db'}")
    for document in documents:
        archive.take_in(document.session, document.events)
    archive.close()


def open_session(
    server: Server,
    devices: Devices,
    session: str,
    screen: Screen = LAPTOP,
    *,
    language: str = "en",
    made: Report | None = None,
) -> Page:
    """On a device that the host key has paired; its facts are there. `made`: instead of the report it asks for."""
    page = devices.open(screen).new_page()
    if made is not None:
        answer_with(page, made)
    page.add_init_script(f"window.localStorage.setItem('roundelay.language', '{language}')")
    page.goto(f"/host#key={server.host_key}")
    expect(page.locator(".start")).to_be_visible()
    page.goto(f"/session#{session}")
    expect(page.locator(".session .facts").first).to_be_visible(timeout=2000 * PATIENCE)
    return page


def answer_with(page: Page, made: Report) -> None:
    """This page's report is not counted by the worker; everything else is the server's."""
    body, job = msgspec.json.encode(made), msgspec.json.encode(JobView(id="made", state="done", share=1.0))
    page.route("**/api/sessions/*/report", lambda route: route.fulfill(status=202, body=job))
    page.route("**/api/jobs/made/file", lambda route: route.fulfill(body=body))


def counted(document: Document, *past: Document) -> Report:
    """What the worker makes of it, made here."""
    return report(document, past, "2026-06-03T10:00:00Z", lambda _: None)


class Desk(Host):
    """The same host over plain HTTP: what the server has, without a page."""

    def get(self, path: str) -> bytes:
        address = urlsplit(self._server.url).netloc
        connection = http.client.HTTPConnection(address, timeout=PATIENCE)
        try:
            connection.request("GET", path, headers={"Cookie": self.cookie})
            reply = connection.getresponse()
            answer = reply.read()
            assert reply.status == 200, answer
            return answer
        finally:
            connection.close()

    def session(self, session: str) -> SessionView:
        return msgspec.json.decode(self.get(f"/api/sessions/{session}"), type=SessionView)
