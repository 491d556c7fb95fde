"""Plans by REST: kept ones, one to open or to export, keeping, removing. For the therapist's own devices only."""

from collections.abc import Callable
from typing import Any

import msgspec
from flask import Flask, Response, jsonify, make_response, request
from msgspec import Raw, Struct

from server.edge.access import Access
from server.edge.asking import body, from_our_page, host_only
from server.plans import PlanShelf, read_plan, written


class Keep(Struct, forbid_unknown_fields=True):
    """A plan to keep, as it stands in its file."""

    plan: Raw


def attach(app: Flask, access: Access, shelf: PlanShelf, in_thread: Callable[..., Any]) -> None:
    """Routes under /api/plans. The disk is asked in a thread: it may take longer than a note."""

    @app.get("/api/plans")
    def plans() -> Response:
        host_only(access)
        kept = in_thread(shelf.kept)
        return jsonify(plans=[{"name": plan.name, "scenes": len(plan.scenes)} for plan in kept])

    @app.get("/api/plans/<path:name>")
    def plan(name: str) -> Response:
        host_only(access)
        response = make_response(written(in_thread(shelf.plan, name)))
        response.headers["Content-Type"] = "application/json; charset=utf-8"
        response.headers["Cache-Control"] = "no-store"
        return response

    @app.post("/api/plans")
    def keep() -> Response:
        host_only(access)
        given = read_plan(bytes(body(Keep).plan))
        in_thread(shelf.keep, given)
        return jsonify(name=given.name)

    @app.post("/api/plans/check")
    def check() -> Response:
        """A file somebody has chosen, read and checked, and not kept: the plan as this version writes it."""
        host_only(access)
        from_our_page()
        given = read_plan(request.get_data(cache=False))
        shelf.check(given)
        return jsonify(plan=msgspec.to_builtins(given))

    @app.post("/api/plans/<path:name>/delete")
    def remove(name: str) -> Response:
        host_only(access)
        from_our_page()
        in_thread(shelf.remove, name)
        return make_response("", 204)
