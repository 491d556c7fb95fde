/** The four cards with which a member conducts: loud, soft, stop, go. They lie over the pads for as long as they are lent. */
import { Lamp } from '../light/lamp';
import type { Commands } from '../protocol.gen';
import { say } from '../words/say';
import { part, shape } from './drawing';

export type Act = Commands['conduct']['act'];

/** Pictures are drawn in a square of this side. */
const SIDE = 100;

/** Bands of circles round `x`, 50, forty degrees to either side. */
function sound(x: number, waves: number): string {
  let path = `M${x} 40a10 10 0 1 1 0 20a10 10 0 0 1 0-20z`;
  for (let inner = 24; inner < 24 + 22 * waves; inner += 22) {
    const outer = inner + 11;
    const [ix, iy, ox, oy] = [x + inner * 0.77, inner * 0.64, x + outer * 0.77, outer * 0.64];
    path += `M${ox} ${50 - oy}A${outer} ${outer} 0 0 1 ${ox} ${50 + oy}`;
    path += `L${ix} ${50 + iy}A${inner} ${inner} 0 0 0 ${ix} ${50 - iy}z`;
  }
  return path;
}

/** STOP stands bottom left, as on the dashboard. */
const CARDS: readonly { readonly act: Act; readonly path: string }[] = [
  { act: 'loud', path: sound(18, 3) },
  { act: 'soft', path: sound(38, 1) },
  {
    act: 'stop',

    path: 'M14 22a8 8 0 0 1 8-8h56a8 8 0 0 1 8 8v56a8 8 0 0 1-8 8h-56a8 8 0 0 1-8-8z',
  },
  { act: 'go', path: 'M24 17c0-6 6-9 11-6l52 32c5 3 5 11 0 14l-52 32c-5 3-11 0-11-6z' },
];

/** The ring of the time that is left: it is full for a minute or more, then loses one of its dots every five seconds. */
const DOTS = 12;
const DOT_SECONDS = 5;

/** How long a card stays lit at the least, for those who look up late. */
const LIT_MS = 600;

export class CardsView {
  /** Called when their time is over. */
  onOver: () => void = () => undefined;
  private readonly root: HTMLElement;
  private readonly light: Lamp;
  private readonly timeLight: Lamp;
  /** What the room does: the card of it stays lit. */
  private readonly resting: Lamp[] = [];
  private readonly dots: Lamp[] = [];
  private readonly time = part('time');
  private readonly words: Array<[element: HTMLElement, act: Act]> = [];
  private timer: number | null = null;
  private shown = false;

  /** `act` is done as the finger comes down; it answers whether the room could hear it. */
  constructor(root: HTMLElement, act: (act: Act) => boolean) {
    this.root = root;
    this.light = new Lamp(root, 'held');
    this.timeLight = new Lamp(this.time, 'known');
    for (const card of CARDS) {
      const button = document.createElement('button');
      button.className = `card ${card.act}`;
      button.setAttribute('type', 'button');
      button.appendChild(part('lift'));
      const mark = part('mark');
      mark.appendChild(shape('solid', card.path, SIDE));
      mark.appendChild(shape('lit', card.path, SIDE));
      button.appendChild(mark);
      const word = document.createElement('b');
      this.words.push([word, card.act]);
      button.appendChild(word);
      const lamp = new Lamp(button, 'touched');
      const press = (event: Event) => {
        event.preventDefault(); // no click is made of it, and no other finger's card is lost
        button.classList.toggle('unheard', !act(card.act));
        lamp.up();
        window.setTimeout(() => lamp.down(), LIT_MS);
      };
      // Old iPads have touch events only; there a mouse has its click.
      button.addEventListener('PointerEvent' in window ? 'pointerdown' : 'touchstart', press);
      button.addEventListener('click', (event) => {
        if (event.detail === 0 || !('PointerEvent' in window)) press(event);
      });
      if (card.act === 'stop') this.resting.push(new Lamp(button, 'so'));
      root.appendChild(button);
    }
    for (let dot = 0; dot < DOTS; dot += 1) {
      const spot = part('dot');
      spot.style.transform = `rotate(${(360 / DOTS) * (dot + 0.5)}deg) translateY(-2.3em)`;
      this.dots.push(new Lamp(spot, 'left'));
      this.time.appendChild(spot);
    }
    root.appendChild(this.time);
    this.name();
  }

  /** In the language of the moment. */
  name(): void {
    for (const [element, act] of this.words) element.textContent = say(`pad.card.${act}`);
  }

  get held(): boolean {
    return this.shown;
  }

  /** `left`: seconds until they go back by themselves; null: nobody knows. */
  show(held: boolean, left: number | null): void {
    if (this.timer !== null) window.clearTimeout(this.timer);
    this.timer = null;
    this.shown = held;
    this.root.hidden = false; // once made, it only fades
    this.light.set(held);
    this.timeLight.set(held && left !== null);
    if (held && left !== null) this.count(performance.now() / 1000 + left);
  }

  /** What the room does: the card of it stays lit. */
  rests(stopped: boolean): void {
    for (const lamp of this.resting) lamp.set(stopped);
  }

  private count(end: number): void {
    const left = end - performance.now() / 1000;
    const full = Math.ceil(left / DOT_SECONDS);
    this.dots.forEach((dot, index) => {
      dot.set(DOTS - index <= full);
    });
    if (left <= 0) {
      this.onOver();
      return;
    }
    const next = left > DOTS * DOT_SECONDS ? left - DOTS * DOT_SECONDS : left - (full - 1) * DOT_SECONDS;
    this.timer = window.setTimeout(() => this.count(end), Math.max(next * 1000, 50));
  }
}
