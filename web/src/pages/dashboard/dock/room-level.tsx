/** Softer, ten bars and a word, Louder. The middle opens what grows and fades over bars. */
import { ArrowDown, ArrowUp } from 'lucide-preact';
import type { RoomState } from '../../../protocol.gen';
import { Icon } from '../../../ui/icon';
import { say } from '../../../words/say';
import { ActCap } from '../hands/act-cap';
import { useSession } from '../session';

const STEPS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

/** "Room at 6 of 10", or "Room at 6, going to 3" while it is on its way. */
export function levelWords({ level, level_goal: goal }: Pick<RoomState, 'level' | 'level_goal'>): string {
  const now = Math.round(level);
  const to = Math.round(goal);
  return now === to ? say('dashboard.level.at', { now }) : say('dashboard.level.going', { now, to });
}

export function RoomLevel() {
  const session = useSession();
  const state = session.state.value ?? { level: 0, level_goal: 0 };
  const level = Math.round(state.level);
  const goal = Math.round(state.level_goal);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset can't be laid out as a grid in older browsers.
    <div class="room-level panel" role="group" aria-label={say('dashboard.level.title')}>
      <button
        type="button"
        aria-label={say('dashboard.level.softer_all')}
        onClick={() => session.send('step_level', { by: -1 })}
      >
        <Icon of={ArrowDown} size={30} />
        {say('dashboard.level.softer')}
        <ActCap act="softer" />
      </button>
      <button
        type="button"
        class="level-middle"
        aria-label={`${levelWords(state)}. ${say('dashboard.grow.title')}`}
        aria-expanded={session.drawer.value === 'grow'}
        onClick={() => session.toggleDrawer('grow')}
      >
        <span class="ten" aria-hidden="true">
          {STEPS.map((step) => (
            <i
              key={step}
              class={`${step <= level ? 'on' : ''} ${step === goal && goal !== level ? 'goal' : ''}`}
              style={{ height: `${24 + step * 7.6}%` }}
            />
          ))}
        </span>
        <span class="num">{levelWords(state)}</span>
      </button>
      <button
        type="button"
        aria-label={say('dashboard.level.louder_all')}
        onClick={() => session.send('step_level', { by: 1 })}
      >
        <Icon of={ArrowUp} size={30} />
        {say('dashboard.level.louder')}
        <ActCap act="louder" />
      </button>
    </div>
  );
}
