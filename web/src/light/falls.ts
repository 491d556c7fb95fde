/**
 * When light may fall on a page. Pure; times are seconds.
 *
 * A flash is a rise and a fall. Light answers a hand at once, so rises are never held back; falls are. All of a page begin
 * to fall together, and never more often than every `APART` seconds: so no part of it, however many hands play, can flash
 * more than 1 / APART = 1.25 times a second. What is touched again meanwhile stays up instead of blinking.
 */

/** Seconds between two moments at which light begins to fall. */
export const APART = 0.8;

/** What begins to fall within so many seconds of such a moment belongs to it. */
export const TOGETHER = 0.1;

export class Falls {
  private last = Number.NEGATIVE_INFINITY;

  /** Seconds until a light that wants to fall now may begin to. */
  wait(now: number): number {
    const age = now - this.last;
    return age < TOGETHER || age >= APART ? 0 : APART - age;
  }

  /** A light begins to fall, which `wait` allowed. */
  fall(now: number): void {
    if (now - this.last >= APART) this.last = now;
  }
}
