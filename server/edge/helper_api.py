"""What a host asks for so that somebody may help at a seat: the link, and its picture to scan."""

from flask import Flask, Response, jsonify
from msgspec import Struct

from server.edge.access import Access
from server.edge.asking import body, host_only
from server.edge.qr import qr_picture
from server.hub import Hub
from server.protocol import SeatNumber


class HelperWanted(Struct, forbid_unknown_fields=True):
    """Beside which seat the helper sits."""

    seat: SeatNumber


def attach(app: Flask, hub: Hub, access: Access) -> None:
    """Routes under /api/rooms/<room>/helper."""

    @app.post("/api/rooms/<room_id>/helper")
    def helper(room_id: str) -> Response:
        host_only(access)
        given = hub.helper_pass(room_id, body(HelperWanted).seat)
        return jsonify(room=room_id, token=given.token, link=given.link)

    @app.get("/api/rooms/<room_id>/helper/<int:seat>/qr.svg")
    def helper_qr(room_id: str, seat: int) -> Response:
        host_only(access)
        return qr_picture(hub.helper_pass(room_id, seat).link)
