/** Iso ramp: meet the group where it is, then lead it over some minutes to where it shall be. */
import { useState } from 'preact/hooks';
import { Act, Choices, Stepper, SwitchTile } from '../../../ui/controls';
import { say } from '../../../words/say';
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
    <Drawer title={say('techniques.iso.title')}>
      <SwitchTile
        title={say('dashboard.iso.meet')}
        words={
          plays === null
            ? say('dashboard.iso.no_pulse', { bpm: Math.round(state.tempo.target) })
            : say('dashboard.iso.plays_near', { bpm: Math.round(plays) })
        }
        on={meet}
        onPress={() => setMeet(!meet)}
      />
      <div class="two">
        <Stepper
          label={say('dashboard.iso.tempo')}
          value={goal}
          words={say('dashboard.a_minute')}
          less={say('dashboard.iso.slower')}
          more={say('dashboard.iso.faster')}
          onStep={(by) => setBpm(clampBpm(goal + by * STEP_BPM))}
        />
        <Stepper
          label={say('dashboard.iso.level')}
          value={loud}
          words={say('dashboard.of_ten')}
          less={say('dashboard.iso.softer')}
          more={say('dashboard.iso.louder')}
          onStep={(by) => setLevel(Math.min(10, Math.max(0, loud + by)))}
        />
      </div>
      <Row
        title={say('dashboard.iso.tones')}
        chosen={register}
        onChoose={setRegister}
        choices={{
          lower: say('dashboard.iso.lower'),
          same: say('dashboard.iso.same'),
          higher: say('dashboard.iso.higher'),
        }}
      />
      <Row
        title={say('dashboard.iso.how_many')}
        chosen={density}
        onChoose={setDensity}
        choices={{
          fewer: say('dashboard.iso.fewer'),
          same: say('dashboard.iso.same'),
          more: say('dashboard.iso.more'),
        }}
      />
      <Row
        title={say('dashboard.iso.colour')}
        chosen={tone}
        onChoose={setTone}
        choices={{
          darker: say('dashboard.iso.darker'),
          same: say('dashboard.iso.same'),
          open: say('dashboard.iso.open'),
        }}
      />
      <div class="part">
        <h3>{say('dashboard.iso.in_minutes')}</h3>
        <Choices
          label={say('dashboard.iso.in_minutes')}
          chosen={minutes}
          onChoose={setMinutes}
          choices={MINUTES.map((value) => ({ value, words: String(value) }))}
        />
      </div>
      <Act kind="main" onPress={start}>
        {say('dashboard.iso.start', { from: Math.round(from), goal, count: minutes })}
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
