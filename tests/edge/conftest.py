"""The wired server without a network: requests go straight into the guard."""

from pathlib import Path

import pytest
from werkzeug.test import Client

from server.app import Served, build
from server.config import Config
from server.runtime.threads_engine import ThreadsEngine

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


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """Pages and samples that are only names."""
    dist, pack = tmp_path / "dist", tmp_path / "pack"
    (dist / "assets").mkdir(parents=True)
    pack.mkdir()
    for page in PAGES:
        (dist / f"{page}.html").write_text(f"<title>{page}</title>")
    (dist / "assets" / "a-123.js").write_text("1")
    (pack / "manifest.json").write_text("{}")
    return Config(host="127.0.0.1", data=tmp_path / "data", dist=dist, pack=pack)


@pytest.fixture
def served(config: Config) -> Served:
    return build(config, ThreadsEngine(), 8080)


@pytest.fixture
def browser(served: Served) -> Client:
    """A browser on this machine that has not logged in."""
    return Client(served.guard)


@pytest.fixture
def host(served: Served) -> Client:
    """A browser that has followed the laptop's own link."""
    client = Client(served.guard)
    answer = post(client, "/api/login", {"key": served.host_key})
    assert answer[0] == 204
    return client


def post(client: Client, path: str, body: object = None, **headers: str) -> tuple[int, dict[str, object]]:
    """Status and JSON of a request by one of our own pages."""
    answer = client.post(
        path,
        json=body if body is not None else {},
        headers={"Host": "127.0.0.1:8080", "X-Roundelay": "1", **headers},
    )
    return answer.status_code, answer.get_json(silent=True) or {}


def get(client: Client, path: str) -> tuple[int, dict[str, object]]:
    answer = client.get(path, headers={"Host": "127.0.0.1:8080"})
    return answer.status_code, answer.get_json(silent=True) or {}
