"""Words on paper come from the same catalogs as those on the screen, by the same rules."""

import pytest

from server.export.page.words import Words, clock, lasting, roughly
from server.protocol import Phrase


def test_a_sentence_is_said_in_its_language_with_what_is_put_into_it() -> None:
    """[K3] What a language lacks is English; what nobody has is what is given instead."""
    assert Words("en").say("report.range", {"low": 2, "high": 4}) == "2 to 4"
    assert Words("de").say("report.range", {"low": 2, "high": 4}) == "2 bis 4"
    assert Words("xx").language == "en"
    assert Words("fr").say("no.such.words", instead="so") == "so"


@pytest.mark.parametrize(
    ("language", "count", "said"),
    [("en", 1, "1 touch"), ("en", 2, "2 touches"), ("fr", 0, "0 toucher"), ("de", 0, "0 Berührungen")],
)
def test_numbers_take_their_forms(language: str, count: int, said: str) -> None:
    """[K3] As in the browser: French counts nought as one."""
    assert Words(language).say("report.counted.touches", {"count": count}) == said


def test_seats_lists_figures_and_dates() -> None:
    """[K3] As people say them."""
    assert Words("en").seat(13) == "13 Star"
    assert Words("de").listed(["A", "B", "C"]) == "A, B und C"
    assert Words("en").listed([]) == ""
    assert Words("de").figure(3.25, 1) == "3,2"
    assert Words("cy").date("2026-06-03T12:00:00Z") == "3 Mehefin 2026"
    assert Words("en").date("soon") == "soon"


def test_a_phrase_is_said_in_words() -> None:
    """[K4] What the report says by a name; what no catalog has is nothing."""
    assert Words("en").phrase(Phrase("report.roll.scene", {"name": "Play"})) == "Scene Play"
    assert Words("en").phrase(Phrase("no.such", {"seat": 3})) == ""


def test_times_are_written_as_on_the_page() -> None:
    """[K4] As in `moments.test.ts`."""
    english = Words("en")
    assert [clock(at) for at in (0, 9.9, 384, 3599, 3600, 22_001)] == [
        "0:00",
        "0:09",
        "6:24",
        "59:59",
        "1:00:00",
        "6:06:41",
    ]
    assert [lasting(english, at) for at in (48, 120, 1330, 3600, 7500)] == [
        "48 s",
        "2 min",
        "22 min 10 s",
        "1 h",
        "2 h 5 min",
    ]
    assert [roughly(english, at) for at in (30, 60, 1560, 21_600)] == [
        "30 s",
        "1 minute",
        "26 minutes",
        "6 h",
    ]
