"""An open dashboard in a test's words: its controls by name, its cards, the seats it chooses."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from server.protocol import RoomState, TechniqueName, TechniqueState
from tests.e2e.rooms import Room
from tests.e2e.socket_client import SocketClient


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def seat(page: Page, number: int) -> Locator:
    return page.locator(f"[data-seat='{number}']")


def card(page: Page, name: str) -> Locator:
    return page.locator(f"[data-card='{name}']")


def peopled(room: Room, count: int) -> list[SocketClient]:
    """So many tablets have come, in seats 1 upwards."""
    members = [room.member() for _ in range(count)]
    room.conductor.until(RoomState, lambda state: state.seats[count - 1].link == "here")
    return members


def opened(room: Room) -> Page:
    page = room.open_dashboard()
    expect(page.get_by_text(room.code, exact=True)).to_be_visible()
    return page


def running(state: RoomState, name: TechniqueName) -> TechniqueState | None:
    return next((one for one in state.techniques if one.technique == name), None)


def begun(
    room: Room, name: TechniqueName, says: Callable[[TechniqueState], bool] = lambda _: True
) -> TechniqueState:
    """Waits until a technique runs, and runs so."""

    def so(state: RoomState) -> bool:
        one = running(state, name)
        return one is not None and says(one)

    one = running(room.conductor.until(RoomState, so), name)
    assert one is not None
    return one


def ended(room: Room) -> RoomState:
    """Waits until no technique runs."""
    return room.conductor.until(RoomState, lambda state: not state.techniques)
