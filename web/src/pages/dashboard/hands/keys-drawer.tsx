/** Keys and pedals: press a row, then the key, pedal or MIDI pad that shall do it. Kept on this device. */
import { useEffect, useState } from 'preact/hooks';
import { Act, KeyCap } from '../../../ui/controls';
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
    <Drawer title="Keys and pedals">
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
              <span class="caps">{line.act === learning ? 'press a key' : <Caps act={line.act} />}</span>
            </button>
          </li>
        ))}
      </ul>
      <div class="drawer-foot">
        <Act onPress={() => setBindings({})}>As they were</Act>
        {midi.value === 'off' ? <Act onPress={() => void useMidi(session)}>Use MIDI too</Act> : null}
      </div>
    </Drawer>
  );
}

function words(learning: boolean): string {
  if (!learning) return 'Press a row, then the key or pedal that shall do it.';
  const any = midi.value === 'on' ? 'Press a key, a pedal or a MIDI pad.' : 'Press a key or a pedal.';
  return `${any} Delete leaves it without a key, Escape leaves it as it is.`;
}

function Caps({ act }: { readonly act: KeyAct }) {
  const keys = keysOf(act, bindings.value);
  return (
    <>
      {keys.length === 0 ? <small>no key</small> : null}
      {keys.map((key) => (
        <KeyCap key={key}>{capOf(key)}</KeyCap>
      ))}
    </>
  );
}
