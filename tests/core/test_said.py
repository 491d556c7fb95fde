"""Sentences that know their names in the catalogs."""

from server.core.said import Said, numbers, phrase_of
from server.protocol import Phrase


def test_a_sentence_stays_english_and_knows_its_name() -> None:
    """[X4] The server's logs and English pages read the words; others say the phrase in their own language."""
    said = Said("tempo 90", "undo.tempo", bpm=90)
    assert said == "tempo 90"
    assert phrase_of(said) == Phrase(key="undo.tempo", values={"bpm": 90})
    assert phrase_of("My plan") is None


def test_seats_are_told_by_number() -> None:
    """[X4] Their names differ from language to language."""
    assert numbers([3, 12]) == "3,12"
