"""Facts on paper say what they say on the screen."""

from msgspec.structs import replace

from server.export.page.values import baseline_words, counted_words, value_words
from server.export.page.words import Words
from server.protocol import Baseline, Measure

ENGLISH = Words("en")
FACT = Measure(
    "playing_time", 10, None, 0.41, None, "share", 1330, "seconds", Baseline("past", 0.28, 0.44, 5)
)


def test_values_carry_their_unit() -> None:
    """[K4] The same figures as in `values.test.ts`."""
    said = [
        value_words(ENGLISH, fact)
        for fact in (
            FACT,
            replace(FACT, value=3.21, unit="seconds"),
            replace(FACT, value=0.21, unit="number"),
            replace(FACT, value=130.0, unit="seconds"),
            replace(FACT, value=5.0, unit="of", n=6),
            replace(FACT, value=37.6, unit="a_minute"),
            replace(FACT, value=2.0, high=14.0, unit="semitones"),
            replace(FACT, value=None),
        )
    ]
    assert said == ["41 %", "3.2 s", "0.21", "2 min 10 s", "5 of 6", "38", "2 to 14 semitones", "not shown"]
    assert value_words(Words("de"), replace(FACT, value=3.21, unit="seconds")) == "3,2 s"


def test_halves_are_rounded_as_browsers_do() -> None:
    """[K4] Up, not to the even one."""
    assert value_words(ENGLISH, replace(FACT, value=2.5, unit="milliseconds")) == "3 ms"
    assert value_words(ENGLISH, replace(FACT, value=-20.4, unit="milliseconds")) == "\u221220 ms"


def test_beside_each_stands_what_it_was_counted_from_and_compared_with() -> None:
    """[K4] Own past, or chance; with how many of them."""
    assert counted_words(ENGLISH, FACT) == "of 22 min 10 s"
    assert counted_words(ENGLISH, replace(FACT, n=1, counted="touches")) == "1 touch"
    past = Baseline("past", 0.6, 1.0, 1)
    assert baseline_words(ENGLISH, past, "of") == "60 to 100 %, 1 session before"
    chance = Baseline("chance", 0.24, 0.3, 200)
    assert baseline_words(ENGLISH, chance, "share") == "by chance 24 to 30 %, shuffled 200 times"
