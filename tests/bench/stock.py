"""The plainest relay that Flask-SocketIO's documentation leads to, to measure ourselves against."""

import sys

import eventlet

eventlet.monkey_patch()

from flask import Flask, request  # noqa: E402  after patching
from flask_socketio import SocketIO, join_room  # noqa: E402

app = Flask("stock")
live = SocketIO(app, async_mode="eventlet", cors_allowed_origins="*")
seats: dict[str, int] = {}


@live.on("hello")  # type: ignore[untyped-decorator]  # no types
def hello(message: dict[str, object]) -> None:
    """A token is the page's role and seat: `tablet-12-...`, `speaker-0-...`."""
    role, seat, *_ = str(message["token"]).split("-")
    seats[request.sid] = int(seat)  # type: ignore[attr-defined]
    join_room(role)
    answer = {
        "version": 1,
        "epoch": "e",
        "now": 0.0,
        "room": "stock",
        "role": "member",
        "seat": int(seat),
    }
    live.emit("welcome", answer, to=request.sid)  # type: ignore[attr-defined]


@live.on("note_on")  # type: ignore[untyped-decorator]  # no types
def note_on(message: dict[str, object]) -> None:
    """To the speaker, in the same words as ours."""
    sound = {"id": message["note"], "seat": seats[request.sid], "instrument": "harp", "soft": False}  # type: ignore[attr-defined]
    live.emit("sound_on", {**sound, "pitch": 60.0, "velocity": 0.6, "hold": False}, to="speaker")


@live.on("note_off")  # type: ignore[untyped-decorator]  # no types
def note_off(message: dict[str, object]) -> None:
    """A struck tone rings by itself."""


if __name__ == "__main__":
    print("Open http://127.0.0.1/host#key=none", flush=True)
    live.run(app, host="127.0.0.1", port=int(sys.argv[1]))
