/** The lines under the button: can tablets reach us, does it sound, who else may conduct. Each a sentence with its own act. */
import { Check, KeyRound, TriangleAlert, Volume2 } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { preview } from '../../audio/preview';
import { ApiError, post } from '../../net/api';
import { Act } from '../../ui/controls';
import { Icon } from '../../ui/icon';
import { type HostFacts, networkWords } from './host-words';

/** Up a chord and home. */
const TEST_TONES = [60, 64, 67, 72, 67, 64, 60] as const;

interface LineProps {
  readonly ok?: boolean;
  readonly sign: typeof Check;
  readonly children: ComponentChildren;
}

function Line({ ok = true, sign, children }: LineProps) {
  return (
    <li class={ok ? 'check' : 'check check-warn'}>
      <Icon of={sign} />
      {children}
    </li>
  );
}

export function Checks({ host, onChange }: { readonly host: HostFacts; readonly onChange: () => void }) {
  const network = networkWords(host);
  return (
    <ul class="checks">
      <Line ok={network.ok} sign={network.ok ? Check : TriangleAlert}>
        <p>
          {network.text} {network.ok ? <b class="num">{network.addresses.join(' or ')}</b> : null}
        </p>
      </Line>
      {host.problems.map((problem) => (
        <Line key={problem} ok={false} sign={TriangleAlert}>
          <p>{problem}</p>
        </Line>
      ))}
      <SoundLine />
      <PassphraseLine isSet={host.passphrase_set} onChange={onChange} />
    </ul>
  );
}

function SoundLine() {
  const [problem, setProblem] = useState(false);
  async function test(): Promise<void> {
    setProblem(false);
    try {
      await preview(TEST_TONES);
    } catch {
      setProblem(true);
    }
  }
  return (
    <Line ok={!problem} sign={Volume2}>
      <p>
        {problem
          ? 'This browser could not play the test tone. Check the sound of the laptop, then try once more.'
          : 'Sound comes out of this laptop'}
      </p>
      <Act kind="outline" onPress={test}>
        Test tone
      </Act>
    </Line>
  );
}

function PassphraseLine({ isSet, onChange }: { readonly isSet: boolean; readonly onChange: () => void }) {
  const [open, setOpen] = useState(false);
  const [passphrase, setPassphrase] = useState('');
  const [problem, setProblem] = useState<string | null>(null);

  async function save(event: Event): Promise<void> {
    event.preventDefault();
    try {
      await post('/api/passphrase', { passphrase });
      setPassphrase('');
      setProblem(null);
      setOpen(false);
      onChange();
    } catch (error) {
      setProblem(error instanceof ApiError ? error.message : 'That did not work. Try once more.');
    }
  }

  if (!open) {
    return (
      <Line sign={KeyRound}>
        <p>
          {isSet
            ? 'Another device can conduct with your passphrase'
            : 'Let another device conduct: set a passphrase'}
        </p>
        <Act
          kind="outline"
          onPress={() => setOpen(true)}
          label={isSet ? 'Change the passphrase' : 'Set a passphrase'}
        >
          {isSet ? 'Change' : 'Set'}
        </Act>
      </Line>
    );
  }
  return (
    <Line sign={KeyRound}>
      <form class="passphrase" onSubmit={save}>
        <label for="passphrase">Passphrase: three or four words that are easy to say</label>
        <input
          id="passphrase"
          class="field"
          type="text"
          autocomplete="off"
          autocapitalize="none"
          value={passphrase}
          onInput={(event) => setPassphrase(event.currentTarget.value)}
        />
        <Act kind="outline" onPress={() => setOpen(false)}>
          Not now
        </Act>
        <button type="submit" class="act main">
          Keep it
        </button>
        <p class="sentence" role="alert" hidden={problem === null}>
          {problem}
        </p>
      </form>
    </Line>
  );
}
