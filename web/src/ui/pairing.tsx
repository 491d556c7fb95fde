/** What a device sees that may not conduct yet: one field for the passphrase set on the host page. */
import { useState } from 'preact/hooks';
import { ApiError, post } from '../net/api';
import { say } from '../words/say';

interface PairingProps {
  readonly onPaired: () => void;
  readonly title?: string;
  readonly action?: string;
}

export function Pairing({ onPaired, title, action }: PairingProps) {
  const [passphrase, setPassphrase] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function pair(event: Event): Promise<void> {
    event.preventDefault();
    setBusy(true);
    try {
      await post('/api/pair', { passphrase });
      onPaired();
    } catch (error) {
      setProblem(error instanceof ApiError ? error.message : say('refused.failed'));
    } finally {
      setBusy(false);
    }
  }

  return (
    <form class="pairing panel" onSubmit={pair}>
      <h1>{title ?? say('pairing.title')}</h1>
      <p>{say('pairing.text')}</p>
      <label>
        {say('pairing.passphrase')}
        <input
          type="password"
          name="passphrase"
          autocomplete="current-password"
          value={passphrase}
          onInput={(event) => setPassphrase(event.currentTarget.value)}
          aria-describedby="pairing-problem"
        />
      </label>
      <p class="sentence" id="pairing-problem" role="alert" hidden={problem === null}>
        {problem}
      </p>
      <button type="submit" class="act main" aria-disabled={busy}>
        {action ?? say('pairing.action')}
      </button>
    </form>
  );
}
