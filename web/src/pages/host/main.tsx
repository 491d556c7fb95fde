/** The host page: swaps the key of its link for a session, then starts rooms. */
import '../../styles/tokens.css';
import '../../styles/controls.css';
import '../../styles/host.css';
import '../../styles/scanning.css';
import '../../styles/language.css';
import { words } from 'virtual:words/host';
import { render } from 'preact';
import '../../words/live';
import { ApiError, get, post } from '../../net/api';
import { Pairing } from '../../ui/pairing';
import { scanPage } from '../../ui/scanning-page';
import { wearTheme } from '../../ui/theme';
import { startWords } from '../../words/say';
import type { HostFacts } from './host-words';
import { Start } from './start';

const RETRY_MS = 1000;

const page = document.getElementById('page') ?? document.body;

/** The key stands in the fragment, which browsers send to nobody; it must not stay in the history either. */
async function useKey(): Promise<void> {
  const key = new URLSearchParams(window.location.hash.slice(1)).get('key');
  if (key === null) return;
  window.history.replaceState(null, '', window.location.pathname);
  try {
    await post('/api/login', { key });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    // An old key: whoever is paired already goes on, whoever isn't is asked for the passphrase.
  }
}

async function open(): Promise<void> {
  try {
    const host = await get<HostFacts>('/api/host');
    render(<Start first={host} onStranger={askPassphrase} />, page);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.status === 401) askPassphrase();
    else window.setTimeout(open, RETRY_MS);
  }
}

function askPassphrase(): void {
  render(<Pairing onPaired={open} />, page);
}

wearTheme();
scanPage({ parts: ['.pairing', '.begin', '.scanning-control', '.rooms', '.checks'] });
void startWords(words, 'page.host').then(useKey).then(open);
