/** The dashboard page: finds its room, gets its pass, connects. */
import '../../styles/tokens.css';
import '../../styles/controls.css';
import '../../styles/dashboard.css';
import '../../styles/dashboard-sizes.css';
import '../../styles/dashboard-words.css';
import '../../styles/language.css';
import { words } from 'virtual:words/dashboard';
import { render } from 'preact';
import '../../words/live';
import { ApiError, get } from '../../net/api';
import { connect } from '../../net/connection';
import { hostPass } from '../../net/pass';
import { Pairing } from '../../ui/pairing';
import { scanPage } from '../../ui/scanning-page';
import { wearTheme } from '../../ui/theme';
import { say, startWords } from '../../words/say';
import { Dashboard } from './dashboard';
import { listenToKeys, rememberMidi } from './hands/keyboard';
import { readWanted } from './record/wanted';
import { Session, SessionProvider, UNREACHED_S } from './session';

const RETRY_MS = 1000;
const REACHED_EVERY_MS = 15_000;

const page = document.getElementById('page') ?? document.body;
const room = new URLSearchParams(window.location.search).get('room') ?? '';

async function start(): Promise<void> {
  try {
    const pass = await hostPass(room, 'conductor');
    conduct(new Session(room, connect(pass)));
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.status === 401) render(<Pairing onPaired={start} />, page);
    else if (error.status === 0 || error.status >= 500) window.setTimeout(start, RETRY_MS);
    else render(<NoRoom text={error.message} />, page);
  }
}

function conduct(session: Session): void {
  listenToKeys(session);
  rememberMidi(session);
  watchReach(session);
  takeWanted(session);
  render(
    <SessionProvider value={session}>
      <Dashboard />
    </SessionProvider>,
    page,
  );
}

/** Sent here to play a kept session: the drawer offers it. The address forgets it, so that a reload doesn't ask again. */
function takeWanted(session: Session): void {
  const wanted = readWanted(window.location.hash);
  if (wanted === null) return;
  window.history.replaceState(null, '', window.location.pathname + window.location.search);
  session.wanted.value = wanted;
  session.drawer.value = 'record';
}

/** A minute without any visitor usually means that the Wi-Fi keeps devices apart: worth a sentence. */
function watchReach(session: Session): void {
  const began = performance.now();
  const timer = window.setInterval(async () => {
    if (session.taken.value.length + session.waiting.value.length > 0) {
      window.clearInterval(timer);
      session.unreached.value = false;
      return;
    }
    if (performance.now() - began < UNREACHED_S * 1000) return;
    try {
      const host = await get<{ readonly reached: boolean }>('/api/host');
      session.unreached.value = !host.reached;
      if (host.reached) window.clearInterval(timer);
    } catch {
      return; // the link's own sentence tells of a server that is away
    }
  }, REACHED_EVERY_MS);
}

function NoRoom({ text }: { readonly text: string }) {
  return (
    <section class="pairing panel">
      <h1>{say('dashboard.no_room')}</h1>
      <p class="sentence">{text}</p>
      <a class="act main" href="/host">
        {say('host.to_start')}
      </a>
    </section>
  );
}

/** The parts of this page in the order of the scan; a drawer is a part of its own. */
const PARTS = [
  '.pairing',
  '.top',
  '.seat-head',
  '.drawer',
  '.seat-column',
  '.who',
  '.what',
  '.sound',
  '.plan',
  '.dock',
] as const;

wearTheme();
scanPage({ parts: PARTS, first: '.dock-stop' });
void startWords(words, 'page.dashboard').then(start);
