"""Access cards by REST."""

import json

import msgspec
from werkzeug.test import Client, TestResponse

from server.access_cards import file_text, qr_text
from server.app import Served
from server.core.room import Sender
from server.protocol import AccessProfile, UseAccess
from tests.edge.conftest import get, post

HOST = {"Host": "127.0.0.1:8080"}
PROFILE = AccessProfile(hold_duration=0.15, pads=3)


def shown(client: Client, text: str | bytes, **headers: str) -> TestResponse:
    """The text of a card, as the dashboard hands it on."""
    return client.post("/api/card", data=text, headers={**HOST, "X-Roundelay": "1", **headers})


def test_the_card_of_a_seat_is_a_file_and_a_picture(host: Client) -> None:
    """[X1] Named after the seat, never kept by a browser, and read back as it was."""
    room = post(host, "/api/rooms")[1]["room"]
    file = host.get(f"/api/rooms/{room}/seats/3/card.json", headers=HOST)
    assert file.headers["Content-Disposition"] == 'attachment; filename="roundelay-access-fish.json"'
    assert json.loads(file.data) == {"format": "roundelay access 1", "profile": {}}
    picture = host.get(f"/api/rooms/{room}/seats/3/card.svg", headers=HOST)
    assert picture.content_type.startswith("image/svg+xml")
    assert {file.headers["Cache-Control"], picture.headers["Cache-Control"]} == {"no-store"}
    assert shown(host, file.data).get_json() == {"profile": {}}


def test_a_card_is_read_whichever_way_it_came(host: Client) -> None:
    """[X1] The text of its file, with the mark some editors put before it, or of its code."""
    told = {"profile": {"hold_duration": 0.15, "pads": 3}}
    assert shown(host, file_text(PROFILE)).get_json() == told
    assert shown(host, file_text(PROFILE).encode("utf-8-sig")).get_json() == told
    assert shown(host, qr_text(PROFILE)).get_json() == told


def test_a_preset_goes_by_card_from_one_room_to_the_next(served: Served, host: Client) -> None:
    """[X1] The presets are there from the start; what one seat has on Tuesday, another has on Wednesday."""
    tuesday, wednesday = served.hub.start_room(), served.hub.start_room()
    preset = next(one for one in tuesday.room.collection.presets if one.id == "eye_gaze")
    conductor = Sender("dashboard", "conductor")
    tuesday.room.handle(conductor, UseAccess(seats=[3], profile=preset.profile), 0.0)
    file = host.get(f"/api/rooms/{tuesday.id}/seats/3/card.json", headers=HOST).data
    profile = msgspec.convert((shown(host, file).get_json() or {})["profile"], AccessProfile)
    wednesday.room.handle(conductor, UseAccess(seats=[5], profile=profile), 0.0)
    assert wednesday.room.settings.seats[4].access == preset.profile


def test_what_is_no_card_is_one_sentence(host: Client) -> None:
    """[X1] The way out is in it."""
    for text in ("https://example.org", b"\xff\xfe\x00", b"\x89PNG", ""):
        answer = shown(host, text)
        assert answer.status_code == 400
        assert str((answer.get_json() or {})["text"]).endswith("set the seat by hand.")


def test_a_room_or_seat_that_is_not_there(host: Client) -> None:
    """[X1] Said, not guessed."""
    room = post(host, "/api/rooms")[1]["room"]
    assert get(host, "/api/rooms/nowhere/seats/1/card.svg")[1]["code"] == "room_closed"
    for number in (0, 13):
        assert get(host, f"/api/rooms/{room}/seats/{number}/card.json")[1]["code"] == "no_such_seat"


def test_cards_are_the_therapists_own(browser: Client, host: Client) -> None:
    """[R3] Not for tablets, and not for other sites."""
    room = post(host, "/api/rooms")[1]["room"]
    for path in (f"/api/rooms/{room}/seats/1/card.json", f"/api/rooms/{room}/seats/1/card.svg"):
        assert get(browser, path)[0] == 401
    assert shown(browser, qr_text(PROFILE)).status_code == 401
    assert shown(host, qr_text(PROFILE), **{"X-Roundelay": "0"}).status_code == 400
