"""Files of music are made quickly; the figures are for people to read, the bounds gross."""

from tests.bench.music_files import of_midi, of_musicxml, of_score


def test_files_of_music_are_made_quickly() -> None:
    """[K3] A tenth of the sessions the targets speak of, measured against the machine's own pace."""
    figures = [of_midi(5000, 1), of_musicxml(1000, 1), of_score(200, 1)]
    for figure in figures:
        print(figure)
    assert figures[0].seconds < 1.0 * figures[0].yardstick
    assert figures[1].seconds < 4.0 * figures[1].yardstick
    assert figures[2].seconds < 20.0 * figures[2].yardstick
