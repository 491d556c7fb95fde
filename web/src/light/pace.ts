/** Notices when frames come too slowly: a picture with fewer pixels that moves smoothly is better than a sharp one that stutters. */

/** Seconds over which frames are counted. */
const SPAN = 1.5;

/** Frames a second below which the picture gets coarser. */
const WANTED = 45;

/** A longer gap means that the page was hidden or the machine asleep, which says nothing about drawing. */
const GAP = 0.25;

/** How much coarser at a time, and at most. */
const STEP = 0.8;
const LEAST = 0.5;

export class Pace {
  private last = Number.NaN;
  private began = Number.NaN;
  private frames = 0;
  private detail = 1;

  /** To be told of each frame. How much of the full detail (pixels on a side) to draw from now on: it only goes down. */
  frame(now: number): number {
    const gap = now - this.last;
    this.last = now;
    if (!(gap < GAP)) {
      this.began = now;
      this.frames = 0;
      return this.detail;
    }
    this.frames += 1;
    const span = now - this.began;
    if (span < SPAN) return this.detail;
    if (this.frames / span < WANTED) this.detail = Math.max(LEAST, this.detail * STEP);
    this.began = now;
    this.frames = 0;
    return this.detail;
  }
}
