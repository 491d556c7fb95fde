/** The join page: by QR straight to the pads, by typed code to the door. */
import '../../styles/join.css';
import '../../styles/circle.css';
import { words } from 'virtual:words/join';
import { ApiError, post, sayRefusalsBy } from '../../net/api';
import { keepPass, keptPass, type Pass, passAddress } from '../../net/pass';
import { seatLook } from '../../ui/seats';
import { languageSelect } from '../../words/chooser';
import { sayRefusal } from '../../words/refusal';
import { onWords, say, startWords } from '../../words/say';
import { CodeBoxes } from './boxes';
import { drawCircle } from './circle';
import { LENGTH, whyNot } from './code';

interface Joined extends Pass {
  readonly seat: number;
  readonly waiting: boolean;
}

type Key = { readonly invitation: string } | { readonly code: string };

function make<K extends keyof HTMLElementTagNameMap>(name: K, className: string): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  element.className = className;
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
  private readonly title = make('h1', 'title');
  private readonly lead = make('p', 'lead');
  private readonly tell = make('p', 'tell');
  private readonly button = make('button', 'main-way');
  private readonly back = make('a', 'back');
  private busy = false;
  /** What is explained, and whether the button has been tried in vain: both are said anew in another language. */
  private told: (() => string) | null = null;
  private tried = false;
  /** A scanned link that met no answer: the button tries it once more. */
  private unanswered: Key | null = null;

  constructor(page: HTMLElement) {
    page.appendChild(this.title);
    page.appendChild(this.lead);
    this.tell.hidden = true;
    this.tell.setAttribute('role', 'alert');
    this.button.type = 'submit';
    this.form.noValidate = true;
    for (const part of [this.boxes.element, this.tell, this.button]) this.form.appendChild(part);
    page.appendChild(this.form);
    if (keptPass('member') !== null) {
      this.back.href = '/pad';
      page.appendChild(this.back);
    }
    const everyone = Array.from({ length: 12 }, (_, index) => seatLook(index + 1).number);
    page.appendChild(drawCircle({ taken: everyone, own: null }));
    page.appendChild(languageSelect());
    this.name();
    onWords(() => this.name());

    this.boxes.onTyped = (code) => {
      this.explain(whyNot(code) === null ? null : () => whyNot(code) || '');
    };
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.submit();
    });
  }

  /** Every word of the page, in the language of the moment. */
  private name(): void {
    this.title.textContent = say('join.title');
    this.lead.textContent = this.form.hidden ? say('join.coming') : say('join.lead');
    this.back.textContent = say('join.back');
    this.form.setAttribute('aria-label', say('join.form'));
    this.boxes.name();
    const again = this.tried && (this.boxes.code !== '' || this.unanswered !== null);
    this.button.textContent = again ? say('join.try_again') : say('join.join');
    const sentence = this.told === null ? '' : this.told();
    if (this.tell.textContent !== sentence) this.tell.textContent = sentence;
  }

  /** One sentence with the way out; what was typed stays. */
  private explain(told: (() => string) | null): void {
    this.told = told;
    this.tell.hidden = told === null;
    this.boxes.invalid(told !== null);
    this.name();
  }

  private refuse(told: () => string): void {
    this.tried = true;
    this.explain(told);
  }

  private async submit(): Promise<void> {
    const { code } = this.boxes;
    if (code === '' && this.unanswered !== null) return this.attempt(this.unanswered);
    const wrong = whyNot(code);
    const missing = LENGTH - code.length;
    if (wrong !== null) return this.refuse(() => `${say('join.no_room')} ${whyNot(code) || ''}`);
    if (missing > 0) {
      this.boxes.focus();
      return this.explain(() => say('join.missing', { length: LENGTH, missing }));
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
      this.refuse(() => (error instanceof ApiError ? error.message : say('refused.no_answer')));
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
    this.form.hidden = true;
    this.name();
    await this.attempt({ invitation });
    this.form.hidden = false;
    this.name();
  }

  brokenLink(): void {
    this.refuse(() => say('join.broken_link'));
  }
}

function begin(page: HTMLElement): void {
  const joining = new JoinPage(page);
  const fragment = decodeURIComponent(window.location.hash.slice(1));
  const byLink = window.location.pathname === '/j';
  // The secret of the link must not stay in the address bar or the history.
  if (fragment !== '' || byLink) window.history.replaceState(null, '', '/join');
  if (byLink && fragment !== '') void joining.scanned(fragment);
  else if (byLink) joining.brokenLink();
  else if (fragment !== '') joining.prefill(fragment);
}

const page = document.getElementById('page');
if (page === null) throw new Error('join.html has no #page');
sayRefusalsBy(sayRefusal);
void startWords(words, 'page.join').then(() => begin(page));
