/** The join page: by QR straight to the pads, by typed code to the door. */
import '../../styles/join.css';
import '../../styles/circle.css';
import { words } from 'virtual:words/join';
import { ApiError, post } from '../../net/api';
import { keepPass, keptPass, type Pass, passAddress } from '../../net/pass';
import { seatLook } from '../../ui/seats';
import { startWords } from '../../words/say';
import { CodeBoxes } from './boxes';
import { drawCircle } from './circle';
import { LENGTH, whyNot } from './code';

interface Joined extends Pass {
  readonly seat: number;
  readonly waiting: boolean;
}

type Key = { readonly invitation: string } | { readonly code: string };

const NO_ROOM = 'There is no room with this code now. Look at the big screen once more';
const NO_LINK = 'This link is not complete. Type the code you see on the big screen.';

function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  className: string,
  text = '',
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  return element;
}

async function join(key: Key): Promise<void> {
  const held = keptPass('member');
  const joined = await post<Joined>('/api/join', held === null ? key : { ...key, device: held.token });
  const pass: Pass = { room: joined.room, token: joined.token };
  const kept = keepPass('member', pass);
  window.location.replace(kept ? '/pad' : passAddress(pass));
}

class JoinPage {
  private readonly boxes = new CodeBoxes();
  private readonly form = make('form', 'form');
  private readonly lead = make('p', 'lead', 'Type the code you see on the big screen.');
  private readonly tell = make('p', 'tell');
  private readonly button = make('button', 'main-way', 'Join');
  private busy = false;
  /** A scanned link that met no answer: the button tries it once more. */
  private unanswered: Key | null = null;

  constructor(page: HTMLElement) {
    page.appendChild(make('h1', 'title', 'Join the room'));
    page.appendChild(this.lead);
    this.tell.hidden = true;
    this.tell.setAttribute('role', 'alert');
    this.button.type = 'submit';
    this.form.noValidate = true;
    this.form.setAttribute('aria-label', 'Room code');
    for (const part of [this.boxes.element, this.tell, this.button]) this.form.appendChild(part);
    page.appendChild(this.form);
    if (keptPass('member') !== null) {
      const back = make('a', 'back', 'Back to your pads');
      back.href = '/pad';
      page.appendChild(back);
    }
    const everyone = Array.from({ length: 12 }, (_, index) => seatLook(index + 1).number);
    page.appendChild(drawCircle({ taken: everyone, own: null }));

    this.boxes.onTyped = (code) => {
      const wrong = whyNot(code);
      this.explain(wrong === null ? null : `${wrong.charAt(0).toUpperCase()}${wrong.slice(1)}`);
    };
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.submit();
    });
  }

  /** One sentence with the way out; what was typed stays. */
  private explain(sentence: string | null): void {
    this.tell.hidden = sentence === null;
    this.boxes.invalid(sentence !== null);
    if (this.tell.textContent !== sentence) this.tell.textContent = sentence;
  }

  private refuse(sentence: string): void {
    this.explain(sentence);
    this.button.textContent = this.boxes.code === '' && this.unanswered === null ? 'Join' : 'Try again';
  }

  private async submit(): Promise<void> {
    const { code } = this.boxes;
    if (code === '' && this.unanswered !== null) return this.attempt(this.unanswered);
    const wrong = whyNot(code);
    const missing = LENGTH - code.length;
    if (wrong !== null) return this.refuse(`${NO_ROOM}: ${wrong}`);
    if (missing > 0) {
      this.boxes.focus();
      return this.explain(`A code has ${LENGTH} letters and figures: ${missing} to go.`);
    }
    await this.attempt({ code });
  }

  private async attempt(key: Key): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      await join(key);
    } catch (error) {
      const reached = error instanceof ApiError && error.status !== 0;
      this.unanswered = 'invitation' in key && !reached ? key : null;
      this.refuse(error instanceof ApiError ? error.message : 'That did not work just now. Try once more.');
      if ('code' in key) this.boxes.focus();
    } finally {
      this.busy = false;
    }
  }

  prefill(code: string): void {
    this.boxes.write(code);
  }

  /** A scanned link: nothing to type. If it is refused, the boxes are there. */
  async scanned(invitation: string): Promise<void> {
    this.lead.textContent = 'Coming in.';
    this.form.hidden = true;
    await this.attempt({ invitation });
    this.lead.textContent = 'Type the code you see on the big screen.';
    this.form.hidden = false;
  }

  brokenLink(): void {
    this.refuse(NO_LINK);
  }
}

void startWords(words, 'page.join');
const page = document.getElementById('page');
if (page === null) throw new Error('join.html has no #page');
const joining = new JoinPage(page);
const fragment = decodeURIComponent(window.location.hash.slice(1));
const byLink = window.location.pathname === '/j';
// The secret of the link must not stay in the address bar or the history.
if (fragment !== '' || byLink) window.history.replaceState(null, '', '/join');
if (byLink && fragment !== '') void joining.scanned(fragment);
else if (byLink) joining.brokenLink();
else if (fragment !== '') joining.prefill(fragment);
