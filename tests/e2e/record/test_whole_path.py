"""The whole path of a record: asked for, played, marked, heard again, ended, read, taken away, erased, brought in."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from server.protocol import Replay, SetSeats, SoundOn
from tests.e2e.asking import PATIENCE
from tests.e2e.dashboards import button, opened
from tests.e2e.devices import Devices
from tests.e2e.record import readers
from tests.e2e.rooms import Room, Tablet
from tests.e2e.serving import Server
from tests.e2e.socket_client import SocketClient

TITLE = "Tuesday group"
WORDS = "They listened to each other, and laughed at the end."
MARK = "Bell joins in"

LEFT_OUT = 2
PLAYED = {1: 6, 3: 4}
"""Touches by seat. The seat left out makes five, before all others."""

RARE = "koto"
"""What the seat left out plays, and nobody else."""


@dataclass(frozen=True)
class Taken:
    """What is taken away, and where it lies."""

    folder: Path
    first: float
    """When the first tone that was kept began; before it, the seat left out was heard."""
    length: float

    def file(self, ending: str) -> Path:
        (found,) = self.folder.glob(f"*{ending}")
        return found


@pytest.fixture
def own_devices(browser: Browser, own_server: Server) -> Iterator[Devices]:
    devices = Devices(browser, own_server.url)
    yield devices
    assert devices.leave() == []


@pytest.mark.timeout(900)
def test_from_consent_to_every_file(own_server: Server, own_devices: Devices, tmp_path: Path) -> None:
    """[K1][K2][K3][K4][K5] One session by its pages alone; nothing of the seat left out is in anything kept."""
    with Room(own_server, own_devices) as room:
        dashboard = opened(room)
        tablets = [room.open_tablet() for _ in range(3)]
        room.conductor.send(SetSeats(seats=[LEFT_OUT], instrument=RARE))
        tablets[LEFT_OUT - 1].wait_for_surface(lambda surface: surface.instrument == RARE)
        begin(dashboard)
        speaker = room.speaker()
        heard = play(speaker, tablets)
        mark(dashboard)
        listen_again(room, speaker, dashboard, heard)
        report = end(dashboard)
    read(report)
    folder = tmp_path / "taken"
    folder.mkdir()
    take_all(report, folder)
    document = readers.whole(next(folder.glob("*.json")))
    first = min(event["sounded"] for event in document["events"] if event["kind"] == "touched")
    taken = Taken(folder, first, document["session"]["line"]["length"])
    for look in LOOKS:
        look(taken)
    erase_and_bring_in(report, taken)


# --- in the room


def begin(page: Page) -> None:
    """Everybody has been told; one seat would rather not."""
    page.locator(".chip-record").click()
    page.locator(f"[data-kept='{LEFT_OUT}']").click()
    expect(page.locator(f"[data-kept='{LEFT_OUT}']")).to_have_attribute("aria-pressed", "false")
    page.get_by_text("Name, group, how long it is kept").click()
    page.get_by_label("What to call it").fill(TITLE)
    button(page, "Everyone knows: record").click()
    expect(page.locator(".chip-record")).to_contain_text(f"all but seat {LEFT_OUT}")


def play(speaker: SocketClient, tablets: list[Tablet]) -> dict[int, list[float]]:
    """The seat left out first and by itself, then the others; answers with the tones heard of each."""
    expect(tablets[LEFT_OUT - 1].page.locator(".recording-sign")).to_have_text("This seat is not recorded")
    heard: dict[int, list[float]] = {}
    for seat, count in ((LEFT_OUT, 5), *PLAYED.items()):
        for touch in range(count):
            tablets[seat - 1].touch(touch % tablets[seat - 1].pads)
            heard.setdefault(seat, []).append(speaker.next(SoundOn, lambda sound: sound.at is None).pitch)
    return heard


def mark(page: Page) -> None:
    page.get_by_label("A word for it, if you like").fill(MARK)
    page.get_by_role("button", name="Mark with a Heart").click()
    expect(page.locator(".mark-line")).to_contain_text(MARK)


def listen_again(room: Room, speaker: SocketClient, page: Page, heard: dict[int, list[float]]) -> None:
    """The room hears the others once more, in their order, and of the seat left out nothing."""
    button(page, "Play the last minute").click()
    again = [speaker.next(SoundOn, seconds=PATIENCE) for _ in range(sum(PLAYED.values()))]
    assert [(one.seat, one.pitch) for one in again] == [
        (seat, pitch) for seat in PLAYED for pitch in heard[seat]
    ]
    room.conductor.until(Replay, lambda told: told.session is None, seconds=PATIENCE)
    expect(page.locator(".chip-record")).to_contain_text("Recording 0:")


def end(page: Page) -> Page:
    """The recording ends; its report opens from where it ended."""
    button(page, "End the recording").click()
    button(page, "Yes, end it").click()
    expect(page.locator(".chip-record")).to_contain_text("Not recording")
    with page.expect_popup() as opened_page:
        page.get_by_role("link", name="Report of this session").click()
    return opened_page.value


# --- on the page of the session


def read(page: Page) -> None:
    """What happened, and nobody who was left out; the therapist's own words come to it."""
    expect(page.get_by_role("textbox", name="Title of this session")).to_have_value(TITLE)
    expect(page.locator(".session-facts")).to_contain_text("2 seats kept, 1 left out.")
    expect(page.locator(".marks")).to_contain_text(MARK)
    expect(page.locator(".session .facts").first).to_be_visible(timeout=2000 * PATIENCE)
    picked = page.locator(".pick button[data-seat]")
    assert [int(one.get_attribute("data-seat") or 0) for one in picked.all()] == list(PLAYED)
    for seat, count in PLAYED.items():
        page.locator(f".pick button[data-seat='{seat}']").click()
        expect(page.locator("#facts-title")).to_contain_text(str(seat))
        expect(page.locator(".session .facts").first).to_contain_text(f"{count} touches")
    page.get_by_role("textbox", name="In your words").fill(WORDS)
    expect(page.locator(".words-panel .kept")).to_have_text("Kept")


def take_all(page: Page, folder: Path) -> None:
    """Each kind of file by its own button, and the notation as the page shows it."""
    button(page, "Take away").click()
    lines = page.locator("[data-format]")
    formats = [str(line.get_attribute("data-format")) for line in lines.all()]
    assert set(formats) == {
        "pdf", "mp3", "wav", "flac", "midi", "musicxml", "csv", "json", "research", "everything"
    }  # fmt: skip
    for name in formats:
        line = page.locator(f"[data-format='{name}']")
        with page.expect_download(timeout=4000 * PATIENCE) as download:
            line.get_by_role("button").click()
        download.value.save_as(folder / f"{name}-{download.value.suggested_filename}")
        expect(line.get_by_role("link")).to_contain_text(download.value.suggested_filename)
    with page.expect_response(re.compile(r"/api/jobs/\w+/file$"), timeout=4000 * PATIENCE) as answer:
        button(page, "Show the notation").click()
    (folder / "score-shown.zip").write_bytes(answer.value.body())
    expect(page.locator(".score-page")).to_be_visible()
    page.locator(".score-page").evaluate("(one) => one.decode()")  # rejects what is no picture


def erase_and_bring_in(page: Page, taken: Taken) -> None:
    """Gone for good; then, from the file that was taken away, as it was."""
    page.get_by_role("link", name="All sessions").click()
    button(page, f"Erase {TITLE}").click()
    button(page, "Erase it for good").click()
    expect(page.get_by_text("It is erased, with every copy")).to_be_visible()
    expect(page.locator(".line")).to_have_count(0)
    page.locator("input[type=file]").set_input_files(next(taken.folder.glob("everything-*")))
    expect(page.get_by_text("1 session is in.")).to_be_visible()
    page.locator(".line").get_by_role("link", name=f"Report of {TITLE}").click()
    expect(page.get_by_role("textbox", name="In your words")).to_have_value(WORDS)
    button(page, "Take away").click()
    with page.expect_download(timeout=4000 * PATIENCE) as download:
        page.locator("[data-format='json']").get_by_role("button").click()
    again = readers.whole(Path(download.value.path()))
    assert again == readers.whole(taken.file(".json"))


# --- in the files


def look_at_the_notes(taken: Taken) -> None:
    path = taken.file(".mid")
    assert sorted(readers.midi_notes(path).values()) == sorted(PLAYED.values())
    assert readers.midi_tones(path) == sum(PLAYED.values())
    assert MARK in readers.midi_texts(path)
    assert not re.search(f"Moon|{RARE}", readers.midi_texts(path), re.I)


def look_at_the_score(taken: Taken) -> None:
    path = taken.file(".musicxml")
    assert sorted(readers.score_notes(path).values()) == sorted(PLAYED.values())
    drawn = readers.pictures(taken.folder / "score-shown.zip")
    assert drawn
    for words in (path.read_text("utf-8"), *drawn):
        assert not re.search(f"Moon|{RARE}", words, re.I)


def look_at_the_tables(taken: Taken) -> None:
    (path,) = taken.folder.glob("csv-*")
    found = readers.tables(path)
    played = [row for row in found["events"] if row["kind"] == "touched"]
    assert {int(row["seat"]): int(row["touches"]) for row in found["seats"] if row["kept"] == "yes"} == PLAYED
    assert len(played) == sum(PLAYED.values())
    assert {row["kind"] for row in found["events"] if row["seat"] == str(LEFT_OUT)} <= {"seat_kept"}
    assert all(row["seat"] != str(LEFT_OUT) for row in found["minutes"])


def look_at_everything(taken: Taken) -> None:
    document = readers.whole(taken.file(".json"))
    assert dict(readers.touches_by_seat(document)) == PLAYED
    assert readers.about(document, LEFT_OUT) == []
    assert RARE not in taken.file(".json").read_text("utf-8")
    assert document["session"]["line"]["words"] == WORDS
    assert [mark["word"] for mark in document["session"]["marks"]] == [MARK]
    (path,) = taken.folder.glob("everything-*")
    inside = readers.members(path)
    assert "session.json" in inside
    assert all(RARE.encode() not in data for name, data in inside.items() if name.endswith((".json", ".csv")))


def look_at_the_copy_for_research(taken: Taken) -> None:
    (path,) = taken.folder.glob("research-*")
    found = readers.tables(path)
    by_seat: dict[str, int] = {}
    for row in found["touches"]:
        by_seat[row["seat"]] = by_seat.get(row["seat"], 0) + 1
    assert sorted(by_seat.values()) == sorted(PLAYED.values())
    said = b"\n".join(readers.members(path).values()).decode()
    assert not re.search(rf"{TITLE}|{MARK}|laughed|{RARE}|\b20\d\d-\d\d", said)


def look_at_the_page(taken: Taken) -> None:
    (words,) = readers.page_words(taken.file(".pdf"))  # one sheet
    assert TITLE in words
    assert "laughed" in words


def look_at_the_sound(taken: Taken) -> None:
    """Silent while the seat left out played alone; then heard."""
    for ending in (".wav", ".flac", ".mp3"):
        heard = readers.sound(taken.file(ending))
        assert taken.length - 0.2 <= heard.length <= taken.length + 15, ending
        assert heard.peak(taken.first, taken.first + 1) > 0.01, ending
        assert heard.peak(0, taken.first - 0.05) < (0.002 if ending == ".mp3" else 0.0001), ending


LOOKS: tuple[Callable[[Taken], None], ...] = (
    look_at_the_notes,
    look_at_the_score,
    look_at_the_tables,
    look_at_everything,
    look_at_the_copy_for_research,
    look_at_the_page,
    look_at_the_sound,
)
