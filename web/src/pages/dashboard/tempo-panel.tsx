/** Tempo: a number between minus and plus, tapping, gliding. */
import { Act, KeyCap, Stepper } from '../../ui/controls';
import { atOnce } from '../../ui/press';
import { useSession } from './session';
import { glideWords, tempoAt } from './time-words';

export const SLOWEST = 30;
export const FASTEST = 200;

export function clampBpm(bpm: number): number {
  return Math.min(FASTEST, Math.max(SLOWEST, Math.round(bpm)));
}

export function TempoPanel() {
  const session = useSession();
  const state = session.state.value;
  if (state === null) return null;
  const now = session.now.value ?? state.tempo.at;
  const bpm = tempoAt(state.tempo, now);
  const glides = glideWords(state.tempo, now);
  return (
    <div class="part">
      <h3>Tempo</h3>
      <div class="tempo">
        <Stepper
          label="Tempo"
          value={Math.round(bpm)}
          words={glides ?? 'a minute'}
          less="Slower"
          more="Faster"
          onStep={(by) => session.send('set_tempo', { bpm: clampBpm(bpm + by) })}
        />
        <button type="button" class="act plain tap" {...atOnce(() => session.sendTap())}>
          Tap
          <KeyCap>T</KeyCap>
        </button>
        <Act onPress={() => session.toggleDrawer('glide')} {...(glides === null ? {} : { pressed: true })}>
          Glide
        </Act>
      </div>
    </div>
  );
}
