/** The middle of the map: what the room does, in a word or two. */
import { QrCode } from 'lucide-preact';
import { Act } from '../../../ui/controls';
import { Icon } from '../../../ui/icon';
import { seatLook } from '../../../ui/seats';
import { say } from '../../../words/say';
import { useSession } from '../session';
import { TechniquePicture } from '../what/technique-picture';
import { cueWords, mainCue } from '../what/techniques';

export function MapCentre() {
  const session = useSession();
  const state = session.state.value;
  if (state === null) return <div class="map-centre" />;
  const here = session.taken.value.length;
  if (here === 0 && session.waiting.value.length === 0 && session.seats.value.length <= 12) {
    return (
      <div class="map-centre">
        <b>{say('dashboard.cue.nobody')}</b>
        <Act kind="main" onPress={() => session.toggleDrawer('join')}>
          <Icon of={QrCode} />
          {say('dashboard.screens.show_code')}
        </Act>
      </div>
    );
  }
  const solo = session.seats.value.filter((seat) => seat.solo);
  const [first] = solo;
  if (state.counting !== null) return <Counting beats={state.counting.beats} now={session.moment.value} />;
  if (!state.running)
    return (
      <Centre
        title={say('dashboard.map.stopped')}
        words={[say('dashboard.map.everyone_rests'), say('dashboard.map.pads_glow')]}
      />
    );
  const cue = mainCue(state.cues);
  if (cue !== undefined) {
    const { title, doing, left, after } = cueWords(cue, session.beat(), state.tempo.target);
    return (
      <div class="map-centre num">
        <TechniquePicture of={cue.technique} />
        <b>{title}</b>
        {[doing, left, after]
          .filter((line) => line !== '')
          .map((line) => (
            <span key={line}>{line}</span>
          ))}
      </div>
    );
  }
  if (first !== undefined) {
    return solo.length === 1 ? (
      <Centre title={seatLook(first.seat).name} words={[say('dashboard.map.plays_alone')]} />
    ) : (
      <Centre
        title={say('dashboard.seats', { count: solo.length })}
        words={[say('dashboard.map.others_silent')]}
      />
    );
  }
  const resting = session.taken.value.filter((seat) => seat.rest).length;
  if (resting === here)
    return <Centre title={say('dashboard.seat.rest')} words={[say('dashboard.map.pads_glow')]} />;
  if (resting > 0)
    return (
      <Centre
        title={say('dashboard.map.play', { count: here - resting })}
        words={[say('dashboard.map.rest', { count: resting })]}
      />
    );
  return (
    <Centre
      title={here === 1 ? say('dashboard.map.one_plays') : say('dashboard.map.everyone')}
      words={here === 1 ? [] : [say('dashboard.map.may_play')]}
    />
  );
}

/** 3, 2, 1: the beats still to come of a count-in. */
export function countLeft(beats: readonly number[], now: number | null): number {
  return now === null ? beats.length : Math.max(1, beats.filter((at) => at > now).length + 1);
}

function Counting({ beats, now }: { readonly beats: readonly number[]; readonly now: number | null }) {
  const left = Math.min(beats.length, countLeft(beats, now));
  return (
    <div class="map-centre num">
      <b class="count">{left}</b>
      <span>{say('dashboard.map.counting')}</span>
    </div>
  );
}

function Centre({ title, words }: { readonly title: string; readonly words: readonly string[] }) {
  return (
    <div class="map-centre">
      <b>{title}</b>
      {words.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </div>
  );
}
