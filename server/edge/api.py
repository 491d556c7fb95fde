"""The small REST part: logging in, starting rooms, joining them. Answers are JSON; refusals are {code, text}."""

from collections.abc import Callable
from typing import Annotated, Any

import msgspec
from flask import Flask, Response, jsonify, make_response, request
from msgspec import Meta, Struct

from server import __version__
from server.clock import Clock
from server.core.errors import Refused
from server.edge.access import Access, Tries
from server.edge.asking import COOKIE, address, body, from_our_page, host_only
from server.edge.qr import qr_picture
from server.hub import Hub
from server.protocol import Token

GUESSES, GUESSES_WITHIN = 10, 300.0
ALL_GUESSES, ALL_GUESSES_WITHIN = 20, 60.0
"""Wrong codes from all tablets together in a minute: guessing one of 31^6 takes lifetimes."""

Text = Annotated[str, Meta(max_length=200)]


class Login(Struct, forbid_unknown_fields=True):
    """The host key from this laptop's link."""

    key: Text


class Passphrase(Struct, forbid_unknown_fields=True):
    """For pairing, and for setting it."""

    passphrase: Annotated[str, Meta(max_length=400)]


class Join(Struct, forbid_unknown_fields=True):
    """A tablet asks for a seat: by link or by typed code."""

    invitation: Text | None = None
    code: Text | None = None
    device: Token | None = None


class PassWanted(Struct, forbid_unknown_fields=True):
    """Which of the therapist's own pages asks."""

    role: Annotated[str, Meta(pattern="^(conductor|speaker|display)$")]


STATUS = {
    "not_host": 401,
    "wrong_key": 401,
    "wrong_passphrase": 401,
    "too_many_tries": 429,
    "no_room": 404,
    "room_closed": 404,
    "old_link": 404,
    "no_such_plan": 404,
    "no_such_session": 404,
    "no_such_mark": 404,
    "no_such_job": 404,
    "still_running": 409,
    "too_big_file": 413,
    "too_many_jobs": 429,
}


def attach(
    app: Flask,
    hub: Hub,
    access: Access,
    clock: Clock,
    *,
    addresses: Callable[[], list[str]],
    reached: Callable[[], bool],
    tls: bool,
) -> None:
    """Routes under /api."""
    guesses = Tries(
        clock, each=GUESSES, each_within=GUESSES_WITHIN, every=ALL_GUESSES, every_within=ALL_GUESSES_WITHIN
    )

    @app.errorhandler(Refused)
    def refused(error: Refused) -> Response:
        response = jsonify(code=error.code, text=error.text, values=error.values)
        response.status_code = STATUS.get(error.code, 400)
        return response

    @app.errorhandler(msgspec.MsgspecError)
    def bad(error: msgspec.MsgspecError) -> Response:
        response = jsonify(code="bad_message", text="Roundelay did not understand this page: load it again.")
        response.status_code = 400
        return response

    def session(token: str) -> Response:
        response = make_response("", 204)
        response.set_cookie(COOKIE, token, httponly=True, samesite="Strict", secure=tls, max_age=12 * 3600)
        return response

    @app.get("/api/health")
    def health() -> Response:
        return jsonify(roundelay=__version__)

    @app.post("/api/login")
    def login() -> Response:
        return session(access.login(body(Login).key, address()))

    @app.post("/api/pair")
    def pair() -> Response:
        return session(access.pair(body(Passphrase).passphrase, address()))

    @app.post("/api/logout")
    def logout() -> Response:
        from_our_page()
        access.end(request.cookies.get(COOKIE, ""))
        response = make_response("", 204)
        response.delete_cookie(COOKIE)
        return response

    @app.post("/api/passphrase")
    def passphrase() -> Response:
        host_only(access)
        access.set_passphrase(body(Passphrase).passphrase)
        return make_response("", 204)

    @app.get("/api/host")
    def host() -> Response:
        host_only(access)
        hub.readdress()
        rooms = [
            {
                "room": hosted.id,
                "code": hosted.code,
                "started": clock.now() - hosted.started,
                "here": sum(sender.role == "member" for sender in hosted.connections.values()),
            }
            for hosted in hub.rooms.values()
        ]
        return jsonify(
            addresses=addresses(),
            passphrase_set=access.passphrase_set,
            rooms=rooms,
            reached=reached(),
            problems=list(hub.notices),
            tls=tls,
            version=__version__,
        )

    @app.post("/api/rooms")
    def start_room() -> Response:
        host_only(access)
        from_our_page()
        hosted = hub.start_room()
        return jsonify(room=hosted.id, code=hosted.code)

    @app.post("/api/rooms/<room_id>/close")
    def close_room(room_id: str) -> Response:
        host_only(access)
        from_our_page()
        hub.close_room(room_id)
        return make_response("", 204)

    @app.post("/api/rooms/<room_id>/pass")
    def room_pass(room_id: str) -> Response:
        host_only(access)
        role: Any = body(PassWanted).role
        return jsonify(room=room_id, token=hub.pass_for(room_id, role))

    @app.get("/api/rooms/<room_id>/qr.svg")
    def qr(room_id: str) -> Response:
        host_only(access)
        return qr_picture(hub.room(room_id).room.invitation.link)

    @app.post("/api/join")
    def join() -> Response:
        asked = body(Join)
        if (asked.invitation is None) == (asked.code is None):
            raise Refused("no_code", "Type the code you see on the big screen.")
        guesses.check(address())
        try:
            joined = hub.join(invitation=asked.invitation, code=asked.code, device=asked.device)
        except Refused as no:
            if no.code in ("no_room", "old_link"):
                guesses.failed(address())
            raise
        return jsonify(room=joined.room, token=joined.token, seat=joined.seat, waiting=joined.waiting)

    @app.post("/api/off")
    def off() -> Response:
        hub.let_go(request.get_data(cache=False, as_text=True)[:100])
        return make_response("", 204)
