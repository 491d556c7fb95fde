/** Iso ramp: meet the group where it is, then lead it over some minutes to where it shall be. */
import { useState } from 'preact/hooks';
import { Act, Choices, Stepper, SwitchTile } from '../../../ui/controls';
import { Drawer } from '../drawer';
import { chosenNumbers } from '../hands/hands';
import { useSession } from '../session';
import { clampBpm } from '../time-words';

const MINUTES = [3, 5, 8, 12, 20] as const;
const USUAL_MINUTES = 5;
const STEP_BPM = 4;
/** An iso ramp mostly leads to rest: a fifth slower, and a step or two softer. */
const SLOWER = 0.8;

type Places = 'same' | 'lower' | 'higher';
type Amount = 'same' | 'fewer' | 'more';
type Tone = 'same' | 'darker' | 'open';

const REGISTERS: Readonly<Record<Places, number | null>> = { same: null, lower: -1, higher: 1 };
const DENSITIES: Readonly<Record<Amount, number | null>> = { same: null, fewer: 1, more: 4 };
const BRIGHTNESSES: Readonly<Record<Tone, number | null>> = { same: null, darker: 0.4, open: 1 };

export function IsoDrawer() {
  const session = useSession();
  const state = session.state.value;
  const [minutes, setMinutes] = useState<number>(USUAL_MINUTES);
  const [bpm, setBpm] = useState<number | null>(null);
  const [level, setLevel] = useState<number | null>(null);
  const [register, setRegister] = useState<Places>('same');
  const [density, setDensity] = useState<Amount>('same');
  const [tone, setTone] = useState<Tone>('same');
  const [meet, setMeet] = useState(true);
  if (state === null) return null;
  const plays = session.reading()?.bpm ?? null;
  const from = meet && plays !== null ? plays : state.tempo.target;
  const goal = bpm ?? clampBpm(from * SLOWER);
  const loud = level ?? Math.round(state.level);
  function start(): void {
    session.send('start_technique', {
      technique: {
        technique: 'iso',
        seats: chosenNumbers(session),
        iso: {
          minutes,
          bpm: goal,
          level: loud,
          register: REGISTERS[register],
          density: DENSITIES[density],
          brightness: BRIGHTNESSES[tone],
          start_bpm: meet && plays !== null ? clampBpm(plays) : null,
        },
      },
    });
    session.drawer.value = null;
  }
  return (
    <Drawer title="Iso ramp">
      <SwitchTile
        title="Meet the group first"
        words={
          plays === null
            ? `no pulse yet: starts at ${Math.round(state.tempo.target)}`
            : `it plays near ${Math.round(plays)}`
        }
        on={meet}
        onPress={() => setMeet(!meet)}
      />
      <div class="two">
        <Stepper
          label="Tempo to reach"
          value={goal}
          words="a minute"
          less="Slower in the end"
          more="Faster in the end"
          onStep={(by) => setBpm(clampBpm(goal + by * STEP_BPM))}
        />
        <Stepper
          label="Level to reach"
          value={loud}
          words="of 10"
          less="Softer in the end"
          more="Louder in the end"
          onStep={(by) => setLevel(Math.min(10, Math.max(0, loud + by)))}
        />
      </div>
      <Row
        title="Tones"
        chosen={register}
        onChoose={setRegister}
        choices={{ lower: 'Lower', same: 'As now', higher: 'Higher' }}
      />
      <Row
        title="How many"
        chosen={density}
        onChoose={setDensity}
        choices={{ fewer: 'Fewer', same: 'As now', more: 'More' }}
      />
      <Row
        title="Colour"
        chosen={tone}
        onChoose={setTone}
        choices={{ darker: 'Darker', same: 'As now', open: 'Open' }}
      />
      <div class="part">
        <h3>In minutes</h3>
        <Choices
          label="In minutes"
          chosen={minutes}
          onChoose={setMinutes}
          choices={MINUTES.map((value) => ({ value, words: String(value) }))}
        />
      </div>
      <Act kind="main" onPress={start}>
        From {Math.round(from)} to {goal} in {minutes} minutes
      </Act>
    </Drawer>
  );
}

interface RowProps<T extends string> {
  readonly title: string;
  readonly chosen: T;
  readonly onChoose: (value: T) => void;
  readonly choices: Readonly<Record<T, string>>;
}

function Row<T extends string>({ title, chosen, onChoose, choices }: RowProps<T>) {
  return (
    <div class="iso-row">
      <h3>{title}</h3>
      <Choices
        label={title}
        chosen={chosen}
        onChoose={onChoose}
        choices={(Object.keys(choices) as T[]).map((value) => ({ value, words: choices[value] }))}
      />
    </div>
  );
}
