/** Details of the sound: what each ground plays and how loud; loop, swing, grid and held tones. */
import { signal } from '@preact/signals';
import type { RoomState } from '../../../protocol.gen';
import { Act, Choices, Stepper, SwitchTile } from '../../../ui/controls';
import { Drawer } from '../drawer';
import { type Ground, stepWithin, toggleGround } from '../hands/hands';
import { useSession } from '../session';
import { DENSITY_WORDS, DRONE_WORDS, groundWords } from './grounds';
import { timeWords } from './timing';

type Tab = Ground | 'time';

const tab = signal<Tab>('pulse');

export function DetailsDrawer() {
  const session = useSession();
  const state = session.state.value;
  if (state === null) return null;
  return (
    <Drawer title="Details">
      <Choices
        label="Details of"
        chosen={tab.value}
        onChoose={(next) => {
          tab.value = next;
        }}
        choices={[
          { value: 'pulse', words: 'Pulse' },
          { value: 'drone', words: 'Drone' },
          { value: 'bed', words: 'Bed' },
          { value: 'chords', words: 'Chords' },
          { value: 'time', words: 'Time' },
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

const TITLES = { pulse: 'Pulse', drone: 'Drone', bed: 'Bed', chords: 'Chords' } as const;

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
        title={`${TITLES[ground]} sounds`}
        words={groundWords(session, state, ground)}
        on={state[ground].on}
        onPress={() => toggleGround(session, ground)}
      />
      <Stepper
        label={`${TITLES[ground]} level`}
        value={level}
        words="level of 10"
        less={`${TITLES[ground]} softer`}
        more={`${TITLES[ground]} louder`}
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
        title="Sound of the pulse"
        all={pulses}
        chosen={state.pulse.pattern}
        onChoose={(pattern) => session.send('set_pulse', { pattern })}
      />
    );
  }
  if (ground === 'drone') {
    return (
      <Choices
        label="Drone tones"
        chosen={state.drone.voicing}
        onChoose={(voicing) => session.send('set_drone', { voicing })}
        choices={[
          { value: 'one', words: 'One tone', label: DRONE_WORDS.one },
          { value: 'one_five', words: 'One and five', label: DRONE_WORDS.one_five },
        ]}
      />
    );
  }
  if (ground === 'chords')
    return <p class="quiet-line">Soft chords from the tones of the scale, one to a bar.</p>;
  return (
    <>
      <Choices
        label="How much of it"
        chosen={state.bed.density}
        onChoose={(density) => session.send('set_bed', { density })}
        choices={[
          { value: 'thin', words: 'Thin', label: DENSITY_WORDS.thin },
          { value: 'middle', words: 'Middle', label: DENSITY_WORDS.middle },
          { value: 'full', words: 'Full', label: DENSITY_WORDS.full },
        ]}
      />
      <Named
        title="Kind of bed"
        all={beds}
        chosen={state.bed.style}
        onChoose={(style) => session.send('set_bed', { style })}
      />
    </>
  );
}

interface NamedProps {
  readonly title: string;
  readonly all: readonly { readonly id: string; readonly name: string }[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

function Named({ title, all, chosen, onChoose }: NamedProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset can't be laid out as a grid in older browsers.
    <div class="named" role="group" aria-label={title}>
      {all.map(({ id, name }) => (
        <Act key={id} pressed={id === chosen} onPress={() => onChoose(id)}>
          {name.slice(0, 1).toUpperCase() + name.slice(1)}
        </Act>
      ))}
    </div>
  );
}

const SWINGS = [0.5, 0.58, 0.667, 0.72] as const;
const SWING_WORDS = ['straight', 'a little', 'in thirds', 'strong'] as const;

function nearest(steps: readonly number[], value: number): number {
  return steps.reduce((best, step) => (Math.abs(step - value) < Math.abs(best - value) ? step : best));
}

function TimeDetails({ state }: { readonly state: RoomState }) {
  const session = useSession();
  return (
    <>
      <SwitchTile
        title="Loop"
        words="touches always land on the grid"
        on={state.timing === 'loop'}
        onPress={() => session.send('set_timing', { mode: state.timing === 'loop' ? 'as_played' : 'loop' })}
      />
      <p class="quiet-line num">{timeWords(state)}</p>
      <div class="part">
        <h3>Swing</h3>
        <Choices
          label="Swing"
          chosen={nearest(SWINGS, state.swing)}
          onChoose={(swing) => session.send('set_timing', { swing })}
          choices={SWINGS.map((value, at) => ({ value, words: SWING_WORDS[at] ?? '' }))}
        />
      </div>
      <div class="part">
        <h3>Grid: steps in a beat</h3>
        <Choices
          label="Grid: steps in a beat"
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
        <h3>Held tones that a new scale doesn't have</h3>
        <Choices
          label="Held tones that a new scale doesn't have"
          chosen={state.held}
          onChoose={(held) => session.send('set_timing', { held })}
          choices={[
            { value: 'ring', words: 'Ring on' },
            { value: 'release', words: 'Fade' },
            { value: 'glide', words: 'Glide over' },
          ]}
        />
      </div>
    </>
  );
}
