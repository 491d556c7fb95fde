/** How loud at most: what was measured, what holds, and how to measure it with a phone. */
import { useEffect, useState } from 'preact/hooks';
import type { Safety } from '../../../protocol.gen';
import { Act, Choices, Stepper, SwitchTile } from '../../../ui/controls';
import { say } from '../../../words/say';
import { Drawer } from '../drawer';
import { useSession } from '../session';
import { LevelBar } from './safety-line';
import { ceilingWords, doseWords, levelWords, typedLevel, usualCeiling } from './safety-words';

const LOWEST = 60;
const HIGHEST = 85;

export function SafetyDrawer() {
  const session = useSession();
  const safety = session.safety.value;
  const state = session.state.value;
  if (safety === null || state === null) return null;
  return (
    <Drawer title={say('safety.title')}>
      {safety.cut ? (
        <div class="safety-cut">
          <p>{say('safety.cut')}</p>
          <Act kind="next" onPress={() => session.send('lift_cut', {})}>
            {say('safety.lift')}
          </Act>
        </div>
      ) : null}
      <p>{ceilingWords(safety)}</p>
      {safety.kept === null ? null : <Now safety={safety} />}
      {safety.kept?.locked === true ? <Lock safety={safety} /> : <Measure safety={safety} />}
      <SwitchTile
        title={say('safety.accents.title')}
        words={say(safety.accents ? 'safety.accents.on' : 'safety.accents.off')}
        on={safety.accents}
        onPress={() => session.send('set_accents', { on: !safety.accents })}
      />
    </Drawer>
  );
}

function Now({ safety }: { readonly safety: Safety }) {
  return (
    <div class="part safety-part">
      <h3 class="num">{say('safety.now.title', { words: levelWords(safety) })}</h3>
      <LevelBar level={safety.level} ceiling={safety.kept?.ceiling ?? null} />
      <p class="quiet-line num">{say('safety.advised', { limit: safety.limit })}</p>
      <p class="quiet-line num">{doseWords(safety.dose)}</p>
    </div>
  );
}

/** Opening the lock takes two presses on two different buttons. */
function Lock({ safety }: { readonly safety: Safety }) {
  const session = useSession();
  if (!safety.unlocking) {
    return (
      <Act kind="outline" onPress={() => session.send('unlock_ceiling', { sure: false })}>
        {say('safety.unlock')}
      </Act>
    );
  }
  return (
    <div class="part safety-part">
      <p>{say('safety.unlock_sure')}</p>
      <Act kind="next" onPress={() => session.send('unlock_ceiling', { sure: true })}>
        {say('safety.unlock_yes')}
      </Act>
    </div>
  );
}

function Measure({ safety }: { readonly safety: Safety }) {
  const session = useSession();
  const [people, setPeople] = useState(safety.kept?.people ?? 'children');
  const [ceiling, setCeiling] = useState(safety.kept?.ceiling ?? usualCeiling(people));
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState(false);
  const measured = typedLevel(typed);
  // The noise must not outlast the page part that explains it.
  useEffect(
    () => () => {
      if (session.safety.value?.noise === true) session.send('play_noise', { on: false });
    },
    [session],
  );
  return (
    <>
      <ol class="safety-steps">
        <li>
          <p>{say('safety.step.people')}</p>
          <Choices
            label={say('safety.step.people')}
            chosen={people}
            onChoose={(next) => {
              setPeople(next);
              setCeiling(usualCeiling(next));
            }}
            choices={[
              { value: 'children', words: say('safety.children') },
              { value: 'adults', words: say('safety.adults') },
            ]}
          />
        </li>
        <li>
          <p>{say('safety.step.noise')}</p>
          <Act pressed={safety.noise} onPress={() => session.send('play_noise', { on: !safety.noise })}>
            {say(safety.noise ? 'safety.noise_end' : 'safety.noise')}
          </Act>
        </li>
        <li>
          <div class="typed">
            <label for="safety-typed">{say('safety.step.typed')}</label>
            <input
              id="safety-typed"
              class="num"
              inputMode="decimal"
              autocomplete="off"
              size={5}
              value={typed}
              aria-invalid={asked && measured === null}
              aria-describedby="safety-wrong"
              onInput={(event) => setTyped(event.currentTarget.value)}
            />
          </div>
          <p id="safety-wrong" class="quiet-line" role="status">
            {asked && measured === null ? say('safety.wrong') : ''}
          </p>
        </li>
        <li>
          <p>{say('safety.step.ceiling')}</p>
          <Stepper
            label={say('safety.step.ceiling')}
            value={ceiling}
            words="dBA"
            less={say('safety.lower')}
            more={say('safety.higher')}
            onStep={(by) => setCeiling(Math.min(HIGHEST, Math.max(LOWEST, ceiling + by)))}
          />
        </li>
      </ol>
      <Act
        kind="main"
        onPress={() => {
          setAsked(true);
          if (measured !== null) session.send('set_ceiling', { measured, people, ceiling });
        }}
      >
        {say('safety.set')}
      </Act>
      <p class="quiet-line">{say('safety.estimate')}</p>
    </>
  );
}
