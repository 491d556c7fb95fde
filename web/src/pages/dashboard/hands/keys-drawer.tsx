/** Keys and pedals: press a row, then the key, pedal or MIDI pad that shall do it. Kept on this device. */
import { useEffect, useState } from 'preact/hooks';
import { Act, KeyCap } from '../../../ui/controls';
import { say } from '../../../words/say';
import { Drawer } from '../drawer';
import { useSession } from '../session';
import { bindings, learner, midi, setBindings, useMidi } from './keyboard';
import { capOf, KEY_LINES, type KeyAct, keysOf, rebound, unbound } from './shortcuts';

const CANCELS = 'escape';
const CLEARS = 'delete';

export function KeysDrawer() {
  const session = useSession();
  const [learning, setLearning] = useState<KeyAct | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => stop, []);
  function stop(): void {
    learner.take = null;
    setLearning(null);
  }
  function take(act: KeyAct, key: string): void {
    const name = key.toLowerCase();
    if (name === CANCELS) stop();
    else if (name === CLEARS) {
      setBindings(unbound(bindings.value, act));
      stop();
    } else {
      const next = rebound(bindings.value, act, key);
      setTrouble(next.trouble);
      if (next.trouble !== null) return;
      setBindings(next.bindings);
      stop();
    }
  }
  function learn(act: KeyAct): void {
    setTrouble(null);
    if (act === learning) stop();
    else {
      setLearning(act);
      learner.take = (key) => take(act, key);
    }
  }
  return (
    <Drawer title={say('dashboard.screen.keys')}>
      <p role="status" class={trouble === null ? 'quiet-line' : 'sentence'}>
        {trouble ?? words(learning !== null)}
      </p>
      <ul class="key-list">
        {KEY_LINES.filter((line) => line.act !== 'close').map((line) => (
          <li key={line.act}>
            <button
              type="button"
              class="key-row"
              aria-pressed={line.act === learning}
              data-act={line.act}
              onClick={() => learn(line.act)}
            >
              <span>{line.words}</span>
              <span class="caps">
                {line.act === learning ? say('dashboard.keys.press_key') : <Caps act={line.act} />}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <div class="drawer-foot">
        <Act onPress={() => setBindings({})}>{say('dashboard.keys.as_they_were')}</Act>
        {midi.value === 'off' ? (
          <Act onPress={() => void useMidi(session)}>{say('dashboard.keys.use_midi')}</Act>
        ) : null}
      </div>
    </Drawer>
  );
}

function words(learning: boolean): string {
  if (!learning) return say('dashboard.keys.press_row');
  const any = midi.value === 'on' ? say('dashboard.keys.press_any') : say('dashboard.keys.press_one');
  return `${any} ${say('dashboard.keys.delete')}`;
}

function Caps({ act }: { readonly act: KeyAct }) {
  const keys = keysOf(act, bindings.value);
  return (
    <>
      {keys.length === 0 ? <small>{say('dashboard.keys.none')}</small> : null}
      {keys.map((key) => (
        <KeyCap key={key}>{capOf(key)}</KeyCap>
      ))}
    </>
  );
}
