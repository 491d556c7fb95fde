"""Cards and presets: the same profile out as in, and one sentence for whatever can't be read."""

import json
import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from server.access_cards import LETTERS, file_text, load_presets, qr_text, read_card
from server.config import Config
from server.core.access import settled
from server.core.errors import Refused
from server.protocol import AccessProfile
from tests.core.profiles import PROFILES

PRESETS = load_presets(Config().presets)
TREMOR = PRESETS[0].profile
EVERYTHING = AccessProfile(
    hold_duration=1.999,
    ignore_repeat=1.999,
    act_on="lift",
    most_per_second=19.999,
    palm=True,
    dead_margin=39.999,
    slide=True,
    latch=True,
    loudness="speed",
    dwell=1.999,
    rest_zone=True,
    look_away_first=True,
    scan_every=4.999,
    first_item_pause=4.999,
    loops=20,
    any_key=True,
    own_pad=11,
    pads=12,
    pad_size=199.999,
    arrangement="rows",
    side="right",
    turned="upside_down",
    theme="contrast",
    motion="device",
    haptics=True,
    own_sound=10,
    tilt=True,
    shake=True,
    midi=True,
)


def to_thousandths(profile: AccessProfile) -> AccessProfile:
    plain = msgspec.to_builtins(profile)
    return msgspec.convert(
        {name: round(value, 3) if isinstance(value, float) else value for name, value in plain.items()},
        AccessProfile,
    )


@given(PROFILES)
def test_a_file_gives_the_same_profile_back(profile: AccessProfile) -> None:
    """[X1] To the last digit."""
    assert read_card(file_text(profile)) == profile


@given(PROFILES)
def test_a_code_gives_the_same_profile_back(profile: AccessProfile) -> None:
    """[X1] To a thousandth, in characters that codes pack tightly."""
    text = qr_text(profile)
    assert read_card(text) == settled(to_thousandths(profile))
    assert re.fullmatch(r"[0-9A-Z ./:-]+", text)
    assert read_card(f"  {text.lower()}\n") == read_card(text)
    assert qr_text(read_card(text)) == text


def test_the_longest_code_can_be_scanned_from_paper() -> None:
    """[X1] Every setting as long as it gets: less than 300 characters, and modules of 0.8 mm at 4 cm."""
    text = qr_text(EVERYTHING)
    assert len(text) < 300
    assert segno.make(text, error="m", micro=False).symbol_size(border=0)[0] <= 49


def test_every_setting_has_its_letters_and_keeps_them() -> None:
    """[X1] A card printed today is read next year: letters may be added here, and never changed."""
    assert LETTERS.keys() == {field.name for field in structs.fields(AccessProfile)}
    assert len(set(LETTERS.values())) == len(LETTERS)
    assert qr_text(TREMOR) == "ROUNDELAY:A1:HD0.15/IR0.3/PA/PN3/PS40"
    assert qr_text(AccessProfile()) == "ROUNDELAY:A1:"
    assert read_card("ROUNDELAY:A1:DW-/PA-/SCAUTO/TUUPSIDE-DOWN/OS3") == AccessProfile(
        scanning="auto", turned="upside_down", own_sound=3
    )


def test_a_card_holds_settings_and_nothing_else() -> None:
    """[X1] No name, no seat, no time."""
    assert json.loads(file_text(TREMOR)) == {
        "format": "roundelay access 1",
        "profile": {"hold_duration": 0.15, "ignore_repeat": 0.3, "palm": True, "pads": 3, "pad_size": 40.0},
    }


def card(**settings: Any) -> str:
    return json.dumps({"format": "roundelay access 1", "profile": settings})


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "not_a_card"),
        ("https://example.org/menu", "not_a_card"),
        ("WIFI:S:ward;T:WPA;P:secret;;", "not_a_card"),
        ("[" * 15_000, "not_a_card"),
        ("{" * 15_000, "not_a_card"),
        ("[1, 2]", "not_a_card"),
        ('"\udcff"', "not_a_card"),
        ("{}", "not_a_card"),
        ('{"format": "roundelay plan 1", "name": "x", "scenes": []}', "not_a_card"),
        ('{"format": 1}', "not_a_card"),
        ("x" * 30_000, "not_a_card"),
        ('{"format": "roundelay access 1", "profile": {"pa', "bad_card"),
        ('{"format": "roundelay access 1", "profile": 3}', "bad_card"),
        ('{"format": "roundelay access 1"}', "bad_card"),
        ("ROUNDELAY:A", "bad_card"),
        ("ROUNDELAY:A:PN3", "bad_card"),
        ("ROUNDELAY:A\u0663:PN3", "bad_card"),
        ("ROUNDELAY:A1:PN3//PA", "bad_card"),
        ("ROUNDELAY:A1:PNthree", "bad_card"),
        ("ROUNDELAY:A1:PN", "bad_card"),
        ("ROUNDELAY:A1:HD1e0", "bad_card"),
        ("ROUNDELAY:A1:HD0.1234", "bad_card"),
        ("ROUNDELAY:A1:PAYES", "bad_card"),
        ("ROUNDELAY:A2:PN3", "newer_card"),
        ("ROUNDELAY:A1:ZZ3", "newer_card"),
        ('{"format": "roundelay access 2", "touch": {}}', "newer_card"),
        (card(pads=3, telepathy=True), "newer_card"),
        (card(pads=13), "impossible_card"),
        (card(pads="3"), "impossible_card"),
        (card(palm=1), "impossible_card"),
        (card(theme="pink"), "impossible_card"),
        (card(hold_duration=-0.1), "impossible_card"),
        ("ROUNDELAY:A1:PN0", "impossible_card"),
        ("ROUNDELAY:A1:PN2.5", "impossible_card"),
        ("ROUNDELAY:A1:THPINK", "impossible_card"),
        ("ROUNDELAY:A1:SCAUTO/DW0.7", "contradictory_access"),
        (card(scanning="auto", dwell=0.7), "contradictory_access"),
        (card(scanning="step", any_key=True), "contradictory_keys"),
    ],
)
def test_what_cannot_be_used_is_told_in_one_sentence(text: str, code: str) -> None:
    """[X1] With the way out in it, and no word of a program."""
    with pytest.raises(Refused) as refused:
        read_card(text)
    assert refused.value.code == code
    assert refused.value.text.endswith(".")
    assert not re.search(r"[`$_{}]", refused.value.text)


@given(st.one_of(st.text(max_size=60), st.text("ROUNDELAY:A1/.-PNHD0123456789", max_size=40)))
def test_no_text_does_harm(text: str) -> None:
    """[X1] A profile or a sentence, whatever a camera believes to have seen."""
    for said in (text, f"ROUNDELAY:A1:{text}", f'{{"format": "roundelay access 1", "profile": {text}}}'):
        try:
            profile = read_card(said)
        except Refused:
            continue
        assert msgspec.convert(msgspec.to_builtins(profile), AccessProfile) == profile


def test_the_presets_are_those_a_therapist_looks_for() -> None:
    """[X1] Nine cards; each can be played as it stands and is not as usual."""
    assert [preset.id for preset in PRESETS] == [
        "tremor",
        "low_vision",
        "one_switch",
        "two_switches",
        "switch_plays",
        "eye_gaze",
        "one_big_pad",
        "busy_hands",
        "resting_hand",
    ]
    profiles = [preset.profile for preset in PRESETS]
    assert [settled(profile) for profile in profiles] == profiles
    assert len({qr_text(profile) for profile in [*profiles, AccessProfile()]}) == 10


def test_every_preset_has_its_words() -> None:
    """[X1] A name and a line, in the catalog all others are translated from."""
    words = json.loads((Path(__file__).parents[1] / "web" / "words" / "en.json").read_text("utf-8"))
    assert words["access"]["preset"].keys() == {preset.id for preset in PRESETS}
    assert all(one.keys() == {"name", "words"} for one in words["access"]["preset"].values())


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("1-broken.json", "{"),
        ("1-pads.json", card(pads=0)),
        ("nameless.json", card(pads=3)),
        ("1-Two words.json", card(pads=3)),
    ],
)
def test_a_preset_that_cannot_be_used_is_named(tmp_path: Path, name: str, text: str) -> None:
    """[X1] Before anybody is let in."""
    (tmp_path / name).write_text(text)
    with pytest.raises(Refused, match=re.escape(name)):
        load_presets(tmp_path)
