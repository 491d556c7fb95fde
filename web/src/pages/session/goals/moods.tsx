/** What the therapist saw before and after, 0 to 10. The program never guesses it. */
import { Trash2 } from 'lucide-preact';
import type { Mood } from '../../../protocol.gen';
import { Icon } from '../../../ui/icon';
import { say } from '../../../words/say';
import type { Desk } from '../desk';
import { keyName } from '../seat-name';
import { people } from './rating';

const STEPS = Array.from({ length: 11 }, (_, step) => step);

/** Stands for the group where a seat's key would: keys are never empty. */
const GROUP = '';

export function Moods({ desk }: { readonly desk: Desk }) {
  const { moods, seats } = desk.view.value;
  const had = new Set(moods.map(({ seat_key }) => seat_key ?? GROUP));
  const free = people(seats)
    .filter(({ key }) => !had.has(key))
    .map(({ key }) => ({ key, name: keyName(seats, key) }));

  function change(next: readonly Mood[]): void {
    desk.change({ moods: next });
    desk.settle();
  }

  return (
    <section class="panel part moods-panel" aria-labelledby="moods-title">
      <h2 id="moods-title">{say('session.moods.title')}</h2>
      <p class="note">{say('session.moods.what')}</p>
      <ul class="moods">
        {moods.map((mood) => (
          <li key={mood.seat_key ?? GROUP}>
            <b>{keyName(seats, mood.seat_key)}</b>
            <Step
              label={say('session.moods.before')}
              value={mood.before ?? null}
              onStep={(before) => change(moods.map((one) => (one === mood ? { ...one, before } : one)))}
            />
            <Step
              label={say('session.moods.after')}
              value={mood.after ?? null}
              onStep={(after) => change(moods.map((one) => (one === mood ? { ...one, after } : one)))}
            />
            <button
              type="button"
              class="act square"
              aria-label={say('session.moods.remove', { name: keyName(seats, mood.seat_key) })}
              onClick={() => change(moods.filter((one) => one !== mood))}
            >
              <Icon of={Trash2} />
            </button>
          </li>
        ))}
      </ul>
      <Add free={free} group={!had.has(GROUP)} onAdd={(seat_key) => change([...moods, { seat_key }])} />
    </section>
  );
}

interface StepProps {
  readonly label: string;
  readonly value: number | null;
  readonly onStep: (value: number | null) => void;
}

function Step({ label, value, onStep }: StepProps) {
  return (
    <label>
      <span>{label}</span>
      <select
        class="field num"
        value={value === null ? '' : String(value)}
        onChange={(event) =>
          onStep(event.currentTarget.value === '' ? null : Number(event.currentTarget.value))
        }
      >
        <option value="">{say('session.moods.none')}</option>
        {STEPS.map((step) => (
          <option key={step} value={String(step)}>
            {step}
          </option>
        ))}
      </select>
    </label>
  );
}

interface AddProps {
  readonly free: ReadonlyArray<{ readonly key: string; readonly name: string }>;
  readonly group: boolean;
  readonly onAdd: (key: string | null) => void;
}

const NOBODY = '\u0000';

function Add({ free, group, onAdd }: AddProps) {
  if (free.length === 0 && !group) return null;
  return (
    <label class="mood-add">
      <span>{say('session.moods.add')}</span>
      <select
        class="field"
        value={NOBODY}
        onChange={(event) => {
          const { value } = event.currentTarget;
          event.currentTarget.value = NOBODY;
          if (value !== NOBODY) onAdd(value === GROUP ? null : value);
        }}
      >
        <option value={NOBODY}>{say('session.moods.choose')}</option>
        {group ? <option value={GROUP}>{say('report.group')}</option> : null}
        {free.map(({ key, name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
