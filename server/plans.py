"""Plans on disk: the templates the program brings, and those a therapist keeps, one readable JSON file each."""

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import msgspec

from server.core.errors import Refused
from server.protocol import Plan, TechniqueState

LARGEST = 200_000
"""Bytes. A plan of 24 scenes with every field written out has a tenth of it."""

KEPT_MOST = 200


def read_plan(text: str | bytes) -> Plan:
    """A plan from its file. Raises Refused with a sentence that names the place in the file."""
    if len(text) > LARGEST:
        raise Refused("not_a_plan", "This file is too long for a plan.")
    try:
        return msgspec.json.decode(text, type=Plan)
    except msgspec.ValidationError as error:
        raise Refused("not_a_plan", f"This is not a plan Roundelay can read: {_in_words(error)}.") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Refused(
            "not_a_plan", "This file can't be read as a plan. Choose a .json file that Roundelay exported."
        ) from error


_SCENE = re.compile(r"\.scenes\[(\d+)\]")


def _in_words(error: msgspec.ValidationError) -> str:
    """What is wrong and where, for someone who has opened the file in an editor."""
    what, _, where = str(error).partition(" - at `$")
    scene = _SCENE.search(where)
    place = f"in scene {int(scene[1]) + 1}, " if scene else ""
    field = where.rstrip("`").rpartition(".")[2]
    if field and "[" not in field:
        place += f"at “{field}”, "
    return place + what[:1].lower() + re.sub("`([^`]*)`", "“\\1”", what[1:])


def written(plan: Plan) -> str:
    """The plan as a person reads it: what a technique leaves as it always is isn't written."""
    text = msgspec.to_builtins(plan)
    for scene in text["scenes"]:
        if "techniques" in scene:
            scene["techniques"] = [_without_defaults(state) for state in scene["techniques"]]
    return json.dumps(text, ensure_ascii=False, indent=2) + "\n"


def _without_defaults(state: dict[str, Any]) -> dict[str, Any]:
    usual = msgspec.to_builtins(TechniqueState(technique=state["technique"]))
    return {key: value for key, value in state.items() if key == "technique" or value != usual[key]}


def load_templates(folder: Path) -> tuple[Plan, ...]:
    """The plans the program brings along, in the order of their file names."""
    return tuple(read_plan(path.read_bytes()) for path in sorted(folder.glob("*.json")))


class PlanShelf:
    """The plans a therapist keeps: files in `folder`, written whole or not at all."""

    def __init__(self, folder: Path, check: Callable[[Plan], None]) -> None:
        self._folder: Final = folder
        self.check: Final = check
        """Raises Refused for a plan that names what isn't here."""

    def kept(self) -> list[Plan]:
        """Every plan that can be read; a broken file stays where it is and isn't offered."""
        plans = []
        for path in self._files():
            try:
                plans.append(read_plan(path.read_bytes()))
            except (Refused, OSError):
                continue
        return sorted(plans, key=lambda plan: plan.name.casefold())

    def plan(self, name: str) -> Plan:
        found = next((plan for plan in self.kept() if plan.name == name), None)
        if found is None:
            raise Refused("no_such_plan", "This plan isn't kept here any more.")
        return found

    def keep(self, plan: Plan) -> None:
        """A plan of the same name is replaced. Raises Refused, and changes nothing, for one that can't be played."""
        self.check(plan)
        path = self._path_of(plan.name)
        if path is None:
            if len(self._files()) >= KEPT_MOST:
                raise Refused("plans_most", f"{KEPT_MOST} plans are kept: remove one first.", most=KEPT_MOST)
            path = self._free_path(plan.name)
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        new = path.with_suffix(".new")
        try:
            with new.open("w", encoding="utf-8") as file:
                file.write(written(plan))
                file.flush()
                os.fsync(file.fileno())
            new.replace(path)
        except OSError as error:
            raise Refused(
                "disk",
                f"The plan could not be written ({error.strerror}): make room on the disk, then keep it again.",
            ) from error

    def remove(self, name: str) -> None:
        path = self._path_of(name)
        if path is None:
            raise Refused("no_such_plan", "This plan isn't kept here any more.")
        path.unlink(missing_ok=True)

    def _files(self) -> list[Path]:
        return sorted(self._folder.glob("*.json"))

    def _path_of(self, name: str) -> Path | None:
        for path in self._files():
            try:
                if read_plan(path.read_bytes()).name == name:
                    return path
            except (Refused, OSError):
                continue
        return None

    def _free_path(self, name: str) -> Path:
        """A file name that can be recognised, whatever the plan is called."""
        plain = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-") or "plan"
        number = 1
        while (path := self._folder / f"{plain}{'' if number == 1 else f'-{number}'}.json").exists():
            number += 1
        return path
