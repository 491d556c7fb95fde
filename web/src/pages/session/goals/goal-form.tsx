/** Writing a goal down: its words, whose it is, its area, its weight, and what each level would look like. */
import { Trash2 } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { Goal, SessionSeat } from '../../../protocol.gen';
import { Act, Stepper, SwitchTile } from '../../../ui/controls';
import { Icon } from '../../../ui/icon';
import { say } from '../../../words/say';
import { keyName } from '../seat-name';
import { AREAS, areaWords, LEVELS, levelWords, people } from './rating';

const WEIGHT_MOST = 5;

interface GoalFormProps {
  readonly goal: Goal;
  readonly seats: readonly SessionSeat[];
  readonly onKeep: (goal: Partial<Goal>) => void;
  /** Null for one that isn't kept yet. */
  readonly onRemove: (() => void) | null;
  readonly onClose: () => void;
}

export function GoalForm({ goal, seats, onKeep, onRemove, onClose }: GoalFormProps) {
  const [text, setText] = useState(goal.text);
  const [area, setArea] = useState(goal.area ?? '');
  const [key, setKey] = useState(goal.seat_key ?? null);
  const [weight, setWeight] = useState(goal.weight ?? 1);
  const [series, setSeries] = useState(goal.series ?? false);
  const [levels, setLevels] = useState<readonly string[]>(() =>
    LEVELS.map((_, index) => goal.levels?.[index] ?? ''),
  );
  const [missing, setMissing] = useState(false);

  function keep(event: Event): void {
    event.preventDefault();
    if (text.trim() === '') {
      setMissing(true);
      return;
    }
    const written = levels.some((level) => level.trim() !== '') ? levels.map((level) => level.trim()) : [];
    onKeep({ text: text.trim(), area, seat_key: key, weight, series, levels: written });
  }

  return (
    <form class="goal-form" onSubmit={keep}>
      <label>
        <span>{say('session.goals.text')}</span>
        <textarea
          class="field"
          rows={2}
          maxLength={300}
          value={text}
          aria-invalid={missing}
          onInput={(event) => {
            setText(event.currentTarget.value);
            setMissing(false);
          }}
        />
      </label>
      <p class="sentence" role="alert" hidden={!missing}>
        {say('session.goals.missing')}
      </p>
      <div class="goal-choices">
        <label>
          <span>{say('session.goals.whose')}</span>
          <select
            class="field"
            value={key ?? ''}
            onChange={(event) => setKey(event.currentTarget.value === '' ? null : event.currentTarget.value)}
          >
            <option value="">{say('report.group')}</option>
            {people(seats).map((seat) => (
              <option key={seat.key} value={seat.key}>
                {keyName(seats, seat.key)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{say('session.goals.area.title')}</span>
          <select
            class="field"
            value={area}
            onChange={(event) => setArea(AREAS.find((one) => one === event.currentTarget.value) ?? '')}
          >
            {AREAS.map((one) => (
              <option key={one} value={one}>
                {areaWords(one)}
              </option>
            ))}
          </select>
        </label>
        <Stepper
          label={say('session.goals.weight')}
          value={String(weight)}
          words={say('session.goals.weight')}
          less={say('session.goals.lighter')}
          more={say('session.goals.heavier')}
          onStep={(by) => setWeight(Math.min(WEIGHT_MOST, Math.max(1, weight + by)))}
        />
        <SwitchTile
          title={say('session.goals.series')}
          words={say('session.goals.series_words')}
          on={series}
          onPress={() => setSeries(!series)}
        />
      </div>
      <details class="more">
        <summary>{say('session.goals.levels')}</summary>
        {LEVELS.map((level, index) => (
          <label key={level}>
            <span>{levelWords(level)}</span>
            <input
              class="field"
              value={levels[index] ?? ''}
              maxLength={200}
              onInput={(event) => {
                const written = event.currentTarget.value;
                setLevels(levels.map((one, place) => (place === index ? written : one)));
              }}
            />
          </label>
        ))}
      </details>
      <div class="form-acts">
        <button type="submit" class="act main">
          {say('session.keep_it')}
        </button>
        <Act kind="outline" onPress={onClose}>
          {say('session.not_now')}
        </Act>
        {onRemove === null ? null : (
          <Act kind="outline" onPress={onRemove}>
            <Icon of={Trash2} size={20} />
            {say('session.goals.remove')}
          </Act>
        )}
      </div>
    </form>
  );
}
