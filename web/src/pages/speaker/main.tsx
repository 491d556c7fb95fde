/** The speaker page: finds its room, gets its pass, sounds it. */
import '../../styles/tokens.css';
import '../../styles/controls.css';
import '../../styles/speaker.css';
import '../../styles/scanning.css';
import { words } from 'virtual:words/speaker';
import { render } from 'preact';
import '../../words/live';
import { runSpeaker } from '../../audio/speaker';
import { ApiError } from '../../net/api';
import { connect } from '../../net/connection';
import { hostPass } from '../../net/pass';
import { wearSign } from '../../record/sign';
import { prepareToStayAwake, stayAwake } from '../../touch/awake';
import { Pairing } from '../../ui/pairing';
import { scanPage } from '../../ui/scanning-page';
import { say, startWords } from '../../words/say';
import { SpeakerPage } from './page';

const RETRY_MS = 1000;

const page = document.getElementById('page') ?? document.body;
const room = new URLSearchParams(window.location.search).get('room') ?? '';

async function start(): Promise<void> {
  try {
    const connection = connect(await hostPass(room, 'speaker'));
    wearSign(document.body, connection);
    const speaker = runSpeaker(connection);
    prepareToStayAwake();
    document.addEventListener('pointerdown', stayAwake);
    document.addEventListener('keydown', stayAwake);
    render(<SpeakerPage speaker={speaker} />, page);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.status === 401) render(<AskToPair />, page);
    else if (error.status === 0 || error.status >= 500) window.setTimeout(start, RETRY_MS);
    else render(<NoRoom text={error.message} />, page);
  }
}

function AskToPair() {
  return (
    <main class="speaker">
      <Pairing onPaired={start} title={say('speaker.pair_title')} action={say('speaker.pair_action')} />
    </main>
  );
}

function NoRoom({ text }: { readonly text: string }) {
  return (
    <main class="speaker">
      <h1>{say('speaker.nothing')}</h1>
      <p class="more">{text}</p>
      <a class="act main" href="/host">
        {say('host.to_start')}
      </a>
    </main>
  );
}

scanPage({ parts: ['.speaker'] });
void startWords(words, 'page.speaker').then(start);
