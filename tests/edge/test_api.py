"""The REST part: logging in, starting rooms, joining."""

import pytest
from werkzeug.test import Client

from tests.edge.conftest import get, post


def test_only_the_host_starts_rooms(browser: Client, host: Client) -> None:
    """[R3] The code gives no power; the host key does."""
    assert post(browser, "/api/rooms")[0] == 401
    status, room = post(host, "/api/rooms")
    assert status == 200
    assert len(str(room["code"])) == 6


def test_the_host_page_learns_what_it_shows(host: Client) -> None:
    """[S2] Addresses, rooms, whether a passphrase is set."""
    room = post(host, "/api/rooms")[1]
    status, told = get(host, "/api/host")
    assert status == 200
    assert [shown["room"] for shown in told["rooms"]] == [room["room"]]  # type: ignore[attr-defined]
    assert told["passphrase_set"] is False
    assert told["reached"] is False


def test_a_request_without_our_header_is_refused(host: Client) -> None:
    """[T4] Another site can't press our buttons."""
    answer = host.post("/api/rooms", json={}, headers={"Host": "127.0.0.1:8080"})
    assert answer.status_code == 400
    assert get(host, "/api/host")[1]["rooms"] == []


@pytest.mark.parametrize("role", ["conductor", "speaker", "display"])
def test_the_hosts_pages_get_passes(browser: Client, host: Client, role: str) -> None:
    """[R3] And nobody else's."""
    room = post(host, "/api/rooms")[1]["room"]
    assert post(browser, f"/api/rooms/{room}/pass", {"role": role})[0] == 401
    status, given = post(host, f"/api/rooms/{room}/pass", {"role": role})
    assert status == 200
    assert len(str(given["token"])) >= 22


@pytest.mark.parametrize("role", ["member", "god", "", None, 3])
def test_no_other_role_is_given_out(host: Client, role: object) -> None:
    """[R3] Members come in by the door."""
    room = post(host, "/api/rooms")[1]["room"]
    assert post(host, f"/api/rooms/{room}/pass", {"role": role})[0] == 400


def test_a_tablet_joins_by_code_and_keeps_its_seat(browser: Client, host: Client) -> None:
    """[R1] [R2] Typed codes wait; the token gives the seat back."""
    room = post(host, "/api/rooms")[1]
    status, joined = post(browser, "/api/join", {"code": str(room["code"]).lower()})
    assert (status, joined["waiting"], joined["seat"]) == (200, True, 1)
    again = post(browser, "/api/join", {"code": room["code"], "device": joined["token"]})[1]
    assert again["token"] == joined["token"]


@pytest.mark.parametrize(
    "body",
    [{}, {"code": "ABCDEF", "invitation": "x"}, {"code": 5}, {"code": "x" * 5000}, {"seat": 3}, [], "text"],
)
def test_nonsense_is_one_sentence(browser: Client, body: object) -> None:
    """[S4] No traceback in front of a person."""
    status, told = post(browser, "/api/join", body)
    assert status == 400
    assert str(told["text"]).endswith(".")


def test_guessing_codes_is_stopped(browser: Client, host: Client) -> None:
    """[T4] Ten wrong codes, and even the right one has to wait."""
    code = post(host, "/api/rooms")[1]["code"]
    for _ in range(10):
        assert post(browser, "/api/join", {"code": "AAAAAA"})[0] == 404
    assert post(browser, "/api/join", {"code": code})[0] == 429


def test_the_qr_code_is_a_picture_for_the_host_only(browser: Client, host: Client) -> None:
    """[R2] Made on the server, never cached."""
    room = post(host, "/api/rooms")[1]["room"]
    assert get(browser, f"/api/rooms/{room}/qr.svg")[0] == 401
    answer = host.get(f"/api/rooms/{room}/qr.svg", headers={"Host": "127.0.0.1:8080"})
    assert answer.content_type.startswith("image/svg+xml")
    assert answer.headers["Cache-Control"] == "no-store"
    assert b"<svg" in answer.data


def test_a_closed_room_is_gone(host: Client) -> None:
    """[R5] One clear sentence for every later request."""
    room = post(host, "/api/rooms")[1]["room"]
    assert post(host, f"/api/rooms/{room}/close")[0] == 204
    status, told = post(host, f"/api/rooms/{room}/pass", {"role": "speaker"})
    assert (status, told["code"]) == (404, "room_closed")


def test_pairing_by_passphrase(browser: Client, host: Client) -> None:
    """[R3] Set on the host page, used on another device."""
    words = "three green boats sing"
    assert post(browser, "/api/passphrase", {"passphrase": words})[0] == 401
    assert post(host, "/api/passphrase", {"passphrase": words})[0] == 204
    assert post(browser, "/api/pair", {"passphrase": "three red boats sing"})[0] == 401
    assert post(browser, "/api/pair", {"passphrase": words})[0] == 204
    assert get(browser, "/api/host")[0] == 200
    assert post(browser, "/api/logout")[0] == 204
    assert get(browser, "/api/host")[0] == 401


def test_the_cookie_is_out_of_reach_for_scripts_and_other_sites(browser: Client, served: object) -> None:
    """[T4] HttpOnly and SameSite=Strict."""
    key = served.host_key  # type: ignore[attr-defined]
    answer = browser.post(
        "/api/login", json={"key": key}, headers={"Host": "127.0.0.1:8080", "X-Roundelay": "1"}
    )
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie


def test_a_beacon_of_a_stranger_is_ignored(browser: Client) -> None:
    """[P4] It answers alike for every token."""
    answer = browser.post("/api/off", data="no such token", headers={"Host": "127.0.0.1:8080"})
    assert answer.status_code == 204
