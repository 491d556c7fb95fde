/** Takes down how the twenty touches were made: millimetres and seconds, nothing else. Pure; times are seconds, handed in. */
import type { CalibrationTouch } from '../../protocol.gen';
import type { Point } from '../../touch/hit';

/** Where things are, in mm; points are px of the window. */
export interface Glass {
  /** The nearest pad. */
  padAt(x: number, y: number): number;
  fromMiddle(pad: number, x: number, y: number): Point | null;
  edge(x: number, y: number): number;
}

/** Whoever lands beside it so often is asked for the next: nobody gets stuck on a pad. */
const ELSEWHERE_MOST = 3;

/** What the server takes. */
const MOST = { touches: 400, wait: 600, lasted: 60, reach: 1000, size: 300, contacts: 20 };

interface Contact {
  readonly at: number;
  readonly touch: Omit<CalibrationTouch, 'lasted' | 'contacts'>;
  contacts: number;
}

const rounded = (value: number, most: number) =>
  Math.round(Math.min(Math.max(value, -most), most) * 1000) / 1000;

export class Taking {
  readonly touches: CalibrationTouch[] = [];
  private readonly glass: Glass;
  private readonly here = new Map<string, Contact>();
  private pad: number | null = null;
  private askedAt = 0;
  private ended: number | null = null;
  private hit = false;
  private elsewhere = 0;

  constructor(glass: Glass) {
    this.glass = glass;
  }

  ask(pad: number, now: number): void {
    this.pad = pad;
    this.askedAt = now;
    this.hit = false;
    this.elsewhere = 0;
  }

  /** The pad that was asked for has been touched, or enough others, and nothing lies on the glass. */
  get answered(): boolean {
    return this.here.size === 0 && (this.hit || this.elsewhere >= ELSEWHERE_MOST);
  }

  /** `size` of the contact in mm; null: the glass doesn't tell. */
  down(key: string, x: number, y: number, size: number | null, now: number): void {
    const { pad } = this;
    const middle = pad === null ? null : this.glass.fromMiddle(pad, x, y);
    if (pad === null || middle === null) return;
    const touch = {
      pad,
      hit: this.glass.padAt(x, y),
      x: rounded(middle.x, MOST.reach),
      y: rounded(middle.y, MOST.reach),
      wait: rounded(now - this.askedAt, MOST.wait),
      since: this.ended === null ? null : rounded(now - this.ended, MOST.wait),
      size: size === null ? null : rounded(size, MOST.size),
      edge: rounded(Math.max(0, this.glass.edge(x, y)), MOST.reach),
    };
    this.here.set(key, { at: now, touch, contacts: 0 });
    for (const contact of Array.from(this.here.values())) {
      contact.contacts = Math.min(MOST.contacts, Math.max(contact.contacts, this.here.size));
    }
  }

  up(key: string, x: number, y: number, now: number): void {
    const contact = this.here.get(key);
    if (contact === undefined) return;
    this.here.delete(key);
    this.ended = now;
    const { touch, contacts } = contact;
    const lifted = this.glass.padAt(x, y);
    if (touch.hit === touch.pad || lifted === touch.pad) this.hit = true;
    else this.elsewhere += 1;
    if (this.touches.length >= MOST.touches) return;
    this.touches.push({
      ...touch,
      lifted: lifted === touch.hit ? null : lifted,
      lasted: rounded(now - contact.at, MOST.lasted),
      contacts,
    });
  }
}
