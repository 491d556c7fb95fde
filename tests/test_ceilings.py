"""What was measured for speaker devices, on disk."""

from pathlib import Path

import pytest

from server.ceilings import BROKEN, KEPT_MOST, CeilingFile
from server.core.errors import Refused
from server.protocol import DeviceCeiling, SetCeiling, SpeakerState
from tests.test_hub import House

HALL = DeviceCeiling(measured=71.5, people="children", ceiling=75, locked=True)
DEVICE = "0123456789abcdef"


def test_a_ceiling_survives_a_restart(tmp_path: Path) -> None:
    """[A3] Another program reads what the first one wrote."""
    path = tmp_path / "ceilings.json"
    assert CeilingFile(path).load() == ({}, None)
    CeilingFile(path).keep(DEVICE, HALL)
    assert CeilingFile(path).load() == ({DEVICE: HALL}, None)
    assert [file.name for file in tmp_path.iterdir()] == ["ceilings.json"], "nothing half-written stays"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        '{"version": 2, "devices": {}}',
        '{"version": 1, "devices": {"hall": {}}}',
        '{"version": 1, "devices": {"0123456789abcdef": '
        '{"measured": 300, "people": "adults", "ceiling": 75, "locked": true}}}',
        "\xff\xfe",
    ],
)
def test_a_broken_file_is_one_sentence_and_no_ceiling(tmp_path: Path, text: str) -> None:
    """[A3] It counts as never measured, and the next one kept makes it whole again."""
    path = tmp_path / "ceilings.json"
    path.write_bytes(text.encode("latin-1"))
    file = CeilingFile(path)
    assert file.load() == ({}, BROKEN)
    file.keep(DEVICE, HALL)
    assert CeilingFile(path).load() == ({DEVICE: HALL}, None)


def test_a_disk_that_refuses_leaves_what_was_there(tmp_path: Path) -> None:
    """[A3] And says what to do."""
    path = tmp_path / "ceilings.json"
    file = CeilingFile(path)
    file.keep(DEVICE, HALL)
    (tmp_path / "ceilings.new").mkdir()
    with pytest.raises(Refused, match="make room on the disk"):
        file.keep(DEVICE, DeviceCeiling(measured=60.0, people="adults", ceiling=85, locked=False))
    assert CeilingFile(path).load() == ({DEVICE: HALL}, None)


def test_the_devices_measured_longest_ago_are_forgotten(tmp_path: Path) -> None:
    """[A3] A file that can't grow for ever."""
    file = CeilingFile(tmp_path / "ceilings.json")
    for number in range(KEPT_MOST + 5):
        file.keep(f"{number:016x}", HALL)
    devices, _ = CeilingFile(tmp_path / "ceilings.json").load()
    assert len(devices) == KEPT_MOST
    assert f"{KEPT_MOST + 4:016x}" in devices
    assert f"{0:016x}" not in devices


def test_what_one_room_measures_holds_in_every_room_and_is_written_down() -> None:
    """[A3] It belongs to the loudspeaker, not to a session."""
    house = House()
    kept: list[tuple[str, DeviceCeiling]] = []
    house.hub.keep_ceiling = lambda device, ceiling: kept.append((device, ceiling))
    other = house.hub.start_room()
    house.page("speaker")
    house.page("conductor")
    house.hub.receive("speaker", SpeakerState(state="ready", device=DEVICE))
    house.hub.receive("conductor", SetCeiling(measured=71.5, people="children", ceiling=75))
    assert kept == [(DEVICE, HALL)]
    assert other.room.safety.kept == {DEVICE: HALL}
    assert house.hub.start_room().room.safety.kept == {DEVICE: HALL}
