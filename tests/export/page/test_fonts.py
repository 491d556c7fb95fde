"""Every letter that a therapist may write finds a font."""

from reportlab.pdfbase import pdfmetrics

from server.export.page.fonts import face

OURS = "AZaz09 äöüßéèêçñáíóúŵŷâîÄÖÜŴŶ“”„«»’–…%"


def test_our_five_languages_are_set_in_the_pages_own_font() -> None:
    """[K3] Welsh letters, too."""
    for weight in ("text", "strong"):
        fonts = {font for font, _ in face(weight).runs(OURS)}
        names = {pdfmetrics.getFont(font).face.name for font in fonts}
        assert len(fonts) == 2
        assert not [name for name in names if b"DejaVu" in name]


def test_letters_of_others_come_from_another_font_in_their_place() -> None:
    """[K3] Greek and Cyrillic words are read; the letters stay in order."""
    runs = list(face("text").runs("Ana Ελένη Олена"))
    assert "".join(part for _, part in runs) == "Ana Ελένη Олена"
    assert len({font for font, _ in runs}) == 2


def test_a_letter_that_nobody_has_is_a_box_and_no_error() -> None:
    """[K3] An emoji, or a language none of the fonts can write."""
    assert [part for _, part in face("text").runs("🎵")] == ["🎵"]
    assert face("text").width("🎵", 10) > 0


def test_the_strong_one_is_wider() -> None:
    """[K3] The weights are really cut from the variable font."""
    assert face("strong").width("Who played when", 10) > face("text").width("Who played when", 10) * 1.02
