/** The scenes of a plan in order. A tap opens one: go there, name, minutes, place, remove. */
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { Plan, Scene } from '../../../protocol.gen';
import { Act, Stepper } from '../../../ui/controls';
import { Icon } from '../../../ui/icon';
import { figure, say } from '../../../words/say';
import { type Session, useSession } from '../session';
import { stepped, titleOf } from '../what/techniques';
import { movedScene, type Placed, removedScene, withScene } from './plan-edit';

const MINUTES = [0.5, 1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 45, 60, 90, 120, 180] as const;
const USUAL_MINUTES = 5;

interface ScenesProps {
  readonly plan: Plan;
  readonly scene: number | null;
}

export function PlanScenes({ plan, scene }: ScenesProps) {
  const [open, setOpen] = useState<number | null>(scene);
  return (
    <ol class="plan-scenes" aria-label={say('dashboard.plan.all_scenes')}>
      {plan.scenes.map((one, at) => (
        <li key={at} class={`plan-scene ${at === scene ? 'now' : ''} ${at === open ? 'open' : ''}`}>
          <button
            type="button"
            class="plan-choice"
            aria-expanded={at === open}
            aria-current={at === scene ? 'step' : undefined}
            onClick={() => setOpen(at === open ? null : at)}
          >
            <b class="num">
              {at + 1} {one.name}
            </b>
            <small class="num">{sceneWords(one, at === scene)}</small>
          </button>
          {at === open ? <OneScene placed={{ plan, scene }} at={at} onMove={setOpen} /> : null}
        </li>
      ))}
    </ol>
  );
}

function sceneWords(scene: Scene, now: boolean): string {
  const techniques = (scene.techniques ?? []).map((one) => titleOf(one.technique)).join(', ');
  const minutes =
    scene.minutes === undefined || scene.minutes === null
      ? ''
      : say('dashboard.time.minutes', {
          minutes: figure(scene.minutes, Number.isInteger(scene.minutes) ? 0 : 1),
        });
  return [now ? say('dashboard.plan.now') : '', techniques, minutes].filter((part) => part !== '').join(', ');
}

interface OneProps {
  readonly placed: Placed;
  readonly at: number;
  /** Another place of the scene that is open; null when it went. */
  readonly onMove: (to: number | null) => void;
}

function set(session: Session, placed: Placed): void {
  session.send('set_plan', { plan: placed.plan, scene: placed.scene });
}

function OneScene({ placed, at, onMove }: OneProps) {
  const session = useSession();
  const scene = placed.plan.scenes[at];
  if (scene === undefined) return null;
  const minutes = scene.minutes ?? USUAL_MINUTES;
  const rename = (name: string): void => {
    if (name.trim() !== '' && name !== scene.name) set(session, withScene(placed, at, { name }));
  };
  const move = (by: -1 | 1): void => {
    const moved = movedScene(placed, at, by);
    if (moved === placed) return;
    set(session, moved);
    onMove(at + by);
  };
  const remove = (): void => {
    const less = removedScene(placed, at);
    if (less === null) session.refuse(say('dashboard.plan.one_at_least'));
    else {
      set(session, less);
      onMove(null);
    }
  };
  return (
    <div class="scene-edit">
      {(scene.words ?? '') === '' ? null : <p class="scene-words">{scene.words}</p>}
      <Act kind="main" onPress={() => session.send('go_to_scene', { scene: at })}>
        {say('dashboard.plan.go_here')}
      </Act>
      <label>
        <span class="said">{say('dashboard.plan.scene_name')}</span>
        <input
          class="field"
          maxLength={40}
          value={scene.name}
          onChange={(event) => rename(event.currentTarget.value)}
        />
      </label>
      <Stepper
        label={say('dashboard.minutes.title')}
        value={scene.minutes == null ? '·' : figure(scene.minutes, Number.isInteger(scene.minutes) ? 0 : 1)}
        words={say('dashboard.minutes.words', { count: minutes })}
        less={say('dashboard.minutes.fewer')}
        more={say('dashboard.minutes.more')}
        onStep={(by) => set(session, withScene(placed, at, { minutes: stepped(MINUTES, minutes, by) }))}
      />
      <div class="scene-places">
        <Act label={say('dashboard.plan.earlier', { name: scene.name })} onPress={() => move(-1)}>
          <Icon of={ArrowUp} size={20} />
        </Act>
        <Act label={say('dashboard.plan.later', { name: scene.name })} onPress={() => move(1)}>
          <Icon of={ArrowDown} size={20} />
        </Act>
        <Act label={say('dashboard.plan.remove', { name: scene.name })} onPress={remove}>
          <Icon of={Trash2} size={20} />
        </Act>
      </div>
    </div>
  );
}
