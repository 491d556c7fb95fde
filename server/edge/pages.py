"""The built pages, the sample pack, and what pages need besides."""

from pathlib import Path

from flask import Flask, Response, redirect, request, send_from_directory
from werkzeug.wrappers import Response as AnyResponse

from server.edge.access import Access
from server.edge.asking import COOKIE

PAGES = (
    "host",
    "join",
    "pad",
    "dashboard",
    "speaker",
    "display",
    "helper",
    "guide",
    "licences",
    "session",
    "sessions",
)

FOR_A_YEAR = 31_536_000
"""Seconds. Built assets carry their content's hash in their name."""


def attach(app: Flask, access: Access, *, dist: Path, pack: Path) -> None:
    """Routes for everything that is a file."""

    def page(name: str) -> AnyResponse:
        response = send_from_directory(dist, f"{name}.html", max_age=0)
        response.headers["Cache-Control"] = "no-store"
        return response

    @app.get("/")
    def start() -> AnyResponse:
        if access.is_host(request.cookies.get(COOKIE)):
            return redirect("/host")
        return page("join")

    @app.get("/j")
    def by_link() -> AnyResponse:
        return page("join")

    for name in PAGES:
        app.add_url_rule(f"/{name}", f"page_{name}", lambda name=name: page(name))

    @app.get("/assets/<path:file>")
    def assets(file: str) -> Response:
        return send_from_directory(dist / "assets", file, max_age=FOR_A_YEAR)

    @app.get("/pack/<path:file>")
    def samples(file: str) -> Response:
        return send_from_directory(pack, file, max_age=0)
