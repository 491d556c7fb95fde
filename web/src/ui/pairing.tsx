/** What a device sees that may not conduct yet: one field for the passphrase set on the host page. */
import { useState } from 'preact/hooks';
import { ApiError, post } from '../net/api';

interface PairingProps {
  readonly onPaired: () => void;
  readonly title?: string;
  readonly action?: string;
}

export function Pairing({ onPaired, title = 'Conduct from this device', action = 'Conduct' }: PairingProps) {
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
      setProblem(error instanceof ApiError ? error.message : 'That did not work. Try once more.');
    } finally {
      setBusy(false);
    }
  }

  return (
    <form class="pairing panel" onSubmit={pair}>
      <h1>{title}</h1>
      <p>Type the passphrase that was set on the laptop where Roundelay runs, on its start page.</p>
      <label>
        Passphrase
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
        {action}
      </button>
    </form>
  );
}
