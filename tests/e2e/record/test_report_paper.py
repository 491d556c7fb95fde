"""What is printed and taken away from a session's page: one sheet of A4, and every file opened by another program."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import mido
import pypdfium2
import pytest
import soundfile
from playwright.sync_api import Browser, Page, expect

from server.core.document import Document
from server.export.page.words import Words
from server.protocol import Report
from tests.e2e.asking import PATIENCE, wait_until
from tests.e2e.devices import Devices
from tests.e2e.record.report_desk import Desk, counted, open_session, put
from tests.e2e.serving import Server
from tests.tapes import MadeTape
from tests.tuesday import WORDS, tuesday_group

TUESDAY = "tuesdaygrp05"
SHORT = "shortsession"


def short_session() -> Document:
    """Twelve seconds of two seats, at a tempo, with a mark: enough for every format."""
    tape = MadeTape(seats=(1, 2), bpm=100, length=12.0).scene(0, "Play").marked(4.0, "there")
    for beat in range(16):
        tape.plays(1 + beat % 2, 0.6 + 0.6 * beat, pad=beat % 5)
    tape.words = WORDS
    return tape.document(SHORT)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Desk]]:
    server = Server(tmp_path_factory.mktemp("paper")).start()
    put(server, tuesday_group(), short_session())
    yield server, Desk(server)
    server.stop()


@pytest.fixture(scope="module")
def made() -> Report:
    return counted(tuesday_group())


@pytest.fixture
def here(browser: Browser, desk: tuple[Server, Desk]) -> Iterator[Devices]:
    devices = Devices(browser, desk[0].url)
    yield devices
    assert devices.leave() == []


def printed(page: Page) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))


def words_of(document: pypdfium2.PdfDocument) -> str:
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


@pytest.mark.parametrize("language", ["en", "de", "es", "fr", "cy"])
def test_it_is_printed_on_one_sheet(
    desk: tuple[Server, Desk], here: Devices, made: Report, language: str
) -> None:
    """[K4] The therapist's words, the timeline, the facts of the seat chosen, a place to sign; in every language."""
    page = open_session(desk[0], here, TUESDAY, language=language, made=made)
    page.locator(".pick [data-seat='10']").click()
    words, document = Words(language), printed(page)
    assert len(document) == 1
    text = "".join(words_of(document).split())
    for part in (
        WORDS,
        words.say("report.roll.title"),
        words.say("report.facts.of_seat", {"name": words.seat(10)}),
        words.say("report.paper.compare"),
        words.say("report.paper.date"),
    ):
        assert "".join(part.split()) in text
    assert "".join(words.say("session.take.title").split()) not in text


def test_very_long_words_flow_onto_a_second_sheet(
    desk: tuple[Server, Desk], here: Devices, made: Report
) -> None:
    """[K4] Nothing of them is lost in print."""
    page = open_session(desk[0], here, TUESDAY, made=made)
    field = page.get_by_role("textbox", name="In your words")
    field.fill(" ".join([WORDS] * 25))
    document = printed(page)
    assert len(document) >= 2
    assert words_of(document).count("nobody wanted to be the one to stop") == 25
    field.fill(WORDS)
    field.blur()
    expect(page.locator(".kept")).to_have_text("Kept")


def taken(page: Page, format_: str) -> Path:
    """The file that the browser saves when this is made, under the name that it is given."""
    line = page.locator(f".formats [data-format='{format_}']")
    with page.expect_download(timeout=4000 * PATIENCE) as download:
        line.get_by_role("button").click()
    expect(line.get_by_role("link")).to_be_visible()
    name = download.value.suggested_filename
    assert line.get_by_role("link").inner_text().startswith(name)
    path = Path(download.value.path())
    return path.rename(path.with_name(name))


@pytest.mark.long  # test_whole_path.py takes every one away in each check, of a session it has played
@pytest.mark.timeout(600)
def test_every_export_is_taken_away_and_opened_by_another_reader(
    desk: tuple[Server, Desk], here: Devices
) -> None:
    """[K3] Each with its progress, each a file of its kind with the session in it."""
    page = open_session(desk[0], here, SHORT)
    page.get_by_role("button", name="Take away").click()
    touches = 16

    paper = pypdfium2.PdfDocument(str(taken(page, "pdf")))
    assert len(paper) == 1
    assert WORDS in words_of(paper)

    tracks = mido.MidiFile(str(taken(page, "midi"))).tracks
    assert sum(one.type == "note_on" and one.velocity > 0 for track in tracks for one in track) == touches

    root = ET.fromstring(taken(page, "musicxml").read_bytes())  # noqa: S314 - our own file
    assert root.findall(".//note/pitch")

    with ZipFile(taken(page, "csv")) as archive:
        tables = {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist()}
    longest = max(tables.values(), key=len)
    assert len(list(csv.reader(io.StringIO(longest)))) > touches

    assert json.loads(taken(page, "json").read_text("utf-8"))["session"]["line"]["words"] == WORDS

    with ZipFile(taken(page, "research")) as archive:
        assert not [name for name in archive.namelist() if b"Quieter" in archive.read(name)]

    with ZipFile(taken(page, "everything")) as archive:
        assert archive.testzip() is None

    for format_ in ("wav", "flac", "mp3"):
        sound, rate = soundfile.read(str(taken(page, format_)))
        assert len(sound) / rate >= 11
        assert abs(sound).max() > 0.01


@pytest.mark.timeout(300)
def test_the_notation_is_looked_at_page_by_page(desk: tuple[Server, Desk], here: Devices) -> None:
    """[K3] Engraved by the server, shown on the page, read by its words."""
    page = open_session(desk[0], here, SHORT)
    page.get_by_role("button", name="Show the notation").click()
    picture = page.get_by_role("img", name="Notation, page 1")
    expect(picture).to_be_visible(timeout=4000 * PATIENCE)
    wait_until(page, "() => document.querySelector('.score-page').naturalWidth > 100")
    expect(page.locator(".score-turn p")).to_contain_text("Page 1 of")
    page.get_by_role("button", name="Next page").click()
    expect(page.locator(".score-turn p")).to_contain_text("Page ")


def test_what_cannot_be_made_is_one_sentence(desk: tuple[Server, Desk], here: Devices) -> None:
    """[K3] Beside the format that was asked for; the others can still be taken."""
    put(desk[0], MadeTape(seats=(1,), length=5.0).document("emptysession"))
    page = open_session(desk[0], here, "emptysession")
    page.get_by_role("button", name="Take away").click()
    line = page.locator(".formats [data-format='midi']")
    line.get_by_role("button").click()
    expect(line.locator(".sentence")).to_contain_text(".", timeout=2000 * PATIENCE)
    expect(line.get_by_role("link")).to_have_count(0)
