"""Loading scales/: every file that is there, and every way a file can be wrong."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from music21.scale import scala

from server.catalog import load_catalog, load_scale
from server.core.errors import Refused
from tests.core.scales import CATALOG, SCALES

GOOD = 'name = "Yo"\ndegrees = [0, 2, 5, 7, 10.5]\n'
ARCHIVE = Path(scala.__file__).parent / "scl"


def written(folder: Path, text: str | bytes, name: str = "yo.toml") -> Path:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_there_are_more_than_forty_scales_in_four_tiers_and_none_is_broken() -> None:
    """[M1] The friendliest first: Open with its five moods from bright to deep."""
    assert len(CATALOG.scales) >= 40
    assert CATALOG.problems == ()
    tiers = [scale.tier for scale in CATALOG.scales]
    assert tiers == sorted(tiers, key=["open", "colour", "shadow", "gong"].index)
    assert set(tiers) == {"open", "colour", "shadow", "gong"}
    first = [scale.mood for scale in CATALOG.scales[:6]]
    assert first == ["Bright", "Fresh", "Airy", "Dusky", "Deep", None]
    assert {"mi_so_la", "open_fifth"} <= {scale.id for scale in CATALOG.scales if scale.tier == "open"}


@pytest.mark.parametrize("scale", CATALOG.scales, ids=lambda scale: scale.id)
def test_every_scale_keeps_the_written_rule(scale: object) -> None:
    """[M1] Its tier follows from its degrees, and it says where it comes from."""
    known = next(each for each in CATALOG.scales if each is scale)
    assert known.tier == known.tier_by_rule
    assert known.sources
    assert known.character
    assert known.region
    assert (known.tier == "open") == (known.all_pads_safe and known.unit == "semitone")


def test_a_scale_is_found_by_its_id() -> None:
    assert CATALOG.scale("malkauns").mood == "Deep"
    with pytest.raises(Refused) as refused:
        CATALOG.scale("locrian")
    assert refused.value.code == "unknown_scale"


def test_a_name_and_some_degrees_are_enough(tmp_path: Path) -> None:
    """[M1] Everything else is worked out: tier, kind, spelling, period."""
    yo = load_scale(written(tmp_path, GOOD))
    assert (yo.id, yo.name, yo.tier, yo.kind) == ("yo", "Yo", "gong", "pentatonic")
    assert (yo.degrees, yo.period, yo.root) == ((0, 200, 500, 700, 1050), 1200, 60)
    assert yo.spelling == ("P1", "M2", "P4", "P5", "m7")


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ("degrees = [0, 2, 7, 5, 9]", "'degrees' must rise: 5 stands after 7."),
        ("degrees = [0, 2, 2]", "'degrees' must rise: 2 stands after 2."),
        ("degrees = [1, 2, 5]", "'degrees' must begin with 0, the root; it begins with 1."),
        ("degrees = [0]", "'degrees' must be 2 to 12 tones; it has 1."),
        (f"degrees = {[step / 2 for step in range(13)]}", "'degrees' must be 2 to 12 tones; it has 13."),
        ("degrees = []", "'degrees' must be 2 to 12 tones; it has 0."),
        ("degrees = [0, nan]", "'degrees' and 'period' must be numbers."),
        ("degrees = [0, inf]", "'degrees' and 'period' must be numbers."),
        ("degrees = [0, 2, 12]", "'degrees' must end below the period: 12 is too high."),
        ('degrees = [0, "2"]', "'degrees[1]': expected `float`, got `str`."),
        ("degrees = 5", "'degrees': expected `array`, got `int`."),
        ("degrees = [0, 2]\nperiod = 30", "'period' must lie between half an octave and two octaves."),
        ("degrees = [0, 2]\nperiod = nan", "'degrees' and 'period' must be numbers."),
        ('degrees = [0, 7]\nspelling = ["P1"]', "'spelling' has 1 names for 2 degrees."),
        ('degrees = [0, 7]\nspelling = ["P1", "X5"]', "'spelling' can't be 'X5'"),
        ('degrees = [0, 7]\nspelling = ["P1", "m6"]', "'spelling': m6 is too far from 700 cents."),
        ('degrees = [0, 7]\nroot = "H4"', "'root' must be a note from C2 to B5 such as D4 or F#3, not 'H4'."),
        ('degrees = [0, 7]\nroot = "C9"', "'root' must be a note"),
        ('degrees = [0, 7]\nkind = "pentatonic"', "'kind' says pentatonic, but 2 degrees make it subset."),
        (
            'degrees = [0, 6]\ntier = "open"',
            "'tier' says open, but a semitone or tritone is among its tones.",
        ),
        ('degrees = [0, 6]\ntier = "silver"', "'tier': invalid enum value 'silver'."),
        ('degrees = [0, 7]\nmood = "Deep"', "'mood' can't be Deep here"),
        ("degrees = [0, 7]\nstep = 3", "'step' is not a field of a scale: scales/README.md lists them."),
        ("degrees = [0, 7", "it isn't valid TOML"),
        ("steps = [0, 7]", "'steps' is not a field of a scale"),
        ("", "'degrees' is missing."),
    ],
)
def test_a_broken_file_is_refused_with_its_name_and_field(
    tmp_path: Path, change: str, complaint: str
) -> None:
    """[M1] One sentence: the file, the field, what is wrong."""
    path = written(tmp_path, f'name = "Yo"\n{change}\n')
    with pytest.raises(Refused) as refused:
        load_scale(path)
    assert refused.value.code == "bad_scale"
    assert refused.value.text.startswith(f"{tmp_path.name}/yo.toml: {complaint}")
    assert "\n" not in refused.value.text


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("yo.toml", "degrees = [0, 7]", "'name' is missing."),
        ("yo.toml", 'name = "  "\ndegrees = [0, 7]', "'name' must be readable words."),
        ("yo.toml", 'name = "Y\\u0007o"\ndegrees = [0, 7]', "'name' must be readable words."),
        ("Yo Yo.toml", GOOD, "its name may hold only small letters, digits and _, at most 40."),
        ("yo.toml", b"name = \xff\xfe", "it isn't plain text (UTF-8)."),
        ("yo.scl", "yo\n2\n3/2\nlots", "'lots' is neither cents nor a ratio."),
        ("yo.scl", "yo\n1\n2/1", "'degrees' must be 2 to 12 tones; it has 1."),
        (
            "yo.scl",
            "yo\n13\n" + "\n".join(f"{90 * step}." for step in range(1, 14)),
            "'degrees' must be 2 to 12",
        ),
        ("yo.scl", "yo\n3\n702.\n386.\n1200.", "'degrees' must rise: 386 stands after 702."),
    ],
)
def test_names_encodings_and_scala_files_are_checked_too(
    tmp_path: Path, name: str, text: str | bytes, complaint: str
) -> None:
    with pytest.raises(Refused) as refused:
        load_scale(written(tmp_path, text, name))
    assert refused.value.text.startswith(f"{tmp_path.name}/{name}: {complaint}")


def test_a_folder_called_like_a_scale_is_refused_and_not_a_crash(tmp_path: Path) -> None:
    (tmp_path / "yo.toml").mkdir()
    with pytest.raises(Refused, match="yo.toml: it can't be read"):
        load_scale(tmp_path / "yo.toml")


def test_a_scala_file_dropped_in_becomes_a_scale(tmp_path: Path) -> None:
    """[M1] The description is its name, the last tone its period; measured, therefore Gong."""
    text = (ARCHIVE / "slendro_av.scl").read_bytes()
    scale = load_scale(written(tmp_path, text, "Slendro-AV.scl"))
    assert scale.id == "slendro_av"
    assert scale.name.startswith("Average of 30 measured slendro gamelans")
    assert scale.tier == "gong"
    assert (scale.degrees, scale.period) == (SCALES["slendro_average"].degrees, 1208.0)
    assert scale.spelling == ("P1", "M2", "P4", "P5", "m7")


def test_every_five_tone_file_of_the_archive_can_be_dropped_in(tmp_path: Path) -> None:
    """[M1] Loaded or refused with a sentence, never a crash; nearly all are loaded."""
    loaded, refused = 0, []
    for path in sorted(ARCHIVE.glob("*.scl")):
        text = path.read_text(encoding="latin-1")
        lines = [line for line in text.splitlines() if not line.startswith("!")]
        if len(lines) > 1 and lines[1].split()[:1] == ["5"]:
            try:
                assert load_scale(path).tier == "gong"
                loaded += 1
            except Refused as refusal:
                refused.append(refusal.text)
    assert loaded >= 170
    assert all("'degrees'" in text or "'period'" in text for text in refused)


def test_one_broken_file_does_not_stop_the_room(tmp_path: Path) -> None:
    """[S4] Serving leaves it out and tells the therapist in one sentence; a check refuses the whole folder."""
    written(tmp_path, GOOD)
    written(tmp_path, 'name = "Bad"\ndegrees = [0, 3, 1]', "bad.toml")
    written(tmp_path, "not a scale, and not read", "README.md")
    catalog = load_catalog(tmp_path, skip_bad=True)
    assert [scale.id for scale in catalog.scales] == ["yo"]
    assert catalog.problems == (
        f"{tmp_path.name}/bad.toml: 'degrees' must rise: 1 stands after 3. The scale was left out.",
    )
    with pytest.raises(Refused, match="bad.toml"):
        load_catalog(tmp_path)


def test_two_files_may_not_be_the_same_scale(tmp_path: Path) -> None:
    """[M1] Neither by id nor by degrees; the one that was there first stays."""
    written(tmp_path, GOOD)
    written(tmp_path, GOOD, "zo.toml")
    written(tmp_path, "Yo from the archive\n2\n702.\n2/1", "yo.scl")
    catalog = load_catalog(tmp_path, skip_bad=True)
    assert [scale.name for scale in catalog.scales] == ["Yo"]
    assert "'degrees' are the same as those of yo" in catalog.problems[0]
    assert "there is a scale 'yo' already" in catalog.problems[1]


def test_a_dropped_in_twin_never_pushes_out_a_scale_of_ours(tmp_path: Path) -> None:
    """[M1] The moods stay whole, however early in the alphabet somebody's copy stands."""
    written(tmp_path, 'name = "Mine"\ndegrees = [0, 2, 4, 7, 9]', "a_copy.toml")
    written(tmp_path, 'name = "Major pentatonic"\ndegrees = [0, 2, 4, 7, 9]', "major_pentatonic.toml")
    assert [scale.id for scale in load_catalog(tmp_path, skip_bad=True).scales] == ["major_pentatonic"]


def test_a_folder_without_scales_is_refused(tmp_path: Path) -> None:
    """[S4] A room can't play without one."""
    with pytest.raises(Refused) as refused:
        load_catalog(tmp_path, skip_bad=True)
    assert refused.value.code == "no_scales"


@given(st.binary(max_size=200), st.sampled_from(["x.toml", "x.scl"]))
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_file_whatever_can_crash_the_loader(tmp_path: Path, content: bytes, name: str) -> None:
    """[S4] Any bytes are a scale or a sentence."""
    path = written(tmp_path, content, name)
    with suppress(Refused):
        assert load_scale(path).degrees[0] == 0
