"""The plan on the dashboard: choosing, NEXT, changing it while it runs, keeping, the file for other laptops."""

import json
from pathlib import Path

import msgspec
from playwright.sync_api import Page, expect

from server.protocol import Plan, PlanText, RoomState, Scene, SetPlan, TechniqueState
from tests.e2e.dashboards import begun, button, card, opened, peopled
from tests.e2e.rooms import Room

PLAN = Plan(
    format="roundelay plan 1",
    name="Short afternoon",
    scenes=(
        Scene(name="Hello", minutes=3, techniques=(TechniqueState(technique="turns", beats=4),)),
        Scene(name="Play", bpm=96, techniques=()),
        Scene(name="Goodbye", minutes=2, bpm=60),
    ),
)


def planned(room: Room) -> Page:
    peopled(room, 2)
    room.conductor.send(SetPlan(plan=PLAN))
    return opened(room)


def plan_of(room: Room) -> Plan:
    plan = room.conductor.latest(PlanText).plan
    assert plan is not None
    return plan


def test_a_ready_made_plan_is_chosen_and_next_leads_through_it(room: Room) -> None:
    """[C4] Two taps to a plan, one more to its first scene."""
    page = opened(room)
    button(page, "Choose a plan").click()
    page.get_by_role("button", name="care home").first.click()
    told = room.conductor.until(PlanText, lambda text: text.plan is not None)
    assert told.plan is not None
    page.keyboard.press("Escape")
    page.get_by_role("button", name=f"NEXT: {told.plan.scenes[0].name}").click()
    room.conductor.until(RoomState, lambda state: state.plan is not None and state.plan.scene == 0)
    page.keyboard.press("PageDown")
    room.conductor.until(RoomState, lambda state: state.plan is not None and state.plan.scene == 1)


def test_next_at_the_end_is_shown_and_told(room: Room) -> None:
    """[C4] The last scene stays until somebody ends it."""
    page = planned(room)
    for scene in range(3):
        page.keyboard.press("PageDown")
        room.conductor.until(
            RoomState,
            lambda state, scene=scene: state.plan and state.plan.scene == scene,  # type: ignore[misc]
        )
    room.conductor.until(RoomState, lambda state: round(state.tempo.target) == 60)
    expect(button(page, "End of plan")).to_be_visible()
    button(page, "End of plan").click()
    expect(page.get_by_role("status")).to_contain_text("This was the last scene of the plan.")


def test_scenes_are_changed_while_the_plan_runs(room: Room) -> None:
    """[C4] Rename, lengthen, move, remove, go there, stay; where we are moves along."""
    page = planned(room)
    page.keyboard.press("PageDown")
    begun(room, "turns")
    button(page, "Plan").click()
    scenes = page.locator(".plan-scene > .plan-choice")
    scenes.nth(1).click()
    page.get_by_label("Name of the scene").fill("Free play")
    page.get_by_label("Name of the scene").press("Tab")
    room.conductor.until(
        PlanText, lambda text: text.plan is not None and text.plan.scenes[1].name == "Free play"
    )
    button(page, "Free play: earlier").click()
    moved = room.conductor.until(RoomState, lambda state: state.plan is not None and state.plan.scene == 1)
    assert [scene.name for scene in moved.plan.scenes] == ["Free play", "Hello", "Goodbye"]  # type: ignore[union-attr]
    button(page, "More minutes").click()
    room.conductor.until(PlanText, lambda text: text.plan is not None and text.plan.scenes[0].minutes == 6)
    button(page, "Remove Free play").click()
    room.conductor.until(RoomState, lambda state: state.plan is not None and len(state.plan.scenes) == 2)
    assert room.state.plan is not None
    assert room.state.plan.scene == 0
    button(page, "Stay 2 min more").click()
    room.conductor.until(
        RoomState, lambda state: state.plan is not None and state.plan.scenes[0].minutes == 5
    )
    scenes.nth(1).click()
    button(page, "Go here").click()
    room.conductor.until(RoomState, lambda state: state.plan is not None and state.plan.scene == 1)


def test_a_scene_is_made_of_what_is_on_now(room: Room) -> None:
    """[C4] Without a plan it begins one."""
    peopled(room, 2)
    page = opened(room)
    card(page, "ground").click()
    button(page, "Choose a plan").click()
    button(page, "Add what is on now").click()
    told = room.conductor.until(PlanText, lambda text: text.plan is not None)
    assert told.plan is not None
    assert [scene.name for scene in told.plan.scenes] == ["Ground"]
    expect(page.get_by_role("heading", name="Plan", exact=True)).to_be_visible()


def test_a_plan_is_exported_and_imported_unchanged(room: Room, tmp_path: Path) -> None:
    """[C4] One JSON file that a person can read."""
    page = planned(room)
    button(page, "Plan").click()
    with page.expect_download() as download:
        button(page, "Export").click()
    assert download.value.suggested_filename == "Short afternoon.json"
    file = tmp_path / "plan.json"
    download.value.save_as(file)
    assert '\n  "scenes": [\n    {\n      "name": "Hello",' in file.read_text()
    assert msgspec.json.decode(file.read_bytes(), type=Plan) == PLAN
    button(page, "Put away").click()
    room.conductor.until(RoomState, lambda state: state.plan is None)
    page.locator("input[type=file]").set_input_files(file)
    room.conductor.until(PlanText, lambda text: text.plan == PLAN)


def test_a_broken_file_is_told_in_one_sentence_and_nothing_changes(room: Room, tmp_path: Path) -> None:
    """[C4] Cut off, no plan at all, or naming what isn't here."""
    room.devices.expect(r"400|409|422")
    page = planned(room)
    button(page, "Plan").click()
    text = msgspec.json.decode(msgspec.json.encode(PLAN))
    wrong = text | {"scenes": [{"name": "Hello", "scale": "no_such_scale"}]}
    for content, says in (
        ("{", "This file is not a plan, or it was cut off"),
        (json.dumps(text | {"format": "score 2"}), "This is not a plan Roundelay can read"),
        (json.dumps(wrong), "“Hello” names a scale that isn't here, no_such_scale"),
    ):
        file = tmp_path / "broken.json"
        file.write_text(content)
        page.locator("input[type=file]").set_input_files(file)
        expect(page.get_by_role("status")).to_contain_text(says)
    assert plan_of(room) == PLAN


def test_plans_are_kept_on_the_laptop(room: Room) -> None:
    """[C4] Kept, opened again, deleted."""
    page = planned(room)
    button(page, "Plan").click()
    button(page, "Keep").click()
    expect(page.get_by_role("status")).to_have_text("Kept on this laptop as “Short afternoon”.")
    button(page, "Put away").click()
    page.get_by_role("button", name="Short afternoon 3 scenes").click()
    room.conductor.until(PlanText, lambda text: text.plan == PLAN)
    button(page, "Others").click()
    button(page, "Delete Short afternoon").click()
    expect(button(page, "Delete Short afternoon")).to_have_count(0)
