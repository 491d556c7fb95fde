"""Playing back a tape sounds and shows what was played, when it was played."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.core.replay import LATE, RINGS, SWELL, Playback, Step
from server.core.tape import Event, Marked, Silenced, SoundBegan, SoundBent, SoundEnded, told_at
from server.protocol import Silence, SoundBend, SoundOff, SoundOn
from tests.tapes import MadeTape


def played(tape: MadeTape, *, speed: float = 1.0, since: float = 0.0, begun: float = 100.0) -> list[Step]:
    """The whole of it, woken exactly when it asks to be."""
    playback = Playback(until=tape.length, speed=speed)
    playback.load(tape.document().events, tape.length)
    steps = [playback.begin(since, begun)]
    while (due := playback.due()) is not None and not playback.over(due):
        steps.append(playback.step(due))
    return steps


def heard(steps: list[Step]) -> list[SoundOn]:
    return [sound for step in steps for sound in step.sounds if isinstance(sound, SoundOn)]


def ended(steps: list[Step]) -> list[SoundOff]:
    return [sound for step in steps for sound in step.sounds if isinstance(sound, SoundOff)]


def sounds(tape: MadeTape) -> list[SoundBegan]:
    return [event for event in tape.document().events if isinstance(event, SoundBegan)]


def test_a_moment_that_was_marked_later_hides_no_place() -> None:
    """[K2] It stands on the tape where it was marked, with the moment it is about."""
    tape = MadeTape(length=20.0)
    for second in range(2, 18):
        tape.plays(1, float(second))
    events = tape.document().events
    middle = len(events) // 2
    events.insert(middle, Marked(at=0.5, icon="star"))
    playback = Playback(until=20.0)
    playback.load(events, 20.0)
    steps = [playback.begin(4.5, 100.0)]
    while (due := playback.due()) is not None and not playback.over(due):
        steps.append(playback.step(due))
    assert len(heard(steps)) == 13


TOUCHES = st.lists(
    st.tuples(
        st.sampled_from([1, 2, 3]),
        st.floats(0, 58),
        st.integers(0, 4),
        st.floats(0.05, 1.5),
        st.floats(0, 0.4),
    ),
    max_size=30,
)


@given(touches=TOUCHES, speed=st.sampled_from([0.5, 1.0, 2.0]))
def test_the_same_notes_sound_as_in_play(
    touches: list[tuple[int, float, int, float, float]], speed: float
) -> None:
    """[K2] Every tone of the tape once: seat, pitch, loudness, instrument; its moment by the tape, at any speed."""
    tape = MadeTape(seats=(1, 2, 3)).sits(3, instrument="bowed", hold=True)
    for seat, at, pad, length, later in sorted(touches, key=lambda touch: touch[1]):
        tape.plays(seat, at, pad=pad, length=length, sounded=at + later)
    told = heard(played(tape, speed=speed))

    def same(sound: SoundOn, at: float) -> tuple[object, ...]:
        return (
            sound.id,
            sound.seat,
            sound.pitch,
            sound.velocity,
            sound.instrument,
            sound.hold,
            pytest.approx(at),
        )

    wanted = {
        begun.sound.id: same(begun.sound, 100.0 + (begun.sound.at or begun.at) / speed + LATE)
        for begun in sounds(tape)
    }
    assert {sound.id: same(sound, sound.at or 0.0) for sound in told} == wanted
    assert len(told) == len(wanted)


@given(touches=TOUCHES, speed=st.sampled_from([0.5, 1.0, 2.0]))
def test_every_lasting_tone_ends(touches: list[tuple[int, float, int, float, float]], speed: float) -> None:
    """[P4] Exactly once, as long after its beginning as the tape says."""
    tape = MadeTape(seats=(1, 2, 3))
    for seat in (1, 2, 3):
        tape.sits(seat, instrument="bowed", hold=True)
    for seat, at, pad, length, later in sorted(touches, key=lambda touch: touch[1]):
        tape.plays(seat, at, pad=pad, length=min(length, 59 - at), sounded=at + later)
    steps = played(tape, speed=speed)
    offs = {off.id: off.at for off in ended(steps)}
    ends = [event for event in tape.document().events if isinstance(event, SoundEnded)]
    assert offs == {
        end.sound.id: pytest.approx(100.0 + max(end.at, end.sound.at or 0.0) / speed + LATE) for end in ends
    }


def test_nothing_is_said_late() -> None:
    """[A2] Each tone is told before its moment, so that it can be planned."""
    tape = MadeTape().plays(1, 3.0).plays(2, 3.01).plays(1, 4.0, sounded=4.3)
    playback = Playback(until=tape.length)
    playback.load(tape.document().events, tape.length)
    playback.begin(0.0, 50.0)
    while (due := playback.due()) is not None and not playback.over(due):
        for sound in playback.step(due).sounds:
            assert sound.at is not None
            assert sound.at >= due + LATE - 1e-9


def test_lights_come_with_the_tones() -> None:
    """[K2] What displays show is as late as what is heard."""
    tape = MadeTape().plays(1, 3.0, length=0.5)
    playback = Playback(until=tape.length)
    playback.load(tape.document().events, tape.length)
    playback.begin(0.0, 50.0)
    lit: list[float] = []
    dark: list[float] = []
    while (due := playback.due()) is not None and not playback.over(due):
        step = playback.step(due)
        lit += [due for _ in step.touched]
        dark += [due for _ in step.lifted]
    assert lit == [pytest.approx(53.0 + LATE)]
    assert dark == [pytest.approx(53.5 + LATE)]


def test_from_the_middle_what_lasts_comes_in_softly() -> None:
    """[K2][A3] A drone that began before is heard from the place on, swelling."""
    drone = SoundOn(id=7, seat=-1, instrument="drone", soft=True, pitch=48.0, velocity=0.5, hold=True, at=1.0)
    playback = Playback(until=60.0)
    playback.load([], 60.0)
    step = playback.begin(30.0, 200.0, [SoundBegan(at=1.0, sound=drone)])
    assert step.sounds == [
        SoundOn(
            id=7,
            seat=-1,
            instrument="drone",
            soft=True,
            pitch=48.0,
            velocity=0.5,
            hold=True,
            at=200.0 + LATE,
            rise=SWELL,
        )
    ]
    assert playback.place_at(210.0) == 40.0


def lasting(seat: int, sound: int, at: float) -> SoundBegan:
    tone = SoundOn(id=sound, seat=seat, instrument="bowed", soft=False, pitch=60.0, velocity=0.5, hold=True)
    return SoundBegan(at=at, sound=tone)


def said(events: list[Event], *, without: frozenset[int] = frozenset()) -> list[object]:
    playback = Playback(until=60.0)
    playback.load(sorted(events, key=told_at), 60.0)
    playback.leave_out(without)
    steps = [playback.begin(0.0, 0.0)]
    while (due := playback.due()) is not None and not playback.over(due):
        steps.append(playback.step(due))
    return [sound for step in steps for sound in step.sounds]


def test_a_silence_ends_what_sounds_and_nothing_that_comes_after() -> None:
    """[P4] A stop on the tape, and a tone right behind it."""
    told = said(
        [
            lasting(1, 1, 2.0),
            lasting(2, 2, 2.1),
            Silenced(at=3.0, silence=Silence(fade=0.1)),
            lasting(1, 3, 3.05),
        ]
    )
    offs = [sound for sound in told if isinstance(sound, SoundOff)]
    assert [off.id for off in offs] == [1, 2]
    assert [off.at for off in offs] == pytest.approx([3.0 + LATE, 3.0 + LATE])


def test_a_silence_of_one_seat_leaves_the_others() -> None:
    """[A4] And a planned tone that was called off never begins."""
    planned = SoundOn(
        id=3,
        seat=1,
        instrument="bowed",
        soft=False,
        pitch=60.0,
        velocity=0.5,
        hold=True,
        at=3.2,
    )
    told = said(
        [
            lasting(1, 1, 2.0),
            lasting(2, 2, 2.1),
            SoundBegan(at=2.95, sound=planned),
            Silenced(at=3.0, silence=Silence(fade=0.1, seat=1)),
        ]
    )
    offs = [sound for sound in told if isinstance(sound, SoundOff)]
    assert [off.id for off in offs] == [1, 3]
    assert offs[0].at == pytest.approx(3.0 + LATE)
    assert offs[1].at is None


def test_what_slides_slides_again() -> None:
    """[M2] A bend of a sounding tone, and none of one that isn't there."""
    told = said(
        [
            lasting(1, 1, 2.0),
            SoundBent(at=2.5, sound=SoundBend(id=1, pitch=62.0, over=0.3)),
            SoundBent(at=2.6, sound=SoundBend(id=9, pitch=62.0, over=0.3)),
        ]
    )
    bends = [sound for sound in told if isinstance(sound, SoundBend)]
    assert [(bend.id, bend.pitch, bend.over) for bend in bends] == [(1, 62.0, 0.3)]
    assert bends[0].at == pytest.approx(2.5 + LATE)


def test_seats_left_out_stay_silent_and_dark() -> None:
    """[K2] From the beginning, or from the middle of a tone."""
    assert not said([lasting(1, 1, 2.0)], without=frozenset({1}))
    playback = Playback(until=60.0)
    playback.load([lasting(1, 1, 2.0)], 60.0)
    playback.begin(0.0, 0.0)
    playback.step(2.5)
    assert playback.leave_out(frozenset({1})) == [SoundOff(id=1, fade=SWELL)]
    assert playback.leave_out(frozenset({1})) == []


def test_it_stands_and_goes_on_at_another_speed() -> None:
    """[K2] The place is where it was left; half as fast takes twice as long."""
    playback = Playback(until=60.0)
    playback.load([], 60.0)
    playback.begin(10.0, 0.0)
    playback.stand(5.0)
    assert (playback.place_at(99.0), playback.due(), playback.runs) == (15.0, None, False)
    playback.begin(15.0, 100.0)
    playback.change_speed(0.5, 102.0)
    assert playback.place_at(104.0) == 18.0
    assert playback.place_at(1000.0) == 60.0
    assert playback.over(1000.0)


def test_the_tape_comes_in_parts_and_is_let_go_behind() -> None:
    """[F2] A session of hours is never in memory whole, and no tone is lost where two parts meet."""
    tape = MadeTape(length=300.0)
    for second in range(300):
        tape.plays(1, float(second), length=0.3)
    events = tape.document().events
    playback = Playback(until=300.0)
    told: list[SoundOn] = []
    playback.load([event for event in events if told_at(event) < 60.0], 60.0)
    playback.begin(0.0, 0.0)
    most = 0
    while (due := playback.due()) is not None and not playback.over(due):
        step = playback.step(due)
        told += [sound for sound in step.sounds if isinstance(sound, SoundOn)]
        place = playback.place_at(due)
        if place > playback.loaded - 10.0 and playback.loaded < 300.0:
            since, upto = playback.loaded, playback.loaded + 60.0
            playback.load([event for event in events if since <= told_at(event) < upto], upto)
        most = max(most, len(playback._events))
    assert len(told) == 300
    assert most < len(events) / 2


def test_struck_tones_that_rang_out_are_forgotten() -> None:
    """[F3] The list of what sounds doesn't grow with the session."""
    tape = MadeTape(length=120.0)
    for second in range(110):
        tape.plays(1, float(second))
    playback = Playback(until=120.0)
    playback.load(tape.document().events, 120.0)
    playback.begin(0.0, 0.0)
    most = 0
    while (due := playback.due()) is not None and not playback.over(due):
        playback.step(due)
        most = max(most, len(playback._tones))
    assert most <= RINGS + 2
