/** What was agreed beforehand, in the therapist's words, and rated by nobody else. The tape never fills it in. */
import { Pencil, Plus } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { Goal } from '../../../protocol.gen';
import { Act, Choices } from '../../../ui/controls';
import { Icon } from '../../../ui/icon';
import { figure, say } from '../../../words/say';
import type { Desk } from '../desk';
import { keyName } from '../seat-name';
import { GoalForm } from './goal-form';
import { areaWords, changed, freeId, LEVELS, levelWords, ratedOf } from './rating';

/** What the server takes. */
const MOST = 24;

export function Goals({ desk }: { readonly desk: Desk }) {
  const { goals, seats, attainment } = desk.view.value;
  const [open, setOpen] = useState<string | null>(null);
  const [fresh, setFresh] = useState<Goal | null>(null);
  const rated = ratedOf(goals);

  function change(next: readonly Goal[]): void {
    desk.change({ goals: next });
    desk.settle();
  }

  return (
    <section class="panel part goals-panel" aria-labelledby="goals-title">
      <h2 id="goals-title">{say('session.goals.title')}</h2>
      {goals.length === 0 && fresh === null ? <p class="none">{say('session.goals.none')}</p> : null}
      <ul class="goals">
        {goals.map((goal) => (
          <li key={goal.id}>
            {open === goal.id ? (
              <GoalForm
                goal={goal}
                seats={seats}
                onKeep={(next) => {
                  change(changed(goals, goal.id, next));
                  setOpen(null);
                }}
                onRemove={() => {
                  change(goals.filter(({ id }) => id !== goal.id));
                  setOpen(null);
                }}
                onClose={() => setOpen(null)}
              />
            ) : (
              <>
                <div class="goal-line">
                  <p>
                    <b>{keyName(seats, goal.seat_key)}:</b> {goal.text}
                    <small>{detailWords(goal)}</small>
                  </p>
                  <button
                    type="button"
                    class="act square"
                    aria-label={say('session.goals.change', { text: goal.text })}
                    onClick={() => setOpen(goal.id)}
                  >
                    <Icon of={Pencil} />
                  </button>
                </div>
                <Choices
                  label={say('session.goals.rating', { text: goal.text })}
                  chosen={goal.rating ?? null}
                  onChoose={(rating) =>
                    change(changed(goals, goal.id, { rating: rating === goal.rating ? null : rating }))
                  }
                  choices={LEVELS.map((level) => ({ value: level, words: levelWords(level) }))}
                />
                <LevelText goal={goal} />
              </>
            )}
          </li>
        ))}
        {fresh === null ? null : (
          <li>
            <GoalForm
              goal={fresh}
              seats={seats}
              onKeep={(next) => {
                change([...goals, { ...fresh, ...next }]);
                setFresh(null);
              }}
              onRemove={null}
              onClose={() => setFresh(null)}
            />
          </li>
        )}
      </ul>
      {fresh === null && goals.length < MOST ? (
        <Act kind="outline" onPress={() => setFresh({ id: freeId(goals), text: '' })}>
          <Icon of={Plus} size={20} />
          {say('session.goals.add')}
        </Act>
      ) : null}
      {rated > 0 && attainment !== null ? (
        <p class="attainment">
          <b class="num">{say('session.goals.attainment', { value: figure(attainment, 1) })}</b>{' '}
          {say('session.goals.attainment_from', { count: rated })} {say('session.goals.attainment_what')}
        </p>
      ) : null}
    </section>
  );
}

function detailWords(goal: Goal): string {
  const parts: string[] = [];
  if (goal.area !== undefined && goal.area !== '') parts.push(areaWords(goal.area));
  if ((goal.weight ?? 1) !== 1) parts.push(say('session.goals.weighs', { weight: goal.weight ?? 1 }));
  if (goal.series === true) parts.push(say('session.goals.of_series'));
  return parts.join(', ');
}

/** What the therapist wrote down for the level that was chosen. */
function LevelText({ goal }: { readonly goal: Goal }) {
  const { rating, levels = [] } = goal;
  const text = rating === null || rating === undefined ? '' : (levels[rating + 2] ?? '');
  return text === '' ? null : <p class="level-text">{text}</p>;
}
