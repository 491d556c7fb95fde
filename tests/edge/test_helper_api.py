"""The link for whoever helps at a seat: given to the host alone, and what it opens on a live connection."""

from collections.abc import Iterator

import msgspec
import pytest
from werkzeug.test import Client

from server.protocol import COMMANDS, Command, Helping, MarkAssisted, NotNow, Refused, RoomState
from server.rehearse.wire import join
from tests.e2e.rooms import Host
from tests.e2e.serving import Server
from tests.e2e.socket_client import SocketClient
from tests.edge.conftest import get, post

HERE = {"Host": "127.0.0.1:8080"}


def test_the_link_is_the_hosts_to_give(browser: Client, host: Client) -> None:
    """[X5] [R3] Nobody else is told it; it stays the same, and is another one for each seat."""
    room = post(host, "/api/rooms")[1]["room"]
    assert post(browser, f"/api/rooms/{room}/helper", {"seat": 2})[0] == 401
    status, given = post(host, f"/api/rooms/{room}/helper", {"seat": 2})
    assert status == 200
    assert str(given["link"]).endswith(f"/helper#{room}.{given['token']}")
    assert post(host, f"/api/rooms/{room}/helper", {"seat": 2})[1] == given
    assert post(host, f"/api/rooms/{room}/helper", {"seat": 3})[1]["token"] != given["token"]


@pytest.mark.parametrize("seat", [0, 13, 49, -1, "2", None, 1.5])
def test_no_link_to_a_seat_that_is_not_there(host: Client, seat: object) -> None:
    """[X5] One clear sentence."""
    room = post(host, "/api/rooms")[1]["room"]
    status, told = post(host, f"/api/rooms/{room}/helper", {"seat": seat})
    assert status == 400
    assert str(told["text"]).endswith(".")


def test_its_picture_is_for_the_host_only(browser: Client, host: Client) -> None:
    """[X5] Made on the server, never cached."""
    room = post(host, "/api/rooms")[1]["room"]
    assert get(browser, f"/api/rooms/{room}/helper/2/qr.svg")[0] == 401
    answer = host.get(f"/api/rooms/{room}/helper/2/qr.svg", headers=HERE)
    assert answer.content_type.startswith("image/svg+xml")
    assert answer.headers["Cache-Control"] == "no-store"
    assert host.get(f"/api/rooms/{room}/helper/13/qr.svg", headers=HERE).status_code == 400


# --- on a live connection


class Given(msgspec.Struct):
    """The answer to a host."""

    room: str
    token: str
    link: str


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("server")).start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def beside(server: Server) -> Iterator[tuple[SocketClient, SocketClient]]:
    """A conductor, and a helper at the first seat, where a tablet sits."""
    host = Host(server)
    room = host.start_room().room
    conductor = SocketClient(server.url, room, host.pass_for(room, "conductor"))
    link = conductor.until(RoomState, lambda state: state.link != "").link
    joined = join(server.url, invitation=link.partition("#")[2])
    tablet = SocketClient(server.url, room, joined.token)
    given = msgspec.json.decode(host.post(f"/api/rooms/{room}/helper", {"seat": joined.seat}), type=Given)
    helper = SocketClient(server.url, room, given.token)
    helper.next(Helping, lambda told: told.link == "here")
    yield conductor, helper
    for client in (helper, tablet, conductor):
        client.close()


ANYBODYS = {"hello", "clock", "link"}


@pytest.mark.parametrize("event", sorted(COMMANDS))
def test_a_helper_may_press_its_two_buttons_and_answer_and_nothing_else(
    beside: tuple[SocketClient, SocketClient], event: str
) -> None:
    """[X5] [R3] Whatever else there is to be said is refused, before it is even read."""
    _, helper = beside
    roles = COMMANDS[event][1]
    if event in ANYBODYS or "helper" in roles:
        assert event in ANYBODYS | {"mark_assisted", "not_now", "give_assent"}
        return
    helper.send_raw(f'42["{event}",{{}}]'.encode())
    assert helper.next(Refused).code == "not_yours"


@pytest.mark.parametrize("button", [MarkAssisted(on=True), NotNow(on=True)])
def test_its_buttons_reach_the_dashboard(beside: tuple[SocketClient, SocketClient], button: Command) -> None:
    """[X5] Live, and by this seat alone."""
    conductor, helper = beside
    helper.send(button)
    name = "assisted" if isinstance(button, MarkAssisted) else "not_now"
    state = conductor.until(RoomState, lambda state: getattr(state.seats[0], name))
    assert not any(getattr(seat, name) for seat in state.seats[1:])
