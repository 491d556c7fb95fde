/** Softer, ten bars and a word, Louder. */
import { ArrowDown, ArrowUp } from 'lucide-preact';
import { KeyCap } from '../../ui/controls';
import { Icon } from '../../ui/icon';
import { useSession } from './session';

const STEPS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

export function RoomLevel() {
  const session = useSession();
  const level = session.state.value?.level ?? 0;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset can't be laid out as a grid in older browsers.
    <div class="room-level panel" role="group" aria-label="Room level">
      <button
        type="button"
        aria-label="Softer, the whole room"
        onClick={() => session.send('step_level', { by: -1 })}
      >
        <Icon of={ArrowDown} size={30} />
        Softer
        <KeyCap>↓</KeyCap>
      </button>
      <div class="level-middle">
        <div class="ten" aria-hidden="true">
          {STEPS.map((step) => (
            <i key={step} class={step <= level ? 'on' : ''} style={{ height: `${24 + step * 7.6}%` }} />
          ))}
        </div>
        <p class="num">Room at {level} of 10</p>
      </div>
      <button
        type="button"
        aria-label="Louder, the whole room"
        onClick={() => session.send('step_level', { by: 1 })}
      >
        <Icon of={ArrowUp} size={30} />
        Louder
        <KeyCap>↑</KeyCap>
      </button>
    </div>
  );
}
