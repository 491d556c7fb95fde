/** Which presses count: those held for long enough, not too soon after the last one, as they come down or as they lift.
 * Times in ms of any steady clock. Pure. */
import type { Signs } from './signs';

export interface Rules {
  readonly hold: number;
  readonly ignore: number;
  readonly onLift: boolean;
}

/** Those that counted. A press that counts as it lifts has a beginning only: `tap`. */
export interface Accepted {
  /** False: it couldn't be taken. */
  begin(key: string, pad: number, velocity: number, now: number): boolean;
  end(key: string, now: number): void;
  tap(key: string, pad: number, velocity: number, now: number): boolean;
}

interface Press {
  pad: number;
  readonly velocity: number;
  /** Presses of one source are repeats of each other: the glass is one, each switch another. */
  readonly source: string;
  /** Waits until it has lasted; may count when it lifts; counts now; or is none until it lifts. */
  state: 'waits' | 'may' | 'counts' | 'none';
  until: number;
}

export class Gate {
  private rules: Rules = { hold: 0, ignore: 0, onLift: false };
  private readonly presses = new Map<string, Press>();
  private readonly ended = new Map<string, number>();
  private readonly accepted: Accepted;
  private readonly signs: Pick<Signs, 'waiting'>;

  constructor(accepted: Accepted, signs: Pick<Signs, 'waiting'>) {
    this.accepted = accepted;
    this.signs = signs;
  }

  /** From now on. What is pressed should have been ended before. */
  set(rules: Rules): void {
    this.rules = rules;
  }

  press(key: string, pad: number, velocity: number, source: string, now: number): void {
    this.lift(key, now);
    const press: Press = { pad, velocity, source, state: 'none', until: now + this.rules.hold };
    this.presses.set(key, press);
    const ended = this.ended.get(source);
    if (this.rules.ignore > 0 && ended !== undefined && now - ended < this.rules.ignore) return;
    this.begin(key, press, now);
  }

  /** Slides onto another pad: it waits there anew, but is no repeat of anything. */
  slide(key: string, pad: number, velocity: number, now: number): void {
    this.pass(now);
    const press = this.presses.get(key);
    if (press === undefined || press.state === 'none' || press.pad === pad) return;
    this.drain(key, press);
    if (press.state === 'counts') this.accepted.end(key, now);
    const { source } = press;
    const next: Press = { pad, velocity, source, state: 'none', until: now + this.rules.hold };
    this.presses.set(key, next);
    this.begin(key, next, now);
  }

  lift(key: string, now: number): void {
    this.pass(now);
    const press = this.presses.get(key);
    if (press === undefined) return;
    this.presses.delete(key);
    this.drain(key, press);
    if (press.state === 'waits' || press.state === 'none') return;
    if (press.state === 'counts') this.accepted.end(key, now);
    else if (!this.accepted.tap(key, press.pad, press.velocity, now)) return;
    this.ended.set(press.source, now);
  }

  /** When `pass` has something to do next. */
  due(): number | null {
    let next: number | null = null;
    this.presses.forEach((press) => {
      if (press.state === 'waits' && (next === null || press.until < next)) next = press.until;
    });
    return next;
  }

  pass(now: number): void {
    this.presses.forEach((press, key) => {
      if (press.state === 'waits' && press.until <= now) this.take(key, press, now);
    });
  }

  has(key: string): boolean {
    return this.presses.has(key);
  }

  /** Whether anything is pressed. */
  busy(): boolean {
    return this.presses.size > 0;
  }

  keys(): string[] {
    return Array.from(this.presses.keys());
  }

  /** No hand is there any more: what counted ends, what waited is none. */
  endAll(now: number): void {
    const presses = Array.from(this.presses);
    this.presses.clear();
    for (const [key, press] of presses) {
      this.drain(key, press);
      if (press.state === 'counts') this.accepted.end(key, now);
    }
  }

  private begin(key: string, press: Press, now: number): void {
    if (this.rules.hold === 0) {
      this.take(key, press, now);
    } else {
      press.state = 'waits';
      this.signs.waiting(press.pad, this.rules.hold);
    }
  }

  private take(key: string, press: Press, now: number): void {
    const waited = press.state === 'waits';
    if (this.rules.onLift) {
      press.state = 'may'; // its ring stays full until it lifts
      return;
    }
    press.state = 'counts';
    if (waited) this.drainRing(key, press);
    if (!this.accepted.begin(key, press.pad, press.velocity, now)) press.state = 'none';
  }

  private drain(key: string, press: Press): void {
    if (this.rules.hold > 0 && (press.state === 'waits' || press.state === 'may')) this.drainRing(key, press);
  }

  /** The ring stays as long as another finger waits on the same pad. */
  private drainRing(key: string, { pad }: Press): void {
    let others = false;
    this.presses.forEach((other, name) => {
      if (name !== key && other.pad === pad && (other.state === 'waits' || other.state === 'may'))
        others = true;
    });
    if (!others) this.signs.waiting(pad, 0);
  }
}
