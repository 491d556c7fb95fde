"""Kept sessions by REST: the library, what its therapist writes, files made of them, erasing and bringing in.

For the therapist's own devices only. The database is asked on its own thread, files are made in the worker process.
"""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Final

import msgspec
from flask import Flask, Response, make_response, request, send_file
from msgspec import Meta, Struct

from server.core.errors import Refused
from server.edge.access import Access
from server.edge.asking import body, from_our_page, host_only
from server.edge.guard import FILE_MOST, FILES_COME_TO
from server.protocol import (
    ExportOrder,
    MarkIcon,
    Moment,
    SeatKeyChange,
    SeatKeyOrder,
    SeriesLine,
    SessionEdit,
    SessionView,
)
from server.storage.archive import Archive
from server.workshop.jobs import Jobs
from server.workshop.work import Erase, EraseKey, MakeExport, MakeReport, TakeAway, TakeIn

FIND_MOST: Final = 200
"""Letters of a search."""

PIECE: Final = 256 * 1024
"""Bytes of an upload that go to the disk at once."""

SPARE: Final = 200 * 2**20
"""Bytes that stay free on the disk: the record of a room that plays comes first."""


class MarkWritten(Struct, forbid_unknown_fields=True):
    """A kept moment, new or changed; what is absent stays."""

    at: Moment | None = None
    icon: MarkIcon | None = None
    word: Annotated[str, Meta(max_length=40, pattern=r"^[^\x00-\x1f\x7f]*$")] | None = None


Ask = Callable[..., Any]
"""Runs a call on the database's thread and gives back what it answers, holding up nobody else."""


def told(value: object, status: int = 200) -> Response:
    """An answer for one pair of eyes."""
    response = make_response(msgspec.json.encode(value), status)
    response.headers["Content-Type"] = "application/json; charset=utf-8"
    response.headers["Cache-Control"] = "no-store"
    return response


def attach(
    app: Flask,
    access: Access,
    archive: Archive,
    ask: Ask,
    jobs: Jobs,
    in_thread: Callable[..., Any],
    data: Path,
) -> None:
    """Routes under /api/sessions, /api/series, /api/jobs, /api/erase, /api/take-away and /api/import."""

    def view(session: str) -> SessionView:
        host_only(access)
        found: SessionView = ask(archive.session, session)
        return found

    def ended(session: str) -> None:
        if view(session).line.state == "running":
            raise Refused("still_running", "This session is still being recorded: end the recording first.")

    @app.get("/api/sessions")
    def sessions() -> Response:
        host_only(access)
        return told({"sessions": ask(archive.sessions, request.args.get("find", "")[:FIND_MOST])})

    @app.get("/api/sessions/<session>")
    def one(session: str) -> Response:
        return told(view(session))

    @app.post("/api/sessions/<session>")
    def edit(session: str) -> Response:
        host_only(access)
        return told(ask(archive.edit, session, body(SessionEdit)))

    @app.delete("/api/sessions/<session>")
    def erase(session: str) -> Response:
        host_only(access)
        from_our_page()
        ended(session)
        return told(jobs.add(Erase(session)), 202)

    @app.get("/api/sessions/<session>/densities")
    def densities(session: str) -> Response:
        host_only(access)
        return told(ask(archive.densities, session))

    @app.post("/api/sessions/<session>/marks")
    def new_mark(session: str) -> Response:
        host_only(access)
        mark = body(MarkWritten)
        if mark.at is None:
            raise Refused("no_moment", "A kept moment needs its time: choose a place in the session.")
        at, icon, word = mark.at, mark.icon or "star", mark.word or ""
        return told(ask(lambda: archive.add_mark(session, at=at, icon=icon, word=word)))

    @app.post("/api/sessions/<session>/marks/<int:number>")
    def edit_mark(session: str, number: int) -> Response:
        host_only(access)
        mark = body(MarkWritten)
        return told(
            ask(lambda: archive.edit_mark(session, number, at=mark.at, icon=mark.icon, word=mark.word))
        )

    @app.delete("/api/sessions/<session>/marks/<int:number>")
    def delete_mark(session: str, number: int) -> Response:
        host_only(access)
        from_our_page()
        return told(ask(archive.delete_mark, session, number))

    @app.get("/api/series")
    def series() -> Response:
        """Every series; with `?label=` the sessions of one, the oldest first."""
        host_only(access)
        label = request.args.get("label")
        if label is not None:
            return told({"sessions": ask(archive.series, label)})
        return told({"series": ask(lambda: all_series(archive))})

    @app.post("/api/sessions/<session>/report")
    def report(session: str) -> Response:
        host_only(access)
        from_our_page()
        ended(session)
        return told(jobs.add(MakeReport(session)), 202)

    @app.post("/api/sessions/<session>/exports")
    def export(session: str) -> Response:
        host_only(access)
        order = body(ExportOrder)
        ended(session)
        return told(jobs.add(MakeExport(session, order)), 202)

    @app.post("/api/take-away")
    def take_away() -> Response:
        """Everything of one seat key."""
        host_only(access)
        return told(jobs.add(TakeAway(body(SeatKeyOrder))), 202)

    @app.post("/api/erase")
    def erase_key() -> Response:
        """Whatever one seat key played, for good."""
        host_only(access)
        return told(jobs.add(EraseKey(body(SeatKeyOrder))), 202)

    @app.post("/api/series/keys")
    def rename_key() -> Response:
        """Another key for one person of a series, in all its sessions or in none."""
        host_only(access)
        change = body(SeatKeyChange)
        return told({"sessions": ask(archive.rename_key, change.series, change.key, change.to)})

    @app.post(FILES_COME_TO)
    def take_in() -> Response:
        host_only(access)
        from_our_page()
        length = request.content_length
        if not length:
            raise Refused("empty_file", "This file is empty: choose the one that was taken away.")
        if length > FILE_MOST:
            raise _too_big()
        if shutil.disk_usage(data).free < 3 * length + SPARE:
            raise Refused(
                "no_room_for_file",
                "There is not enough room on the disk to bring this in: make room, then try again.",
            )
        folder = jobs.place()
        file = folder / "brought"
        try:
            _receive(file, length, in_thread)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        return told(jobs.add(TakeIn(str(file)), folder), 202)

    @app.get("/api/jobs/<job>")
    def job(job: str) -> Response:
        host_only(access)
        return told(jobs.view(job))

    @app.delete("/api/jobs/<job>")
    def cancel(job: str) -> Response:
        host_only(access)
        from_our_page()
        jobs.cancel(job)
        return make_response("", 204)

    @app.get("/api/jobs/<job>/file")
    def file(job: str) -> Response:
        host_only(access)
        path = jobs.take(job)
        response = send_file(path, as_attachment=True, download_name=path.name, max_age=0, etag=False)
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response


def all_series(archive: Archive) -> list[SeriesLine]:
    """By their labels, each with its sessions and the seat keys in them."""
    found: list[SeriesLine] = []
    for label in sorted({line.series for line in archive.sessions() if line.series is not None}):
        views = archive.series(label)
        keys = {seat.key for view in views for seat in view.seats if seat.kept}
        found.append(SeriesLine(label=label, sessions=[view.line.id for view in views], keys=sorted(keys)))
    return found


def _receive(file: Path, length: int, in_thread: Callable[..., Any]) -> None:
    """To the disk as it comes, never whole in memory; the disk is written where it can't hold up a note."""
    left = length
    with file.open("wb") as out:
        while left > 0:
            piece = request.stream.read(min(PIECE, left))
            if not piece:
                raise Refused("file_cut_off", "The file did not arrive whole: try once more.")
            in_thread(out.write, piece)
            left -= len(piece)


def _too_big() -> Refused:
    return Refused(
        "too_big_file",
        "This file is larger than any session (at “size”), so nothing of it was brought in: take its sessions away "
        "one by one.",
        where="size",
    )
