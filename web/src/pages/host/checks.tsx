/** The lines under the button: can tablets reach us, does it sound, who else may conduct. Each a sentence with its own act. */
import { Check, KeyRound, TriangleAlert, Volume2 } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { preview } from '../../audio/preview';
import { ApiError, post } from '../../net/api';
import { Act } from '../../ui/controls';
import { Icon } from '../../ui/icon';
import { listed, say } from '../../words/say';
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
          {network.text} {network.ok ? <b class="num">{listed(network.addresses, 'or')}</b> : null}
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
      <p>{problem ? say('host.test_failed') : say('host.sound_here')}</p>
      <Act kind="outline" onPress={test}>
        {say('host.test_tone')}
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
      setProblem(error instanceof ApiError ? error.message : say('refused.failed'));
    }
  }

  if (!open) {
    return (
      <Line sign={KeyRound}>
        <p>{isSet ? say('host.passphrase_is_set') : say('host.passphrase_unset')}</p>
        <Act
          kind="outline"
          onPress={() => setOpen(true)}
          label={isSet ? say('host.change_passphrase') : say('host.set_passphrase')}
        >
          {isSet ? say('host.change') : say('host.set')}
        </Act>
      </Line>
    );
  }
  return (
    <Line sign={KeyRound}>
      <form class="passphrase" onSubmit={save}>
        <label for="passphrase">{say('host.passphrase')}</label>
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
          {say('host.not_now')}
        </Act>
        <button type="submit" class="act main">
          {say('host.keep_it')}
        </button>
        <p class="sentence" role="alert" hidden={problem === null}>
          {problem}
        </p>
      </form>
    </Line>
  );
}
