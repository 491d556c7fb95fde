/** Glide: another tempo, reached evenly over some time. */
import { useState } from 'preact/hooks';
import { Act, Choices, Stepper } from '../../../ui/controls';
import { Drawer } from '../drawer';
import { useSession } from '../session';
import { clampBpm, durationWords, glideWords, tempoAt } from '../time-words';

const SPANS = [0, 4, 8, 30, 120] as const;
const JUMPS = [-20, -5, 5, 20] as const;

export function GlideDrawer() {
  const session = useSession();
  const state = session.state.value;
  const [over, setOver] = useState<number>(8);
  const [target, setTarget] = useState<number | null>(null);
  if (state === null) return null;
  const now = session.now.value ?? state.tempo.at;
  const bpm = Math.round(tempoAt(state.tempo, now));
  const goal = target ?? clampBpm(state.tempo.target);
  const by = (step: number) => setTarget(clampBpm(goal + step));
  return (
    <Drawer title="Glide">
      <p class="num">
        Now {bpm} a minute{glideText(glideWords(state.tempo, now))}
      </p>
      <div class="part">
        <h3>To</h3>
        <div class="glide-to">
          {JUMPS.slice(0, 2).map((step) => (
            <Act key={step} label={`${-step} slower`} onPress={() => by(step)}>
              −{-step}
            </Act>
          ))}
          <Stepper
            label="Tempo to reach"
            value={goal}
            words="a minute"
            less="1 slower"
            more="1 faster"
            onStep={by}
          />
          {JUMPS.slice(2).map((step) => (
            <Act key={step} label={`${step} faster`} onPress={() => by(step)}>
              +{step}
            </Act>
          ))}
        </div>
      </div>
      <div class="part">
        <h3>Over</h3>
        <Choices
          label="Over"
          chosen={over}
          onChoose={setOver}
          choices={SPANS.map((span) => ({
            value: span,
            words: span === 0 ? 'at once' : durationWords(span),
          }))}
        />
      </div>
      <Act kind="main" onPress={() => session.send('set_tempo', { bpm: goal, over })}>
        {over === 0 ? `Play at ${goal}` : `Glide to ${goal} in ${durationWords(over)}`}
      </Act>
    </Drawer>
  );
}

function glideText(words: string | null): string {
  return words === null ? '.' : `, gliding ${words}.`;
}
