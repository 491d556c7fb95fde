/** Glide: another tempo, reached evenly over some time. */
import { useState } from 'preact/hooks';
import { Act, Choices, Stepper } from '../../../ui/controls';
import { say } from '../../../words/say';
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
    <Drawer title={say('dashboard.sound.glide')}>
      <p class="num">{nowWords(bpm, glideWords(state.tempo, now))}</p>
      <div class="part">
        <h3>{say('dashboard.sound.to')}</h3>
        <div class="glide-to">
          {JUMPS.slice(0, 2).map((step) => (
            <Act key={step} label={say('dashboard.sound.slower_by', { by: -step })} onPress={() => by(step)}>
              −{-step}
            </Act>
          ))}
          <Stepper
            label={say('dashboard.iso.tempo')}
            value={goal}
            words={say('dashboard.a_minute')}
            less={say('dashboard.sound.slower_by', { by: 1 })}
            more={say('dashboard.sound.faster_by', { by: 1 })}
            onStep={by}
          />
          {JUMPS.slice(2).map((step) => (
            <Act key={step} label={say('dashboard.sound.faster_by', { by: step })} onPress={() => by(step)}>
              +{step}
            </Act>
          ))}
        </div>
      </div>
      <div class="part">
        <h3>{say('dashboard.sound.over')}</h3>
        <Choices
          label={say('dashboard.sound.over')}
          chosen={over}
          onChoose={setOver}
          choices={SPANS.map((span) => ({
            value: span,
            words: span === 0 ? say('dashboard.sound.at_once') : durationWords(span),
          }))}
        />
      </div>
      <Act kind="main" onPress={() => session.send('set_tempo', { bpm: goal, over })}>
        {over === 0
          ? say('dashboard.sound.play_at', { goal })
          : say('dashboard.sound.glide_to', { goal, time: durationWords(over) })}
      </Act>
    </Drawer>
  );
}

function nowWords(bpm: number, glides: string | null): string {
  return glides === null
    ? say('dashboard.sound.now', { bpm })
    : say('dashboard.sound.now_gliding', { bpm, glides });
}
