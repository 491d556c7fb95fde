/** The tablet itself as an instrument: leant to a side it plays, lower pads to the left, higher ones to the right; or shaken.
 * Pure. Degrees, metres per second squared, ms. */

const NEUTRAL = 5;
const LEANS = 8;
const FARTHEST = 35;
/** While it is held level, what counts as level follows the hands this much with every reading. */
const FOLLOWS = 0.01;
/** A pad is kept until the tablet leans into the next one by this share of a pad. */
const KEPT = 0.15;

/** How far the right side is lower, as the tablet lies before whoever plays; `turned`: degrees that the picture is turned by. */
export function leaning(beta: number, gamma: number, turned: number): number {
  const quarter = (((Math.round(turned / 90) % 4) + 4) % 4) as 0 | 1 | 2 | 3;
  return { 0: gamma, 1: beta, 2: -gamma, 3: -beta }[quarter];
}

export class Tilt {
  private level: number | null = null;
  private pad: number | null = null;

  /** The pad it leans to; null: none. */
  lean(angle: number, pads: number): number | null {
    if (this.level === null) this.level = angle;
    const off = angle - this.level;
    const far = Math.abs(off);
    if (far < (this.pad === null ? LEANS : NEUTRAL)) {
      this.level += FOLLOWS * off;
      this.pad = null;
      return null;
    }
    const share = Math.min(1, (far - NEUTRAL) / (FARTHEST - NEUTRAL));
    const place = Math.min(pads - 0.001, (0.5 + (Math.sign(off) * share) / 2) * pads);
    const keeps = this.pad !== null && place > this.pad - KEPT && place < this.pad + 1 + KEPT;
    if (!keeps) this.pad = Math.max(0, Math.floor(place));
    return this.pad;
  }

  forget(): void {
    this.level = null;
    this.pad = null;
  }
}

const STRONG = 9;
const CALM = 4;
const APART_MS = 250;

export class Shake {
  private calm = true;
  private last = Number.NEGATIVE_INFINITY;

  /** Whether this is a stroke. `force`: without gravity. */
  moved(force: number, now: number): boolean {
    if (force < CALM) this.calm = true;
    if (!this.calm || force < STRONG || now - this.last < APART_MS) return false;
    this.calm = false;
    this.last = now;
    return true;
  }
}
