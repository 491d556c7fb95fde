"""The sample pack as it lies in web/pack: what it holds, how large it is, whose it is."""

from itertools import pairwise

from server.core.instruments import INSTRUMENTS, PERCUSSION, percussion
from tests.e2e.sound.rendering import PACK, Manifest

MOST_BYTES = 6_000_000
WIDEST_GAP = 6
BEYOND = 1
"""Semitones by which the outermost recordings may lie inside an instrument's range."""


def test_the_pack_holds_exactly_the_instruments_that_are_offered(manifest: Manifest) -> None:
    """[A1] Every instrument and every percussion sound is there, and lasts or rings as the server says."""
    assert set(manifest.pitched) == set(INSTRUMENTS)
    assert set(manifest.instruments) - set(manifest.pitched) == {percussion(sound) for sound in PERCUSSION}
    for name, one in manifest.pitched.items():
        assert one.hold == INSTRUMENTS[name].hold
        assert all((zone.loop is not None) == one.hold for zone in one.zones)


def test_recordings_lie_close_together_over_the_whole_range(manifest: Manifest) -> None:
    """[A1] No tone of an instrument's range is stretched by more than three semitones."""
    for name, one in manifest.pitched.items():
        keys = [zone.nominal for zone in one.zones]
        assert keys[0] <= INSTRUMENTS[name].low + BEYOND
        assert keys[-1] >= INSTRUMENTS[name].high - BEYOND
        assert all(0 < high - low <= WIDEST_GAP for low, high in pairwise(keys))


def test_the_pack_is_small(manifest: Manifest) -> None:
    """[A4] All sounds together stay below 6 MB, and every file that is named is there."""
    files = {zone.file for one in manifest.instruments.values() for zone in one.zones}
    assert all((PACK / file).is_file() for file in files)
    assert sum(path.stat().st_size for path in PACK.iterdir()) <= MOST_BYTES


def test_the_bank_is_named_with_its_own_words() -> None:
    """[A1] Whoever opens the folder reads whose sounds these are and on what terms."""
    text = (PACK / "COPYRIGHT.txt").read_text(encoding="utf-8")
    assert "MuseScore_General SoundFont (MIT" in text
    assert "Permission is hereby granted, free of charge" in text
