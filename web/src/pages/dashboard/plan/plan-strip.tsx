/** The plan in the top bar: its scenes with the present one and its time, and NEXT. */
import { ArrowRight } from 'lucide-preact';
import type { PlanView } from '../../../protocol.gen';
import { Icon } from '../../../ui/icon';
import { figure, say } from '../../../words/say';
import { ActCap } from '../hands/act-cap';
import { nextScene } from '../hands/hands';
import { useSession } from '../session';
import { clockWords } from '../time-words';

/** "4:10 of 6 min" of the scene that runs. */
export function sceneTime(plan: PlanView, now: number | null): string {
  const scene = plan.scene === null ? undefined : plan.scenes[plan.scene];
  if (scene === undefined || now === null) return '';
  const gone = clockWords(now - plan.since);
  return scene.minutes === null
    ? gone
    : say('dashboard.plan.gone', {
        gone,
        minutes: figure(scene.minutes, Number.isInteger(scene.minutes) ? 0 : 1),
      });
}

export function PlanStrip({ plan }: { readonly plan: PlanView }) {
  const session = useSession();
  const time = sceneTime(plan, session.now.value);
  const said = plan.scene === null ? say('dashboard.plan.not_begun') : '';
  return (
    <button
      type="button"
      class="plan-strip num"
      aria-expanded={session.drawer.value === 'plan'}
      onClick={() => session.toggleDrawer('plan')}
    >
      <span class="said">{say('dashboard.plan.strip', { name: plan.name, said })} </span>
      {shown(plan).map(({ name, at }) => (
        <span key={at} class={stepClass(at, plan.scene ?? 0, plan.scene !== null)}>
          {name}
          {at === plan.scene && time !== '' ? <small> {time}</small> : null}
        </span>
      ))}
    </button>
  );
}

/** On narrow screens only the neighbours of the present scene are shown. */
function stepClass(at: number, present: number, begun: boolean): string {
  if (begun && at === present) return 'step now';
  return Math.abs(at - present) > 1 ? 'step far' : 'step';
}

/** The scenes round the present one; far ones are folded away. */
const AROUND = 2;

function shown(plan: PlanView): readonly { readonly name: string; readonly at: number }[] {
  const all = plan.scenes.map((scene, at) => ({ name: scene.name, at }));
  const most = 2 * AROUND + 1;
  const from = Math.max(0, Math.min((plan.scene ?? 0) - AROUND, all.length - most));
  return all.slice(from, from + most);
}

export function NextButton() {
  const session = useSession();
  const plan = session.state.value?.plan ?? null;
  if (plan === null) return null;
  const over = plan.scene === plan.scenes.length - 1;
  const coming = plan.scenes[plan.scene === null ? 0 : plan.scene + 1];
  return (
    <button
      type="button"
      class={`next-scene ${over ? 'is-over' : ''}`}
      aria-label={
        over ? say('dashboard.plan.end') : say('dashboard.plan.next_is', { name: coming?.name ?? '' })
      }
      onClick={() => nextScene(session)}
    >
      {over ? (
        say('dashboard.plan.end')
      ) : (
        <>
          {say('dashboard.plan.next')}
          <Icon of={ArrowRight} />
          <ActCap act="next" />
        </>
      )}
    </button>
  );
}
