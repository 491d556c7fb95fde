"""Plans on disk: readable files in, the same plan out, and never half a plan."""

from contextlib import suppress
from pathlib import Path

import msgspec
import pytest

from server.config import Config
from server.core.errors import Refused
from server.core.planning import check
from server.core.settings import starting
from server.core.techniques import TECHNIQUES
from server.plans import KEPT_MOST, PlanShelf, load_templates, read_plan, written
from server.protocol import IsoRamp, Plan, Scene, TechniqueName, TechniqueState
from tests.core.collected import COLLECTION

SETTINGS = starting("major_pentatonic", 0)
TEMPLATES = load_templates(Config().templates)
PLAN = Plan(
    format="roundelay plan 1",
    name="Tuesday: the “small” group",
    scenes=(
        Scene(name="Hello", minutes=4, scale="hirajoshi", root=2, bpm=72),
        Scene(name="Turns", techniques=(TechniqueState(technique="turns", beats=4, seats=(1, 2)),)),
    ),
)


@pytest.fixture
def shelf(tmp_path: Path) -> PlanShelf:
    return PlanShelf(tmp_path / "plans", lambda plan: check(COLLECTION, SETTINGS, plan))


@pytest.mark.parametrize("plan", TEMPLATES, ids=[plan.setting or "" for plan in TEMPLATES])
def test_every_template_can_be_played(plan: Plan) -> None:
    """[C4] Scales, instruments and techniques it names are here, and its file reads back the same."""
    check(COLLECTION, SETTINGS, plan)
    assert read_plan(written(plan)) == plan
    assert plan.scenes[0].techniques is not None


def test_there_is_a_template_for_each_kind_of_group() -> None:
    """[C4] Five settings."""
    settings = [plan.setting for plan in TEMPLATES]
    assert settings == ["Care home", "School (PMLD)", "Ward", "Hospice", "Forensic group"]


def test_a_kept_plan_comes_back_the_same(shelf: PlanShelf) -> None:
    """[C4] And its file is one a person can read."""
    shelf.keep(PLAN)
    assert shelf.kept() == [PLAN]
    assert shelf.plan(PLAN.name) == PLAN
    text = written(PLAN)
    assert '"name": "Hello"' in text
    assert "“small”" in text
    assert "until_quiet" not in text


def test_the_same_name_replaces_and_another_name_does_not(shelf: PlanShelf, tmp_path: Path) -> None:
    """[C4] Two names that make one file name are two plans."""
    shelf.keep(PLAN)
    shelf.keep(msgspec.structs.replace(PLAN, scenes=PLAN.scenes[:1]))
    assert [len(plan.scenes) for plan in shelf.kept()] == [1]
    shelf.keep(msgspec.structs.replace(PLAN, name="Tuesday the small group"))
    assert len(shelf.kept()) == 2
    assert len(list((tmp_path / "plans").glob("*.json"))) == 2


def test_removing_a_plan(shelf: PlanShelf) -> None:
    """[C4] It is gone, and removing it again says so."""
    shelf.keep(PLAN)
    shelf.remove(PLAN.name)
    assert shelf.kept() == []
    with pytest.raises(Refused, match="isn't kept here"):
        shelf.remove(PLAN.name)
    with pytest.raises(Refused, match="isn't kept here"):
        shelf.plan(PLAN.name)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "can't be read as a plan"),
        ('{"format": ', "can't be read as a plan"),
        ("[1, 2]", "expected “object”, got “array”"),
        ("\udcff".encode("utf-8", "surrogatepass"), "can't be read as a plan"),
        ("{}", "missing required field"),
        ('{"format": "something", "name": "x", "scenes": [{"name": "a"}]}', "at “format”"),
        ('{"format": "roundelay plan 1", "name": "x", "scenes": []}', "at “scenes”"),
        ('{"format": "roundelay plan 1", "name": "x", "scenes": [{"name": "a"}, {"bpm": 60}]}', "in scene 2"),
        (
            '{"format": "roundelay plan 1", "name": "x", "scenes": [{"name": "a", "bpm": 600}]}',
            "in scene 1, at “bpm”",
        ),
        ('{"format": "roundelay plan 1", "name": "x", "scenes": [{"name": "a", "colour": 1}]}', "colour"),
        ('{"format": "roundelay plan 1", "name": "\\u0007", "scenes": [{"name": "a"}]}', "at “name”"),
        ("x" * 300_000, "too long"),
    ],
)
def test_a_broken_file_is_told_in_a_sentence(text: str | bytes, says: str) -> None:
    """[C4] Where it is broken, in words; nothing else happens."""
    with pytest.raises(Refused, match=says) as refused:
        read_plan(text)
    assert "`" not in refused.value.text
    assert refused.value.text.endswith(".")


@pytest.mark.parametrize(
    ("scene", "says"),
    [
        (Scene(name="Play", scale="nowhere"), "“Play” names a scale that isn't here, nowhere"),
        (Scene(name="Play", instrument="kazoo"), "“Play” names an instrument that isn't here, kazoo"),
        (
            Scene(name="Play", techniques=(TechniqueState(technique="turns", seats=(40,)),)),
            "“Play”: This room has 12 seats",
        ),
    ],
)
def test_a_plan_that_names_what_is_not_here_is_refused_whole(
    shelf: PlanShelf, scene: Scene, says: str
) -> None:
    """[C4] And what was kept under that name stays."""
    shelf.keep(PLAN)
    with pytest.raises(Refused, match=says):
        shelf.keep(msgspec.structs.replace(PLAN, scenes=(*PLAN.scenes, scene)))
    assert shelf.kept() == [PLAN]


def test_a_broken_file_on_the_shelf_hides_only_itself(shelf: PlanShelf, tmp_path: Path) -> None:
    """[C4] Somebody edited it by hand; the others are there."""
    shelf.keep(PLAN)
    (tmp_path / "plans" / "broken.json").write_text("{")
    assert shelf.kept() == [PLAN]
    shelf.keep(msgspec.structs.replace(PLAN, name="Broken"))
    assert (tmp_path / "plans" / "broken.json").read_text() == "{"


def test_a_full_disk_is_told_and_leaves_the_old_plan(shelf: PlanShelf, tmp_path: Path) -> None:
    """[C4] Written whole or not at all. A folder in the way stands for the disk that can't be written to."""
    shelf.keep(PLAN)
    (file,) = (tmp_path / "plans").glob("*.json")
    file.with_suffix(".new").mkdir()
    with pytest.raises(Refused, match="could not be written"):
        shelf.keep(msgspec.structs.replace(PLAN, scenes=PLAN.scenes[:1]))
    assert shelf.kept() == [PLAN]


def test_the_shelf_has_an_end(shelf: PlanShelf, tmp_path: Path) -> None:
    """[C4] One sentence, and replacing still works."""
    shelf.keep(PLAN)
    for number in range(KEPT_MOST):
        (tmp_path / "plans" / f"p{number}.json").write_text("{}")
    with pytest.raises(Refused, match="remove one first"):
        shelf.keep(msgspec.structs.replace(PLAN, name="One more"))
    shelf.keep(PLAN)


@pytest.mark.parametrize("name", TECHNIQUES)
def test_every_technique_can_stand_in_a_plan(name: TechniqueName) -> None:
    """[C4] For everyone or, where it needs that, for one seat or to a goal; it comes back from the file as it was."""
    states = [
        TechniqueState(technique=name),
        TechniqueState(technique=name, seats=(1,)),
        TechniqueState(technique=name, iso=IsoRamp(bpm=60)),
    ]
    plans = [msgspec.structs.replace(PLAN, scenes=(Scene(name="Try", techniques=(one,)),)) for one in states]
    played = []
    for plan in plans:
        with suppress(Refused):
            check(COLLECTION, SETTINGS, plan)
            played.append(plan)
    assert played
    assert [read_plan(written(plan)) for plan in played] == played
