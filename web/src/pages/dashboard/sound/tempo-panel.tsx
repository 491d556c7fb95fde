/** Tempo: a number between minus and plus, tapping, gliding. */
import { signal } from '@preact/signals';
import { Act, Stepper } from '../../../ui/controls';
import { atOnce } from '../../../ui/press';
import { say } from '../../../words/say';
import { ActCap } from '../hands/act-cap';
import { useSession } from '../session';
import { clampBpm, glideWords, tempoAt } from '../time-words';

/** Where the steps of the last moments lead: the room gets there on its next beat. */
const wanted = signal<{ readonly bpm: number; readonly at: number } | null>(null);
const WANTED_MS = 4000;

function wantedNow(target: number): number | null {
  const want = wanted.value;
  if (want === null || performance.now() - want.at > WANTED_MS || Math.round(target) === want.bpm)
    return null;
  return want.bpm;
}

export function TempoPanel() {
  const session = useSession();
  const state = session.state.value;
  if (state === null) return null;
  const now = session.now.value ?? state.tempo.at;
  const bpm = tempoAt(state.tempo, now);
  const glides = glideWords(state.tempo, now);
  const want = wantedNow(state.tempo.target);
  return (
    <div class="part">
      <h3 class="said">{say('dashboard.tempo.title')}</h3>
      <div class="tempo">
        <Stepper
          label={say('dashboard.tempo.title')}
          value={want ?? Math.round(bpm)}
          words={want === null ? (glides ?? say('dashboard.a_minute')) : say('dashboard.tempo.next_beat')}
          less={say('dashboard.tempo.slower')}
          more={say('dashboard.tempo.faster')}
          onStep={(by) => {
            const next = clampBpm((want ?? (glides === null ? state.tempo.target : bpm)) + by);
            wanted.value = { bpm: next, at: performance.now() };
            session.send('set_tempo', { bpm: next });
          }}
        />
        <button type="button" class="act plain tap" {...atOnce(() => session.sendTap())}>
          {say('dashboard.tempo.tap')}
          <ActCap act="tap" />
        </button>
        <Act onPress={() => session.toggleDrawer('glide')} {...(glides === null ? {} : { pressed: true })}>
          {say('dashboard.sound.glide')}
        </Act>
      </div>
    </div>
  );
}
