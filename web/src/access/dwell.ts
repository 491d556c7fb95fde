/** A pointer that rests on a pad plays it: a mouse, or eyes that move one. Times in ms. Pure. */
import type { Signs } from './signs';

/** So long a pointer must be away before it has left: eyes jump, and come back. The ring drains meanwhile. */
export const LEFT_MS = 150;

export interface Rules {
  /** ms; null: pointers only press. */
  readonly dwell: number | null;
  readonly awayFirst: boolean;
  /** A tone lasts as long as the pointer stays. */
  readonly lasting: boolean;
}

/** Those that are full. */
export interface Played {
  begin(key: string, pad: number, now: number): boolean;
  end(key: string): void;
  tap(key: string, pad: number, now: number): boolean;
}

interface Look {
  state: 'fills' | 'sounds' | 'spent';
  /** How full it was, 0 to 1, at the moment `since`. */
  full: number;
  since: number;
  /** When the pointer went away; null: it is there. */
  left: number | null;
}

export class Dwell {
  private rules: Rules = { dwell: null, awayFirst: false, lasting: false };
  private readonly looks = new Map<number, Look>();
  private readonly played: Played;
  private readonly signs: Pick<Signs, 'waiting'>;

  constructor(played: Played, signs: Pick<Signs, 'waiting'>) {
    this.played = played;
    this.signs = signs;
  }

  set(rules: Rules): void {
    this.rules = rules;
  }

  /** The pointer is on this pad now; null: on none. */
  point(pad: number | null, now: number): void {
    this.pass(now);
    this.looks.forEach((look, other) => {
      if (other !== pad && look.left === null) this.leave(other, look, now);
    });
    if (pad === null || this.rules.dwell === null) return;
    const look = this.looks.get(pad);
    if (look === undefined) this.fill(pad, { state: 'fills', full: 0, since: now, left: null }, now);
    else if (look.left !== null) this.comeBack(pad, look, now);
  }

  /** The pointer presses this pad: that is enough for this time. */
  press(pad: number, now: number): void {
    this.endAll();
    if (this.rules.dwell !== null && this.rules.awayFirst) {
      this.looks.set(pad, { state: 'spent', full: 0, since: now, left: null });
    }
  }

  due(): number | null {
    let next: number | null = null;
    this.looks.forEach((look) => {
      const at = look.left !== null ? look.left + LEFT_MS : look.state === 'fills' ? this.fullAt(look) : null;
      if (at !== null && (next === null || at < next)) next = at;
    });
    return next;
  }

  pass(now: number): void {
    this.looks.forEach((look, pad) => {
      if (look.left !== null) {
        if (look.left + LEFT_MS > now) return;
        this.looks.delete(pad);
        if (look.state === 'sounds') this.played.end(`dwell ${pad}`);
      } else if (look.state === 'fills' && this.fullAt(look) <= now) {
        this.play(pad, look, now);
      }
    });
  }

  /** The pointer is nowhere any more. */
  endAll(): void {
    const looks = Array.from(this.looks);
    this.looks.clear();
    for (const [pad, look] of looks) {
      if (look.state === 'sounds') this.played.end(`dwell ${pad}`);
      if (look.state === 'fills' && look.left === null) this.signs.waiting(pad, 0);
    }
  }

  private needed(): number {
    return this.rules.dwell === null ? Number.POSITIVE_INFINITY : this.rules.dwell;
  }

  private fullAt(look: Look): number {
    return look.since + (1 - look.full) * this.needed();
  }

  private fill(pad: number, look: Look, now: number): void {
    this.looks.set(pad, look);
    this.signs.waiting(pad, Math.max(1, this.fullAt(look) - now));
  }

  private leave(pad: number, look: Look, now: number): void {
    look.left = now;
    if (look.state !== 'fills') return;
    look.full = Math.min(1, look.full + (now - look.since) / this.needed());
    look.since = now;
    this.signs.waiting(pad, 0);
  }

  private comeBack(pad: number, look: Look, now: number): void {
    look.left = null;
    if (look.state !== 'fills') return;
    look.full = Math.max(0, look.full - (now - look.since) / LEFT_MS);
    look.since = now;
    this.fill(pad, look, now);
  }

  private play(pad: number, look: Look, now: number): void {
    this.signs.waiting(pad, 0);
    const { lasting, awayFirst } = this.rules;
    const taken = lasting
      ? this.played.begin(`dwell ${pad}`, pad, now)
      : this.played.tap(`dwell ${pad}`, pad, now);
    if (taken && lasting) look.state = 'sounds';
    else if (taken && awayFirst) look.state = 'spent';
    else this.fill(pad, { state: 'fills', full: 0, since: now, left: null }, now);
  }
}
