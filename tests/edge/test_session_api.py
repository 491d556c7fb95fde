"""Kept sessions by REST: what the therapist's own devices may ask, and what comes back."""

import io
import json
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from werkzeug.test import Client

from server.app import Served, build
from server.config import Config
from server.core.tape import Event
from server.edge.guard import FILE_MOST
from server.protocol import SessionSeat
from server.runtime.threads_engine import ThreadsEngine
from server.storage.archive import Archive, NewSession
from tests.edge.conftest import get as got
from tests.edge.conftest import post as posted
from tests.patience import until
from tests.tapes import MadeTape
from tests.workshop.bad_files import BAD_FILES, Maker

HERE = {"Host": "127.0.0.1:8080"}
OURS = {**HERE, "X-Roundelay": "1"}
SESSION, RUNS = "abc123def456", "run123run456"

Facts = dict[str, Any]


def get(client: Client, path: str) -> tuple[int, Facts]:
    return got(client, path)


def post(client: Client, path: str, body: object = None) -> tuple[int, Facts]:
    return posted(client, path, body)


def keep(
    archive: Archive, session: str, events: list[Event], *, ends: bool = True, series: str | None = None
) -> None:
    """As a room would have kept it."""
    seats = [
        SessionSeat(seat=seat, key=f"{seat} {name}", kept=True) for seat, name in ((1, "Sun"), (2, "Moon"))
    ]
    archive.begin(
        NewSession(
            id=session, title=f"Session {session[0]}", series=series, began="2026-06-03T09:30:00Z", keep_days=30,
            plan="Tuesday", seats=seats,
        )
    )  # fmt: skip
    archive.append(session, 0, events)
    if ends:
        archive.end(session, length=60.0, ended="2099-06-03T09:31:00Z")


@pytest.fixture
def kept(config: Config) -> str:
    """Two sessions of a series; where they are kept."""
    config.data.mkdir(parents=True)
    archive = Archive.open(config.database_url)
    tape = MadeTape().plays(1, 2.0).plays(2, 3.0).marked(4.0, "lovely")
    keep(archive, SESSION, tape.document().events, series="Tuesday")
    archive.begin(
        NewSession(
            id="old000old000", title="Earlier", series="Tuesday", began="2026-05-03T09:30:00Z", keep_days=30,
            plan=None, seats=[],
        )
    )  # fmt: skip
    archive.append("old000old000", 0, MadeTape().plays(1, 2.0).document().events)
    archive.end("old000old000", length=60.0, ended="2099-05-03T09:31:00Z")
    archive.close()
    return config.database_url


@pytest.fixture
def runs(kept: str, served: Served) -> None:
    """Once the server is up: what ran before its start would have been ended by it."""
    archive = Archive.open(kept)
    keep(archive, RUNS, MadeTape().plays(1, 2.0).document().events, ends=False)
    archive.close()


@pytest.fixture
def served(config: Config, kept: str) -> Served:
    return build(config, ThreadsEngine(), 8080)


def delete(client: Client, path: str) -> tuple[int, Facts]:
    answer = client.delete(path, headers=OURS)
    return answer.status_code, answer.get_json(silent=True) or {}


def finished(client: Client, ordered: tuple[int, Facts]) -> Facts:
    """The job's last word."""
    status, job = ordered
    assert status == 202, job
    return until(
        lambda: (
            view
            if (view := get(client, f"/api/jobs/{job['id']}")[1])["state"] in ("done", "refused")
            else None
        )
    )


def taken(client: Client, job: Facts) -> tuple[bytes, str]:
    """The file, and the name it is given."""
    with client.get(f"/api/jobs/{job['id']}/file", headers=HERE) as answer:
        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == "no-store"
        return answer.get_data(), answer.headers["Content-Disposition"].partition("filename=")[2]


def bring(client: Client, data: bytes) -> tuple[int, Facts]:
    answer = client.post("/api/import", data=data, headers=OURS)
    return answer.status_code, answer.get_json(silent=True) or {}


def test_sessions_are_listed_found_and_changed(host: Client) -> None:
    """[K5] The newest first; by a word of theirs; title, words, series and days as their therapist writes them."""
    lines = get(host, "/api/sessions")[1]["sessions"]
    assert [line["id"] for line in lines] == [SESSION, "old000old000"]
    status, view = post(
        host, f"/api/sessions/{SESSION}", {"title": "Bells", "words": "They sang", "keep_days": 7}
    )
    assert status == 200
    assert view["line"]["title"] == "Bells"
    assert [one["id"] for one in get(host, "/api/sessions?find=SANG")[1]["sessions"]] == [SESSION]
    assert get(host, "/api/sessions?find=nothing%20like%20it")[1] == {"sessions": []}
    assert get(host, f"/api/sessions/{SESSION}")[1]["line"]["keep_days"] == 7
    assert post(host, f"/api/sessions/{SESSION}", {"title": ""})[0] == 400
    assert post(host, f"/api/sessions/{SESSION}", {"id": "other"})[0] == 400


def test_marks_are_added_changed_and_removed(host: Client) -> None:
    """[K2] Kept moments, also afterwards."""
    path = f"/api/sessions/{SESSION}/marks"
    view = post(host, path, {"at": 5.0, "icon": "heart", "word": "again"})[1]
    number = max(mark["id"] for mark in view["marks"])
    view = post(host, f"{path}/{number}", {"word": "once more"})[1]
    assert {"id": number, "at": 5.0, "icon": "heart", "word": "once more"} in view["marks"]
    view = delete(host, f"{path}/{number}")[1]
    assert number not in [mark["id"] for mark in view["marks"]]
    assert post(host, path, {"icon": "heart"})[1]["code"] == "no_moment"
    assert delete(host, f"{path}/99")[0] == 404


def test_series_and_densities(host: Client) -> None:
    """[K5][K2] The groups with their nameless keys; the picture one replays by."""
    [series] = get(host, "/api/series")[1]["series"]
    assert series == {"label": "Tuesday", "sessions": ["old000old000", SESSION], "keys": ["1 Sun", "2 Moon"]}
    views = get(host, "/api/series?label=Tuesday")[1]["sessions"]
    assert [view["line"]["id"] for view in views] == ["old000old000", SESSION]
    assert sum(get(host, f"/api/sessions/{SESSION}/densities")[1]["seats"]["1"]) == 1


def test_a_key_changes_over_a_series(host: Client) -> None:
    """[K4] In all its sessions or in none; never into somebody else's."""
    change = {"series": "Tuesday", "key": "1 Sun", "to": "wren"}
    assert post(host, "/api/series/keys", change) == (200, {"sessions": 2})
    assert get(host, "/api/series")[1]["series"][0]["keys"] == ["2 Moon", "wren"]
    assert post(host, "/api/series/keys", change | {"to": "robin"})[1]["code"] == "no_such_key"
    taken = {"series": "Tuesday", "key": "wren", "to": "2 Moon"}
    assert post(host, "/api/series/keys", taken)[1]["code"] == "key_taken"
    assert post(host, "/api/series/keys", taken | {"to": ""})[1]["code"] == "bad_message"


def test_a_file_is_made_and_taken_under_a_plain_name(host: Client) -> None:
    """[K3] With nothing in its name of who was there; a month's table counts the series."""
    done = finished(host, post(host, f"/api/sessions/{SESSION}/exports", {"format": "csv"}))
    data, name = taken(host, done)
    assert name == "roundelay-2026-06-03-2-seats-tables.zip"
    with ZipFile(io.BytesIO(data)) as archive:
        assert b"2026-05,1,1,1,1\r\n2026-06,1,1,2,2" in archive.read("months.csv")


def test_a_research_copy_has_no_date_in_its_name(host: Client) -> None:
    """[K3] Nor anything else of the session."""
    done = finished(host, post(host, f"/api/sessions/{SESSION}/exports", {"format": "research"}))
    assert taken(host, done)[1] == "roundelay-research-copy.zip"


def test_an_empty_span_is_refused_by_the_worker(host: Client) -> None:
    """[S4] Its sentence arrives with its name in the catalogs."""
    order = {"format": "csv", "since": 30.0, "until": 40.0}
    done = finished(host, post(host, f"/api/sessions/{SESSION}/exports", order))
    assert done["state"] == "refused"
    assert done["refused"]["key"] == "refused.nothing_there"


def test_what_is_gone_or_never_was_is_one_sentence(host: Client) -> None:
    """[S4] Whichever way it is asked for."""
    for status, told in (
        get(host, "/api/sessions/nowhere"),
        get(host, "/api/sessions/nowhere/densities"),
        post(host, "/api/sessions/nowhere", {"title": "x"}),
        post(host, "/api/sessions/nowhere/exports", {"format": "json"}),
        post(host, "/api/sessions/nowhere/report"),
        post(host, "/api/sessions/nowhere/marks", {"at": 1.0}),
        delete(host, "/api/sessions/nowhere"),
    ):
        assert (status, told["code"]) == (404, "no_such_session")
    for status, told in (
        get(host, "/api/jobs/none"),
        get(host, "/api/jobs/none/file"),
        delete(host, "/api/jobs/none"),
    ):
        assert (status, told["code"]) == (404, "no_such_job")


@pytest.mark.usefixtures("runs")
def test_a_session_that_still_runs_is_left_alone(host: Client) -> None:
    """[S4] No file, no report, no erasing in the middle of it."""
    for status, told in (
        post(host, f"/api/sessions/{RUNS}/exports", {"format": "json"}),
        post(host, f"/api/sessions/{RUNS}/report"),
        delete(host, f"/api/sessions/{RUNS}"),
    ):
        assert (status, told["code"]) == (409, "still_running")


def test_erase_bring_back_and_take_away_again_is_the_same(host: Client) -> None:
    """[K5] Out of one copy and into it again: nothing of it has changed."""
    post(host, f"/api/sessions/{SESSION}", {"words": "They sang\nand laughed", "goals": [
        {"id": "a", "text": "Waits for the bell", "seat_key": "1 Sun", "rating": 1}
    ], "moods": [{"seat_key": None, "before": 3, "after": 6}]})  # fmt: skip
    first, _ = taken(
        host, finished(host, post(host, f"/api/sessions/{SESSION}/exports", {"format": "everything"}))
    )
    assert finished(host, delete(host, f"/api/sessions/{SESSION}"))["sessions"] == [SESSION]
    assert get(host, f"/api/sessions/{SESSION}")[0] == 404
    brought = finished(host, bring(host, first))
    assert brought["sessions"] == [SESSION]
    again, _ = taken(
        host, finished(host, post(host, f"/api/sessions/{SESSION}/exports", {"format": "everything"}))
    )
    assert again == first
    assert get(host, f"/api/sessions/{SESSION}")[1]["line"]["imported"] is True
    assert len(get(host, "/api/sessions")[1]["sessions"]) == 2


def test_one_seat_key_is_taken_away_and_erased_over_a_series(host: Client) -> None:
    """[K5] Whatever one person played, and nothing of the others."""
    order = {"key": "1 Sun", "series": "Tuesday"}
    data, name = taken(host, finished(host, post(host, "/api/take-away", order)))
    assert name == "roundelay-one-seat.zip"
    with ZipFile(io.BytesIO(data)) as archive:
        assert json.loads(archive.read("002/session.json"))["session"]["line"]["id"] == SESSION
        assert b"Moon" not in b"".join(archive.read(part) for part in archive.namelist())
    assert set(finished(host, post(host, "/api/erase", order))["sessions"]) == {"old000old000", SESSION}
    densities = get(host, f"/api/sessions/{SESSION}/densities")[1]["seats"]
    assert sum(densities.get("1", [])) == 0
    assert sum(densities["2"]) == 1
    gone = finished(host, post(host, "/api/take-away", {"key": "1 Sun", "series": "Tuesday"}))
    assert gone["refused"]["key"] == "refused.no_such_key"


def test_a_foreign_file_is_not_brought_in(host: Client, config: Config) -> None:
    """[S4] One sentence, and nothing of it stays on the disk."""
    done = finished(host, bring(host, b"GIF89a"))
    assert done["refused"]["key"] == "refused.not_ours"
    assert list((config.data / "exports").iterdir()) == []
    assert bring(host, b"")[1]["code"] == "empty_file"


@pytest.mark.parametrize(("made", "code"), BAD_FILES.values(), ids=BAD_FILES)
def test_a_bad_file_is_not_brought_in(
    host: Client, config: Config, tmp_path: Path, made: Maker, code: str
) -> None:
    """[S4][T4] Its sentence has a name in the catalogs; nothing of it is in the list, nor on the disk."""
    folder = tmp_path / "made"
    folder.mkdir()
    before = get(host, "/api/sessions")[1]["sessions"]
    done = finished(host, bring(host, made(folder)))
    assert (done["state"], done["refused"]["key"]) == ("refused", f"refused.{code}")
    assert get(host, "/api/sessions")[1]["sessions"] == before
    assert list((config.data / "exports").iterdir()) == []


def test_a_file_larger_than_any_is_refused_before_it_is_read(host: Client) -> None:
    """[T4] By what it says of its own length."""
    for path, length in (("/api/import", FILE_MOST + 1), ("/api/sessions/x", 100_000)):
        answer = host.post(path, headers=OURS, environ_overrides={"CONTENT_LENGTH": str(length)})
        assert answer.status_code == 413


def test_a_job_is_stopped(host: Client) -> None:
    """[K3] And is gone, or says so."""
    status, job = post(host, f"/api/sessions/{SESSION}/exports", {"format": "json"})
    assert status == 202
    assert delete(host, f"/api/jobs/{job['id']}")[0] in (204, 404)


PATHS = [
    ("get", "/api/sessions"), ("get", f"/api/sessions/{SESSION}"), ("post", f"/api/sessions/{SESSION}"),
    ("delete", f"/api/sessions/{SESSION}"), ("get", f"/api/sessions/{SESSION}/densities"),
    ("post", f"/api/sessions/{SESSION}/marks"), ("post", f"/api/sessions/{SESSION}/marks/1"),
    ("delete", f"/api/sessions/{SESSION}/marks/1"), ("get", "/api/series"), ("get", "/api/series?label=Tuesday"),
    ("post", f"/api/sessions/{SESSION}/report"), ("post", f"/api/sessions/{SESSION}/exports"),
    ("post", "/api/take-away"), ("post", "/api/erase"), ("post", "/api/import"), ("get", "/api/jobs/x"),
    ("delete", "/api/jobs/x"), ("get", "/api/jobs/x/file"),
]  # fmt: skip


@pytest.mark.parametrize(("method", "path"), PATHS)
def test_only_the_therapists_own_pages_may_ask(browser: Client, host: Client, method: str, path: str) -> None:
    """[R3][T4] Not tablets, not other sites; nothing has changed afterwards."""
    assert browser.open(path, method=method.upper(), json={}, headers=OURS).status_code == 401
    if method != "get":
        told = host.open(path, method=method.upper(), json={}, headers=HERE)
        assert (told.status_code, told.get_json()["code"]) == (400, "not_our_page")
    assert len(get(host, "/api/sessions")[1]["sessions"]) == 2


def test_a_name_cannot_lead_out_of_its_folder(host: Client, tmp_path: Path) -> None:
    """[T4] A job is found by its id and nothing else."""
    (tmp_path / "data" / "secret.txt").write_text("x")
    assert host.get("/api/jobs/..%2F..%2Fsecret.txt/file", headers=HERE).status_code == 404
