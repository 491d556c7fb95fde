/** A frame that goes from one thing to the next, for those who have a switch or two. Times in ms. Pure. */
import type { Scanning } from '../protocol.gen';

export interface Rules {
  readonly mode: Scanning;
  readonly every: number;
  /** Longer for the first of every round. */
  readonly pause: number;
  /** Rounds until it waits for a press; 0: it never does. */
  readonly loops: number;
}

/** So long at least the frame stays where it was pressed, however fast it walks. */
const PRESSED_MS = 600;

export class Scanner {
  private rules: Rules = { mode: 'off', every: 1000, pause: 0, loops: 0 };
  private items = 0;
  private at: number | null = null;
  private next: number | null = null;
  private rounds = 0;
  private readonly show: (item: number | null) => void;

  constructor(show: (item: number | null) => void) {
    this.show = show;
  }

  /** Begins anew, over so many things; none: there is no frame. */
  set(rules: Rules, items: number, now: number): void {
    this.rules = rules;
    this.items = items;
    this.rest();
    if (rules.mode === 'auto' || rules.mode === 'step') this.begin(now);
  }

  get frame(): number | null {
    return this.at;
  }

  /** From the first on. */
  begin(now: number): void {
    if (this.items === 0 || this.rules.mode === 'off') return;
    this.rounds = 0;
    this.go(0, now);
  }

  /** It stands still while a switch is down. */
  hold(): void {
    this.next = null;
  }

  /** Where it stands once more for a full time: the same pad can be pressed again. */
  resume(now: number): void {
    if (this.at === null || this.rules.mode !== 'auto') return;
    this.rounds = 0;
    this.next = now + Math.max(this.rules.every, PRESSED_MS);
  }

  step(now: number): void {
    if (this.items === 0) return;
    this.go(this.at === null ? 0 : (this.at + 1) % this.items, now);
  }

  /** There is no frame until it begins anew. */
  rest(): void {
    this.next = null;
    if (this.at === null) return;
    this.at = null;
    this.show(null);
  }

  due(): number | null {
    return this.next;
  }

  pass(now: number): void {
    if (this.next === null || now < this.next || this.at === null) return;
    const item = (this.at + 1) % this.items;
    if (item === 0) this.rounds += 1;
    if (this.rules.loops > 0 && this.rounds >= this.rules.loops) this.rest();
    else this.go(item, now);
  }

  private go(item: number, now: number): void {
    if (item !== this.at) {
      this.at = item;
      this.show(item);
    }
    // From now, not from when it was due: after a pause of the browser it doesn't race.
    this.next =
      this.rules.mode === 'step' ? null : now + this.rules.every + (item === 0 ? this.rules.pause : 0);
  }
}
