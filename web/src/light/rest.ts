/** Notices when a picture that doesn't move has come to rest: a cheap stick behind a television needn't draw it for ever. */

/** Seconds within which everything that one word from the room sets off is over. */
const SETTLES = 4;

/** A picture at rest is drawn so often all the same, should the machine have lost it: once in so many seconds. */
const AGAIN = 1;

export class Rest {
  private stirred = Number.NEGATIVE_INFINITY;
  private drawn = Number.NEGATIVE_INFINITY;

  /** Something has happened that shows. */
  stir(now: number): void {
    this.stirred = now;
  }

  /** Whether to draw this frame. `moves`: something in it goes with the clock. */
  wants(now: number, moves: boolean): boolean {
    const settled = !moves && now - this.stirred > SETTLES;
    if (settled && now - this.drawn < AGAIN) return false;
    this.drawn = now;
    return true;
  }
}
