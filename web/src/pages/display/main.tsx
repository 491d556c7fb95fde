/** The display page: finds its room, gets its pass, shows it. */
import '../../styles/tokens.css';
import '../../styles/controls.css';
import '../../styles/display.css';
import { words } from 'virtual:words/display';
import { render } from 'preact';
import '../../words/live';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { ApiError } from '../../net/api';
import { type Connection, connect } from '../../net/connection';
import { hostPass } from '../../net/pass';
import { wearSign } from '../../record/sign';
import { prepareToStayAwake, stayAwake } from '../../touch/awake';
import { Pairing } from '../../ui/pairing';
import { sayBye } from '../../words/bye';
import { say, startWords } from '../../words/say';
import { Controls } from './controls';
import { type Parts, runShow } from './show';
import { SoundHere } from './sound';

const RETRY_MS = 1000;

const page = document.getElementById('page') ?? document.body;
const room = new URLSearchParams(window.location.search).get('room') ?? '';

async function start(): Promise<void> {
  try {
    const pass = await hostPass(room, 'display');
    show(connect(pass));
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.status === 401) render(<AskToPair />, page);
    else if (error.status === 0 || error.status >= 500) window.setTimeout(start, RETRY_MS);
    else render(<Nothing text={error.message} />, page);
  }
}

function show(connection: Connection): void {
  prepareToStayAwake();
  document.addEventListener('pointerdown', stayAwake);
  document.addEventListener('keydown', stayAwake);
  stayAwake();
  connection.onState((state, bye) => {
    if (state === 'gone') render(<Nothing text={bye === null ? say('display.ended') : sayBye(bye)} />, page);
  });
  render(<Show connection={connection} sound={new SoundHere(room)} />, page);
}

function Show({ connection, sound }: { readonly connection: Connection; readonly sound: SoundHere }) {
  const main = useRef<HTMLElement>(null);

  // Not after the next frame: what the room says at the first welcome would go by unheard where frames are slow.
  useLayoutEffect(() => {
    if (main.current === null) return;
    wearSign(main.current, connection);
    runShow(room, connection, partsOf(main.current));
  }, [connection]);

  return (
    <main ref={main}>
      <h1 class="said">{say('display.room')}</h1>
      <canvas class="stage" role="img" aria-label={say('display.circle')} />
      <p class="said in-words" />
      <section class="beside" aria-label={say('display.how')}>
        <img class="qr" alt="" />
        <div class="how">
          <p class="code" />
          <p class="address num" />
          <p class="come">{say('display.come')}</p>
        </div>
      </section>
      <Controls sound={sound} />
    </main>
  );
}

function part<T extends HTMLElement>(main: HTMLElement, name: string): T {
  const found = main.querySelector<T>(`.${name}`);
  if (found === null) throw new Error(`The display has no part named ${name}.`);
  return found;
}

function partsOf(main: HTMLElement): Parts {
  return {
    canvas: part(main, 'stage'),
    beside: part(main, 'beside'),
    qr: part(main, 'qr'),
    code: part(main, 'code'),
    address: part(main, 'address'),
    said: part(main, 'in-words'),
    corner: part(main, 'corner'),
  };
}

function AskToPair() {
  return (
    <div class="calm-page">
      <Pairing onPaired={start} title={say('display.pair_title')} action={say('display.pair_action')} />
    </div>
  );
}

function Nothing({ text }: { readonly text: string }) {
  return (
    <div class="calm-page">
      <section class="pairing panel">
        <h1>{say('display.nothing')}</h1>
        <p>{text}</p>
        <a class="act main" href="/host">
          {say('host.to_start')}
        </a>
      </section>
    </div>
  );
}

void startWords(words, 'page.display').then(start);
