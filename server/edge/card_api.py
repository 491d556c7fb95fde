"""Access cards by REST: a seat's as a file and as a QR code, and reading one. For the therapist's own devices only."""

import msgspec
from flask import Flask, Response, jsonify, make_response, request

from server.access_cards import UNREADABLE, file_text, qr_text, read_card
from server.core.errors import Refused
from server.core.seat import symbol_of
from server.edge.access import Access
from server.edge.asking import from_our_page, host_only
from server.edge.qr import qr_picture
from server.hub import Hub
from server.protocol import AccessProfile


def attach(app: Flask, hub: Hub, access: Access) -> None:
    """Routes for the card of a seat, and /api/card."""

    def profile(room_id: str, number: int) -> AccessProfile:
        host_only(access)
        room = hub.room(room_id).room
        room.seat(number)
        return room.settings.seats[number - 1].access

    @app.get("/api/rooms/<room_id>/seats/<int:number>/card.json")
    def card_file(room_id: str, number: int) -> Response:
        response = make_response(file_text(profile(room_id, number)))
        response.headers["Content-Type"] = "application/json; charset=utf-8"
        name = f"roundelay-access-{symbol_of(number).lower()}.json"
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        response.headers["Cache-Control"] = "no-store"
        return response

    @app.get("/api/rooms/<room_id>/seats/<int:number>/card.svg")
    def card_picture(room_id: str, number: int) -> Response:
        return qr_picture(qr_text(profile(room_id, number)))

    @app.post("/api/card")
    def read() -> Response:
        """The text of a card's file or of its QR code: the profile on it. Nothing is changed yet."""
        host_only(access)
        from_our_page()
        given = request.get_data(cache=False)
        try:
            text = given.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise Refused("bad_card", UNREADABLE) from None
        return jsonify(profile=msgspec.to_builtins(read_card(text)))
