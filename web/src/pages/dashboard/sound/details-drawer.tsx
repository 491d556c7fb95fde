/** Details of the sound: what each ground plays and how loud; loop, swing, grid and held tones. */
import { signal } from '@preact/signals';
import type { RoomState } from '../../../protocol.gen';
import { Act, Choices, Stepper, SwitchTile } from '../../../ui/controls';
import { type Key, say } from '../../../words/say';
import { Drawer } from '../drawer';
import { type Ground, stepWithin, toggleGround } from '../hands/hands';
import { useSession } from '../session';
import { bedName, densityWords, droneWords, groundWords, type Pattern, pulseName, titleOf } from './grounds';
import { timeWords } from './timing';

type Tab = Ground | 'time';

const tab = signal<Tab>('pulse');

export function DetailsDrawer() {
  const session = useSession();
  const state = session.state.value;
  if (state === null) return null;
  return (
    <Drawer title={say('dashboard.sound.details')}>
      <Choices
        label={say('dashboard.sound.details_of')}
        chosen={tab.value}
        onChoose={(next) => {
          tab.value = next;
        }}
        choices={[
          { value: 'pulse', words: say('dashboard.sound.ground.pulse') },
          { value: 'drone', words: say('dashboard.sound.ground.drone') },
          { value: 'bed', words: say('dashboard.sound.ground.bed') },
          { value: 'chords', words: say('dashboard.sound.ground.chords') },
          { value: 'time', words: say('dashboard.sound.time') },
        ]}
      />
      {tab.value === 'time' ? (
        <TimeDetails state={state} />
      ) : (
        <GroundDetails state={state} ground={tab.value} />
      )}
    </Drawer>
  );
}

function GroundDetails({ state, ground }: { readonly state: RoomState; readonly ground: Ground }) {
  const session = useSession();
  const level = state[ground].level;
  function setLevel(by: -1 | 1): void {
    const next = { level: stepWithin(level, by) };
    if (ground === 'pulse') session.send('set_pulse', next);
    if (ground === 'drone') session.send('set_drone', next);
    if (ground === 'bed') session.send('set_bed', next);
    if (ground === 'chords') session.send('set_chords', next);
  }
  return (
    <>
      <SwitchTile
        title={say('dashboard.sound.sounds', { ground: titleOf(ground) })}
        words={groundWords(session, state, ground)}
        on={state[ground].on}
        onPress={() => toggleGround(session, ground)}
      />
      <Stepper
        label={say('dashboard.sound.level', { ground: titleOf(ground) })}
        value={level}
        words={say('dashboard.sound.level_of_ten')}
        less={say('dashboard.sound.softer', { ground: titleOf(ground) })}
        more={say('dashboard.sound.louder', { ground: titleOf(ground) })}
        onStep={setLevel}
      />
      <GroundChoices state={state} ground={ground} />
    </>
  );
}

function GroundChoices({ state, ground }: { readonly state: RoomState; readonly ground: Ground }) {
  const session = useSession();
  const { pulses, beds } = session.offer.value;
  if (ground === 'pulse') {
    return (
      <Named
        title={say('dashboard.sound.pulse_kind')}
        all={pulses}
        said={pulseName}
        chosen={state.pulse.pattern}
        onChoose={(pattern) => session.send('set_pulse', { pattern })}
      />
    );
  }
  if (ground === 'drone') {
    return (
      <Choices
        label={say('dashboard.sound.drone_tones')}
        chosen={state.drone.voicing}
        onChoose={(voicing) => session.send('set_drone', { voicing })}
        choices={[
          { value: 'one', words: say('dashboard.sound.one_tone'), label: droneWords('one') },
          { value: 'one_five', words: say('dashboard.sound.one_and_five'), label: droneWords('one_five') },
        ]}
      />
    );
  }
  if (ground === 'chords') return <p class="quiet-line">{say('dashboard.sound.chords_words')}</p>;
  return (
    <>
      <Choices
        label={say('dashboard.sound.how_much')}
        chosen={state.bed.density}
        onChoose={(density) => session.send('set_bed', { density })}
        choices={[
          { value: 'thin', words: say('dashboard.sound.thin'), label: densityWords('thin') },
          { value: 'middle', words: say('dashboard.sound.middle'), label: densityWords('middle') },
          { value: 'full', words: say('dashboard.sound.full'), label: densityWords('full') },
        ]}
      />
      <Named
        title={say('dashboard.sound.bed_kind')}
        all={beds}
        said={bedName}
        chosen={state.bed.style}
        onChoose={(style) => session.send('set_bed', { style })}
      />
    </>
  );
}

const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);

interface NamedProps {
  readonly title: string;
  readonly all: readonly Pattern[];
  readonly said: (pattern: Pattern) => string;
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

function Named({ title, all, said, chosen, onChoose }: NamedProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset can't be laid out as a grid in older browsers.
    <div class="named" role="group" aria-label={title}>
      {all.map((pattern) => (
        <Act key={pattern.id} pressed={pattern.id === chosen} onPress={() => onChoose(pattern.id)}>
          {capital(said(pattern))}
        </Act>
      ))}
    </div>
  );
}

const SWINGS = [0.5, 0.58, 0.667, 0.72] as const;
const SWING_WORDS: readonly Key[] = [
  'dashboard.sound.swing_straight',
  'dashboard.sound.swing_little',
  'dashboard.sound.swing_thirds',
  'dashboard.sound.swing_strong',
];

function nearest(steps: readonly number[], value: number): number {
  return steps.reduce((best, step) => (Math.abs(step - value) < Math.abs(best - value) ? step : best));
}

function TimeDetails({ state }: { readonly state: RoomState }) {
  const session = useSession();
  return (
    <>
      <SwitchTile
        title={say('dashboard.sound.loop')}
        words={say('dashboard.sound.loop_words')}
        on={state.timing === 'loop'}
        onPress={() => session.send('set_timing', { mode: state.timing === 'loop' ? 'as_played' : 'loop' })}
      />
      <p class="quiet-line num">{timeWords(state)}</p>
      <div class="part">
        <h3>{say('dashboard.sound.swing')}</h3>
        <Choices
          label={say('dashboard.sound.swing')}
          chosen={nearest(SWINGS, state.swing)}
          onChoose={(swing) => session.send('set_timing', { swing })}
          choices={SWINGS.map((value, at) => ({
            value,
            words: say(SWING_WORDS[at] ?? 'dashboard.sound.swing_straight'),
          }))}
        />
      </div>
      <div class="part">
        <h3>{say('dashboard.sound.grid')}</h3>
        <Choices
          label={say('dashboard.sound.grid')}
          chosen={state.grid}
          onChoose={(grid) => {
            if (grid === 1 || grid === 2 || grid === 4) session.send('set_timing', { grid });
          }}
          choices={[
            { value: 1, words: '1' },
            { value: 2, words: '2' },
            { value: 4, words: '4' },
          ]}
        />
      </div>
      <div class="part">
        <h3>{say('dashboard.sound.held')}</h3>
        <Choices
          label={say('dashboard.sound.held')}
          chosen={state.held}
          onChoose={(held) => session.send('set_timing', { held })}
          choices={[
            { value: 'ring', words: say('dashboard.sound.ring') },
            { value: 'release', words: say('dashboard.sound.fade') },
            { value: 'glide', words: say('dashboard.sound.glide_over') },
          ]}
        />
      </div>
    </>
  );
}
