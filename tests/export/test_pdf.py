"""The one-page PDF, read and looked at by another program: one page, in every language, saying what it cut."""

from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from msgspec.structs import replace

from server.core.document import Document
from server.core.errors import Refused
from server.export.page.sheet import HIGH, WIDE
from server.export.page.words import Words
from server.export.pdf import write
from server.protocol import ExportOrder, Goal
from tests.export.reported import reported
from tests.tapes import MadeTape
from tests.tuesday import WORDS, tuesday_group


def made(folder: Path, document: Document, *, language: str = "en", seat: int | None = None) -> Path:
    order = ExportOrder(format="pdf", language=language, seat=seat)
    shares: list[float] = []
    path = write(document, order, folder, shares.append, report=reported(document))
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    return path


def read(path: Path) -> str:
    """Its words in reading order; it is one page of A4 and nothing is drawn outside of its margins."""
    document = pypdfium2.PdfDocument(str(path))
    assert len(document) == 1
    page = document[0]
    assert page.get_size() == pytest.approx((WIDE, HIGH), abs=0.01)
    picture = page.render(scale=1.0).to_numpy()[:, :, :3].min(axis=2) < 250
    rows, columns = np.flatnonzero(picture.any(axis=1)), np.flatnonzero(picture.any(axis=0))
    assert rows[0] >= 28
    assert rows[-1] <= HIGH - 16
    assert columns[0] >= 36
    assert columns[-1] <= WIDE - 36
    return " ".join(page.get_textpage().get_text_range().split())


def worded(document: Document, words: str, title: str = "Tuesday group") -> Document:
    line = replace(document.session.line, words=words, title=title)
    return replace(document, session=replace(document.session, line=line))


def test_the_therapists_words_come_first_then_time_then_facts(tmp_path: Path) -> None:
    """[K3] [K4] In the order in which one reads, as text that can be selected."""
    text = read(made(tmp_path, tuesday_group(), seat=10))
    parts = ["Tuesday group, fifth session", "In the therapist’s words", WORDS, "Agreed beforehand, 10 Leaf:"]
    parts += ["Who played when", "Bell joins in", "Facts for 10 Leaf", "41 %", "of 22 min 10 s", "28 to 44 %"]
    parts += [
        "Not shown, too little to tell",
        "not of how anyone felt",
        "a musical instrument with a session log",
    ]
    places = [text.find(part) for part in parts]
    assert -1 not in places, dict(zip(parts, places, strict=True))
    assert places == sorted(places)
    assert "left out: nothing of this seat is kept" in text
    assert "Shortened" not in text


def test_the_seats_symbol_is_drawn_in_its_colour(tmp_path: Path) -> None:
    """[R1] Leaf, green, top right; none on the group's page."""

    def greens(path: Path) -> int:
        corner = pypdfium2.PdfDocument(str(path))[0].render(scale=2.0).to_numpy()[60:150, -160:-70, :3]
        green = np.array([0x34, 0x7F, 0x3A])  # blue first
        return int((np.abs(corner.astype(int) - green).max(axis=2) < 8).sum())

    assert greens(made(tmp_path, tuesday_group(), seat=10)) > 1000
    assert greens(made(tmp_path, tuesday_group())) == 0


@pytest.mark.parametrize("language", ["en", "de", "es", "fr", "cy"])
def test_it_speaks_five_languages(tmp_path: Path, language: str) -> None:
    """[K3] Every heading, value and note; one page in each."""
    path = made(tmp_path, tuesday_group(), language=language, seat=1)
    text, words = read(path), Words(language)
    for key in (
        "report.paper.words",
        "report.roll.title",
        "report.facts.how",
        "report.note_what",
        "report.paper.date",
    ):
        assert " ".join(words.say(key).split()) in text, key
    assert f"/Lang ({language})".encode() in path.read_bytes()


def test_a_long_text_is_cut_behind_a_word_and_the_page_says_so(tmp_path: Path) -> None:
    """[K3] Facts keep half of the room; the whole is elsewhere."""
    text = read(made(tmp_path, worded(tuesday_group(), WORDS * 12), seat=1))
    assert "…" in text
    assert "Shortened to fit one page" in text
    assert text.count("Quieter start") >= 3
    assert (
        "first_response" in text or Words("en").say("report.measure.first_response.name", instead="") in text
    )


def test_words_without_end_and_titles_without_spaces_stay_on_the_page(tmp_path: Path) -> None:
    """[K3] A word as long as a page is broken, a title ends in dots."""
    document = worded(tuesday_group(), "Donaudampfschifffahrt" * 400, "Wolpertinger" * 7)
    assert "Shortened" in read(made(tmp_path, document, seat=1))


def test_strange_words_are_words(tmp_path: Path) -> None:
    """[K3] Markup, control signs, other alphabets: text, nothing else."""
    text = read(
        made(tmp_path, worded(tuesday_group(), "<b>Ελένη</b> & Олена\t(x)\\ %s {count}\n\nzwei", "A & <i>"))
    )
    assert "<b>Ελένη</b> & Олена (x)\\ %s {count} zwei" in text
    assert "A & <i>" in text


@pytest.mark.parametrize(("seats", "length"), [(0, 0.0), (0, 60.0), (1, 1.0), (40, 600.0), (48, 21_600.0)])
def test_any_session_is_one_page(tmp_path: Path, seats: int, length: float) -> None:
    """[K3] No seats, forty, a second, six hours."""
    tape = MadeTape(seats=range(1, seats + 1), length=length)
    for seat in range(1, seats + 1):
        for beat in range(20):
            tape.plays(seat, min(beat * length / 20, max(0.0, length - 0.5)))
    tape.words, tape.goals = WORDS, [Goal(id=f"g{n}", text="sings along " * 20, rating=1) for n in range(24)]
    text = read(made(tmp_path, tape.document(), seat=1))
    assert WORDS.split(";")[0] in text
    assert ("Facts for 1 Sun" in text) == (seats > 0)


def test_a_seat_that_was_left_out_has_no_facts(tmp_path: Path) -> None:
    """[K1] The group's stand there."""
    assert "Facts for the group" in read(made(tmp_path, tuesday_group(), seat=5))


def test_the_same_session_is_the_same_file(tmp_path: Path) -> None:
    """[K3] Byte for byte."""
    first = made(tmp_path, tuesday_group(), seat=3).read_bytes()
    assert made(tmp_path, tuesday_group(), seat=3).read_bytes() == first


def test_a_session_that_still_runs_is_refused(tmp_path: Path) -> None:
    """[K3] With a sentence."""
    document = tuesday_group()
    running = replace(document.session, line=replace(document.session.line, state="running"))
    with pytest.raises(Refused, match="still being recorded"):
        made(tmp_path, replace(document, session=running))
