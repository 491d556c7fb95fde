/** The page of one session: its id stands in the fragment, which browsers send to nobody. */
import '../../styles/tokens.css';
import '../../styles/controls.css';
import '../../styles/language.css';
import '../../styles/scanning.css';
import '../../styles/session-take.css';
import '../../styles/session.css';
import { words } from 'virtual:words/session';
import { render } from 'preact';
import '../../words/live';
import { ApiError, get } from '../../net/api';
import type { SessionView } from '../../protocol.gen';
import { Pairing } from '../../ui/pairing';
import { scanPage } from '../../ui/scanning-page';
import { wearTheme } from '../../ui/theme';
import { say, startWords } from '../../words/say';
import { Desk } from './desk';
import { SessionPage } from './page';

const RETRY_MS = 1000;

const page = document.getElementById('page') ?? document.body;

async function open(): Promise<void> {
  const id = window.location.hash.slice(1);
  try {
    const view = await get<SessionView>(`/api/sessions/${encodeURIComponent(id)}`);
    render(<SessionPage key={id} desk={new Desk(view)} />, page);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.status === 401) render(<Pairing onPaired={open} />, page);
    else if (error.status === 0 || error.status >= 500) window.setTimeout(open, RETRY_MS);
    else render(<NoSession text={error.message} />, page);
  }
}

function NoSession({ text }: { readonly text: string }) {
  return (
    <main class="pairing panel">
      <h1>{say('session.none')}</h1>
      <p class="sentence">{text}</p>
      <a class="act main" href="/sessions">
        {say('session.to_library')}
      </a>
    </main>
  );
}

wearTheme();
scanPage({
  parts: [
    '.pairing',
    '.session-head',
    '.take',
    '.words-panel',
    '.marks-panel',
    '.goals-panel',
    '.moods-panel',
    '.roll',
    '.pick',
    '.score',
    '.session-foot',
  ],
});
window.addEventListener('hashchange', () => void open());
void startWords(words, 'page.session').then(open);
