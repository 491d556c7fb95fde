/** The dock: the things a hand must find without looking. Nothing ever covers it. */
import { AudioLines, Moon, Play, Square, Undo2 } from 'lucide-preact';
import { Icon } from '../../../ui/icon';
import { atOnce } from '../../../ui/press';
import { say } from '../../../words/say';
import { ActCap } from '../hands/act-cap';
import { calmEverywhere } from '../hands/hands';
import { MarkButton } from '../record/mark-button';
import { useSession } from '../session';
import { agoWords } from '../time-words';
import { countLeft } from '../who/map-centre';
import { RoomLevel } from './room-level';
import { AccentButton, RumbleButton } from './rumble-accent';
import { undoWords } from './undo-words';

export function Dock() {
  const session = useSession();
  const state = session.state.value;
  const counting = state?.counting ?? null;
  const stopped = state !== null && !state.running && counting === null;
  return (
    <section class="dock" aria-label={say('dashboard.dock.title')}>
      <button
        type="button"
        class={`dock-stop ${stopped ? 'is-stopped' : ''}`}
        aria-pressed={stopped}
        {...atOnce(() => session.send('stop', {}))}
      >
        <Icon of={Square} size={40} />
        <span>
          {say('dashboard.keys.act.stop')}
          {stopped ? (
            <small class="num">
              <span class="wide">{say('dashboard.dock.stopped')} </span>
              {ago(session.now.value, state.stopped_at)}
            </small>
          ) : null}
        </span>
        <ActCap act="stop" />
      </button>
      <button
        type="button"
        class={`dock-go ${stopped ? 'is-wanted' : ''} ${counting === null ? '' : 'is-counting'}`}
        aria-label={counting === null ? undefined : say('dashboard.dock.go_at_once')}
        onClick={() => session.send('go', {})}
      >
        <Icon of={Play} size={40} />
        <span>
          {say('dashboard.keys.act.go')}
          {stopped ? (
            <small>
              {say('dashboard.dock.counts_in')}
              <span class="wide"> 3, 2, 1</span>
            </small>
          ) : null}
          {counting === null ? null : (
            <small class="num">
              {say('dashboard.dock.in', {
                beats: Math.min(3, countLeft(counting.beats, session.moment.value)),
              })}
              <span class="wide">{say('dashboard.dock.again_now')}</span>
            </small>
          )}
        </span>
        <ActCap act="go" />
      </button>
      <RoomLevel />
      <button
        type="button"
        class="dock-act panel"
        aria-pressed={state?.hush === true}
        onClick={() => session.send('set_hush', { on: state?.hush !== true })}
      >
        <Icon of={AudioLines} size={30} />
        {say('dashboard.dock.hush')}
        <ActCap act="hush" />
      </button>
      <button
        type="button"
        class="dock-act panel"
        aria-pressed={state?.calm === true}
        onClick={() => calmEverywhere(session)}
      >
        <Icon of={Moon} size={30} />
        {say('dashboard.calm.title')}
        <ActCap act="calm" />
      </button>
      <div class="dock-pair">
        <AccentButton />
        <RumbleButton />
      </div>
      <MarkButton />
      <button type="button" class="dock-act dock-undo panel" onClick={() => session.send('undo', {})}>
        <Icon of={Undo2} size={30} />
        {say('dashboard.keys.act.undo')}
        {state === null || state.undo === null ? (
          <small>{say('dashboard.dock.nothing_to_undo')}</small>
        ) : (
          <>
            <small>{undoWords(session, state.undo)}</small>
            <small class="num">{ago(session.now.value, state.undo.at)}</small>
          </>
        )}
        <ActCap act="undo" />
      </button>
    </section>
  );
}

function ago(now: number | null, at: number | null): string {
  return now === null || at === null ? say('dashboard.time.just_now') : agoWords(now - at);
}
