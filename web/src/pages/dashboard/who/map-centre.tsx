/** The middle of the map: what the room does, in a word or two. */
import { QrCode } from 'lucide-preact';
import { Act } from '../../../ui/controls';
import { Icon } from '../../../ui/icon';
import { seatLook } from '../../../ui/seats';
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
        <b>Nobody yet</b>
        <Act kind="main" onPress={() => session.toggleDrawer('join')}>
          <Icon of={QrCode} />
          Show the code
        </Act>
      </div>
    );
  }
  const solo = session.seats.value.filter((seat) => seat.solo);
  const [first] = solo;
  if (state.counting !== null) return <Counting beats={state.counting.beats} now={session.moment.value} />;
  if (!state.running) return <Centre title="Stopped" words={['everyone rests,', 'pads still glow']} />;
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
      <Centre title={seatLook(first.seat).name} words={['plays alone']} />
    ) : (
      <Centre title={`${solo.length} seats`} words={['play, the others', 'are silent']} />
    );
  }
  const resting = session.taken.value.filter((seat) => seat.rest).length;
  if (resting === here) return <Centre title="Rest" words={['pads still glow']} />;
  if (resting > 0) return <Centre title={`${here - resting} play`} words={[`${resting} rest`]} />;
  return <Centre title={here === 1 ? 'One plays' : 'Everyone'} words={here === 1 ? [] : ['may play']} />;
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
      <span>counting in</span>
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
