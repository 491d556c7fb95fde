/** The dock: the things a hand must find without looking. Nothing ever covers it. */
import { AudioLines, CircleSlash, Play, Square, Undo2 } from 'lucide-preact';
import { KeyCap } from '../../ui/controls';
import { Icon } from '../../ui/icon';
import { atOnce } from '../../ui/press';
import { RoomLevel } from './room-level';
import { useSession } from './session';
import { agoWords } from './time-words';

export function Dock() {
  const session = useSession();
  const state = session.state.value;
  const stopped = state !== null && !state.running;
  return (
    <section class="dock" aria-label="Hands">
      <button
        type="button"
        class={`dock-stop ${stopped ? 'is-stopped' : ''}`}
        aria-pressed={stopped}
        {...atOnce(() => session.send('stop', {}))}
      >
        <Icon of={Square} size={40} />
        <span>
          STOP
          {stopped ? <small class="num">stopped {ago(session.now.value, state.stopped_at)}</small> : null}
        </span>
        <KeyCap>space</KeyCap>
      </button>
      <button
        type="button"
        class={`dock-go ${stopped ? 'is-wanted' : ''}`}
        onClick={() => session.send('go', {})}
      >
        <Icon of={Play} size={40} />
        <span>GO</span>
        <KeyCap>enter</KeyCap>
      </button>
      <RoomLevel />
      <button
        type="button"
        class="dock-act panel"
        aria-pressed={state?.hush === true}
        onClick={() => session.send('set_hush', { on: state?.hush !== true })}
      >
        <Icon of={AudioLines} size={30} />
        Hush
        <KeyCap>H</KeyCap>
      </button>
      <button type="button" class="dock-act panel" onClick={() => session.send('all_notes_off', {})}>
        <Icon of={CircleSlash} size={30} />
        All notes off
        <KeyCap>N</KeyCap>
      </button>
      <button type="button" class="dock-act dock-undo panel" onClick={() => session.send('undo', {})}>
        <Icon of={Undo2} size={30} />
        Undo
        {state === null || state.undo === null ? (
          <small>nothing to undo</small>
        ) : (
          <>
            <small>{state.undo.what}</small>
            <small class="num">{ago(session.now.value, state.undo.at)}</small>
          </>
        )}
        <KeyCap>Z</KeyCap>
      </button>
    </section>
  );
}

function ago(now: number | null, at: number | null): string {
  return now === null || at === null ? 'just now' : agoWords(now - at);
}
