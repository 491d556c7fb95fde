"""Safe sound: a ceiling measured once and locked, a level and dose estimated, a warning and a cut."""

from math import log10

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.core.effects import KeepCeiling
from server.core.errors import Refused
from server.core.mixer import gain
from server.core.room import Sender
from server.core.safety import (
    EASED,
    LOUDEST_LUFS,
    NOISE_LASTS,
    NOISE_LUFS,
    TOO_LOUD,
    UNLOCKING,
    estimated,
)
from server.core.speaking import balance
from server.protocol import (
    DeviceCeiling,
    LiftCut,
    Mix,
    Noise,
    People,
    PlayNoise,
    Safety,
    SetAccents,
    SetCeiling,
    SetHush,
    SpeakerState,
    Stop,
    Undo,
    UnlockCeiling,
)
from tests.harness import CONDUCTOR, SPEAKER, ScriptedRoom

DEVICE = "0123456789abcdef"
OTHER = "fedcba9876543210"


def sounds(
    room: ScriptedRoom, seconds: int, loudness: float | None, device: str | None = DEVICE
) -> ScriptedRoom:
    """The speaker page reports once a second."""
    for _ in range(seconds):
        room.at(room.now + 1.0)
        room.says(SPEAKER, SpeakerState(state="ready", latency=20.0, loudness=loudness, device=device))
    return room.at(room.now + 0.1)


def measured(
    room: ScriptedRoom, *, phone: float = 70.0, people: People = "children", ceiling: int = 75
) -> ScriptedRoom:
    sounds(room, 1, None)
    return room.conducts(SetCeiling(measured=phone, people=people, ceiling=ceiling)).at(room.now + 0.1)


def told(room: ScriptedRoom) -> Safety:
    return room.facts(Safety, to="conductors")[-1]


def test_nothing_is_known_until_it_is_measured(room: ScriptedRoom) -> None:
    """[A3] No ceiling but the limiter's own, no level, no dose, and the dashboard knows that nothing was measured."""
    sounds(room, 3, -20.0)
    fact = room.room.safety.fact(room.room, room.now)
    assert (fact.kept, fact.level, fact.dose, fact.loud, fact.cut) == (None, None, 0.0, False, False)
    assert balance(room.room).trim == 1.0


@given(
    phone=st.floats(30, 110),
    ceiling=st.integers(60, 85),
    people=st.sampled_from(("children", "adults")),
)
def test_the_loudest_the_speaker_can_be_is_the_ceiling(phone: float, ceiling: int, people: People) -> None:
    """[A3] Whatever the phone showed; and nothing is taken away where nothing needs to be."""
    room = measured(ScriptedRoom(), phone=phone, people=people, ceiling=ceiling)
    kept = told(room).kept
    assert kept is not None
    loudest = estimated(kept, LOUDEST_LUFS) + 20 * log10(max(balance(room.room).trim, 1e-9))
    assert loudest <= ceiling + 0.1
    assert balance(room.room).trim == 1.0 or loudest == pytest.approx(ceiling, abs=0.1)


def test_a_ceiling_is_kept_for_the_device_that_sounds(room: ScriptedRoom) -> None:
    """[A3] Another loudspeaker was never measured, so nothing is claimed of it; the first is known again."""
    measured(room)
    assert balance(room.room).trim < 1.0
    sounds(room, 1, None, OTHER)
    assert balance(room.room).trim == 1.0
    assert told(room).kept is None
    sounds(room, 1, None)
    assert balance(room.room).trim < 1.0


def test_what_was_set_is_handed_to_be_kept(room: ScriptedRoom) -> None:
    """[A3] With its lock closed."""
    sounds(room, 1, None)
    effects = room.room.handle(CONDUCTOR, SetCeiling(measured=80.0, people="adults", ceiling=80), room.now)
    wanted = DeviceCeiling(measured=80.0, people="adults", ceiling=80, locked=True)
    assert KeepCeiling(device=DEVICE, ceiling=wanted) in effects
    assert any(isinstance(getattr(effect, "fact", None), Mix) for effect in effects), (
        "the speaker knows at once"
    )


def test_the_lock_takes_two_words(room: ScriptedRoom) -> None:
    """[A3] One press changes nothing; the second counts only soon after the first."""
    measured(room)
    again = SetCeiling(measured=50.0, people="adults", ceiling=85)
    for message in (again, UnlockCeiling(sure=True)):
        with pytest.raises(Refused):
            room.conducts(message)
    room.conducts(UnlockCeiling(sure=False)).at(room.now + 0.1)
    assert told(room).unlocking
    with pytest.raises(Refused):
        room.conducts(again)
    room.at(room.now + UNLOCKING + 0.1)
    assert not told(room).unlocking
    with pytest.raises(Refused):
        room.conducts(UnlockCeiling(sure=True))
    trim = balance(room.room).trim
    room.conducts(UnlockCeiling(sure=False)).at(room.now + 1).conducts(UnlockCeiling(sure=True))
    assert balance(room.room).trim == trim, "an open lock takes no ceiling away"
    room.conducts(again)
    assert balance(room.room).trim != trim


def test_no_undo_and_no_level_gets_past_the_ceiling(room: ScriptedRoom) -> None:
    """[A3] It is no setting: Undo takes back something else."""
    room.conducts(SetHush(on=True))
    measured(room)
    trim = balance(room.room).trim
    room.conducts(Undo())
    assert not room.room.settings.hush
    assert balance(room.room).trim == trim


def test_the_noise_ends_by_itself_with_its_page_and_with_stop(room: ScriptedRoom) -> None:
    """[A3] Nobody is left alone with it."""
    for end in ("itself", "page", "stop", "hand", "ceiling"):
        sounds(room, 1, None)
        room.conducts(PlayNoise(on=True)).at(room.now + 0.1)
        assert told(room).noise
        begun = room.now
        if end == "itself":
            room.at(begun + NOISE_LASTS)
        elif end == "page":
            room.goes(CONDUCTOR).comes(CONDUCTOR)
        elif end == "stop":
            room.conducts(Stop())
        elif end == "hand":
            room.conducts(PlayNoise(on=False))
        else:
            room.conducts(SetCeiling(measured=70.0, people="adults", ceiling=80))
        room.at(room.now + 0.1)
        assert not room.room.safety.fact(room.room, room.now).noise
        assert [noise.on for noise in room.facts(Noise, since=begun - 0.2)] == [True, False], end


def test_without_a_speaker_nothing_can_be_measured(room: ScriptedRoom) -> None:
    """[A3] One sentence says what to do first."""
    room.goes(SPEAKER)
    for message in (PlayNoise(on=True), SetCeiling(measured=70.0, people="adults", ceiling=80)):
        with pytest.raises(Refused, match="open the speaker page first"):
            room.conducts(message)


def test_forty_hours_at_what_is_advised_are_a_weeks_dose(room: ScriptedRoom) -> None:
    """[A3] Three decibels more make it twice as much; another minute of silence nothing."""
    measured(room, phone=80.0, people="adults", ceiling=85)
    sounds(room, 60, NOISE_LUFS)
    minute = told(room).dose
    assert minute == pytest.approx(1 / (40 * 60), rel=0.05)
    sounds(room, 60, None)
    sounds(room, 60, NOISE_LUFS + 3.0)
    assert told(room).dose == pytest.approx(3 * minute, rel=0.05)


def test_a_page_that_was_away_says_nothing_for_the_time_between(room: ScriptedRoom) -> None:
    """[A3] An hour without a report is no hour of listening."""
    measured(room, phone=80.0, people="adults")
    sounds(room, 2, NOISE_LUFS)
    before = room.room.safety.dose
    room.at(room.now + 3600.0)
    sounds(room, 1, NOISE_LUFS)
    assert room.room.safety.dose <= before * 2.1


@pytest.mark.parametrize(("people", "limit"), [("children", 75), ("adults", 80)])
def test_it_warns_from_what_is_advised_on_and_calms_down_later(
    room: ScriptedRoom, people: People, limit: int
) -> None:
    """[A3] At the level, not below it; ten quiet seconds end the warning."""
    measured(room, phone=float(limit), people=people, ceiling=85)
    sounds(room, 5, NOISE_LUFS - 1.0)
    assert not told(room).loud
    assert told(room).level == limit - 1
    sounds(room, 4, NOISE_LUFS + 1.0)
    assert told(room).loud
    assert not told(room).cut
    assert [f"advised {limit} at most" in sentence for sentence in room.room.news] == [True]
    sounds(room, int(EASED) - 2, None)
    assert told(room).loud
    sounds(room, 6, None)
    assert not told(room).loud


def test_at_85_it_cuts_six_decibels_until_the_therapist_lifts_it(room: ScriptedRoom) -> None:
    """[A3] Neither quiet, nor Undo, nor time brings it back; one press does."""
    measured(room, phone=TOO_LOUD, people="adults", ceiling=85)
    before = balance(room.room).trim
    sounds(room, 3, NOISE_LUFS + 0.5)
    assert told(room).cut
    assert sum("6 dB softer" in sentence for sentence in room.room.news) == 1
    assert room.facts(Mix)[-1].trim == pytest.approx(before * gain(-6.0), rel=1e-3)
    sounds(room, 60, None)
    room.conducts(SetHush(on=True), Undo())
    assert balance(room.room).trim < before
    room.conducts(LiftCut()).at(room.now + 0.1)
    assert balance(room.room).trim == before
    assert not told(room).cut


def test_only_the_page_that_sounds_is_listened_to(room: ScriptedRoom) -> None:
    """[A3] A standby measures its own silence."""
    measured(room, phone=TOO_LOUD, people="adults", ceiling=85)
    standby = Sender("standby", "speaker")
    room.comes(standby)
    for _ in range(5):
        room.at(room.now + 1.0).says(
            SPEAKER, SpeakerState(state="ready", latency=20.0, loudness=None, device=DEVICE)
        )
        room.says(standby, SpeakerState(state="ready", latency=20.0, loudness=0.0, device=DEVICE))
    assert not room.room.safety.cut


def test_sudden_sounds_are_allowed_only_when_the_therapist_says_so(room: ScriptedRoom) -> None:
    """[A3] Off at first; a change like any other, so Undo takes it back."""
    assert not balance(room.room).accents
    room.conducts(SetAccents(on=True)).at(room.now + 0.1)
    assert balance(room.room).accents
    assert told(room).accents
    room.conducts(Undo())
    assert not balance(room.room).accents


def test_a_dashboard_that_comes_knows_at_once(room: ScriptedRoom) -> None:
    """[A3] Before anything changes."""
    measured(room)
    late = Sender("late", "conductor")
    room.comes(late)
    assert [fact.kept for fact in room.facts(Safety, to="late")] == [told(room).kept]
