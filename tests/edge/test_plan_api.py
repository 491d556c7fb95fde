"""Plans by REST."""

import json

import pytest
from werkzeug.test import Client

from tests.edge.conftest import get, post

PLAN = {
    "format": "roundelay plan 1",
    "name": "Tuesday / small",
    "scenes": [{"name": "Hello", "minutes": 4, "scale": "hirajoshi"}],
}


def test_a_plan_is_kept_listed_exported_and_removed(host: Client) -> None:
    """[C4] The export is the file: what a person can read, and what can be imported again."""
    assert post(host, "/api/plans", {"plan": PLAN}) == (200, {"name": "Tuesday / small"})
    assert get(host, "/api/plans")[1] == {"plans": [{"name": "Tuesday / small", "scenes": 1}]}
    file = host.get("/api/plans/Tuesday / small", headers={"Host": "127.0.0.1:8080"})
    assert json.loads(file.get_data()) == PLAN
    assert file.get_data(as_text=True).startswith('{\n  "format"')
    assert post(host, "/api/plans/Tuesday / small/delete")[0] == 204
    assert get(host, "/api/plans")[1] == {"plans": []}
    assert get(host, "/api/plans/Tuesday / small")[0] == 404


def test_a_chosen_file_is_checked_without_being_kept(host: Client) -> None:
    """[C4] The plan comes back as this version writes it."""
    status, told = post(host, "/api/plans/check", PLAN)
    assert (status, told) == (200, {"plan": PLAN})
    assert get(host, "/api/plans")[1] == {"plans": []}


@pytest.mark.parametrize(
    ("plan", "says"),
    [
        ({**PLAN, "scenes": [{"name": "Play", "scale": "nowhere"}]}, "“Play” names a scale that isn't here"),
        ({**PLAN, "scenes": []}, "at “scenes”"),
        ("a plan", "not a plan"),
        (None, "not a plan"),
    ],
)
def test_a_broken_plan_is_one_sentence(host: Client, plan: object, says: str) -> None:
    """[C4] And nothing is kept."""
    for path, body in (("/api/plans", {"plan": plan}), ("/api/plans/check", plan)):
        status, told = post(host, path, body) if body is not None else (400, {"text": "not a plan"})
        assert status == 400
        assert says in str(told["text"])
    assert get(host, "/api/plans")[1] == {"plans": []}


def test_plans_are_the_therapists_own(browser: Client, host: Client) -> None:
    """[R3] Not for tablets, and not for other sites."""
    post(host, "/api/plans", {"plan": PLAN})
    assert get(browser, "/api/plans")[0] == 401
    assert get(browser, "/api/plans/Tuesday / small")[0] == 401
    for path in ("/api/plans", "/api/plans/check", "/api/plans/Tuesday / small/delete"):
        assert post(browser, path, {"plan": PLAN})[0] == 401
        assert host.post(path, json={"plan": PLAN}, headers={"Host": "127.0.0.1:8080"}).status_code == 400
    assert len(get(host, "/api/plans")[1]["plans"]) == 1  # type: ignore[arg-type]
