/** The corner that says whose tablet this is. Held for three seconds it opens what lies behind; short touches play the pad below. */
import { type SeatLook, seatWords } from '../ui/seats';
import { SYMBOL_PATHS, SYMBOL_SIDE } from '../ui/symbols';
import { say } from '../words/say';
import { part, shape } from './drawing';
import type { Point } from './hit';

const HOLD_MS = 3000;

/** The radius of its disc, as pad.css draws it. */
const REACH_EM = 4.6;

export class Corner {
  readonly element: HTMLElement;
  /** Called when it has been held long enough. */
  onHeld: () => void = () => undefined;
  private look: SeatLook | null = null;
  private reach = 0;
  private holder: string | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;

  private readonly onSurface: (x: number, y: number) => Point;

  /** `onSurface`: where a point of the window lies on the surface. */
  constructor(onSurface: (x: number, y: number) => Point) {
    this.onSurface = onSurface;
    const corner = document.createElement('div');
    corner.className = 'corner';
    corner.tabIndex = 0;
    corner.setAttribute('role', 'button');
    for (const name of ['disc', 'dots', 'filling']) corner.appendChild(part(name));
    corner.addEventListener('keydown', (event) => {
      if (event.key !== ' ' && event.key !== 'Enter') return;
      event.preventDefault();
      if (!event.repeat) this.hold('key');
    });
    corner.addEventListener('keyup', () => this.release('key'));
    corner.addEventListener('blur', () => this.release('key'));
    this.element = corner;
  }

  wear(look: SeatLook): void {
    const old = this.element.querySelector('svg');
    if (old !== null) this.element.removeChild(old);
    this.element.appendChild(shape('symbol', SYMBOL_PATHS[look.symbol], SYMBOL_SIDE));
    this.element.className = `corner seat-${look.colour} rings-${look.rings}`;
    this.look = look;
    this.name();
  }

  /** In the language of the moment. */
  name(): void {
    if (this.look === null) return;
    this.element.setAttribute('aria-label', say('pad.corner', { seat: seatWords(this.look.number) }));
  }

  /** Whether a point of the window lies on it: a quarter disc. */
  isAt(x: number, y: number): boolean {
    const at = this.onSurface(x, y);
    return Math.hypot(at.x, at.y) <= this.reach;
  }

  /** The surface is drawn in this em (px). */
  scale(em: number): void {
    this.reach = REACH_EM * em;
  }

  hold(key: string): void {
    if (this.holder !== null) return;
    this.holder = key;
    this.element.classList.add('holding');
    this.timer = setTimeout(() => {
      this.stop();
      this.onHeld();
    }, HOLD_MS);
  }

  release(key: string): void {
    if (this.holder === key) this.stop();
  }

  /** A wish to leave is on its way. */
  asked(): void {
    this.element.classList.add('asked');
  }

  /** The wish has been answered, or nobody heard it. */
  forget(): void {
    this.stop();
    this.element.classList.remove('asked');
  }

  private stop(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.holder = null;
    this.element.classList.remove('holding');
  }
}
