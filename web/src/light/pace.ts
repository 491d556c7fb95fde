/** Notices when frames come too slowly: a picture with fewer pixels that moves smoothly is better than a sharp one that stutters. */

/** Seconds over which frames are counted. */
const SPAN = 1.5;

/** Frames a second below which the picture gets coarser. */
const WANTED = 45;

/** A longer gap means that the page was hidden or the machine asleep, which says nothing about drawing. */
const GAP = 0.25;

/** Pixels on a side, of all there could be. */
const DETAILS = [1, 0.8, 0.64, 0.5] as const;

/** So many slow spans in a row make it coarser; so many quick ones let it try to be finer again. */
const SLOW = 2;
const QUICK = 12;

export class Pace {
  private last = Number.NaN;
  private began = Number.NaN;
  private frames = 0;
  private level = 0;
  /** The finest level that may still be tried: one that proved too slow twice isn't tried again. */
  private finest = 0;
  private readonly fell = DETAILS.map(() => 0);
  private slow = 0;
  private quick = 0;

  /** To be told of each frame. How much of the full detail to draw from now on. */
  frame(now: number): number {
    const gap = now - this.last;
    this.last = now;
    this.frames += 1;
    const span = now - this.began;
    if (!(gap < GAP)) this.start(now);
    else if (span >= SPAN) {
      this.judge(this.frames / span >= WANTED);
      this.start(now);
    }
    return DETAILS[this.level] ?? 1;
  }

  private start(now: number): void {
    this.began = now;
    this.frames = 0;
  }

  private judge(quickly: boolean): void {
    this.quick = quickly ? this.quick + 1 : 0;
    this.slow = quickly ? 0 : this.slow + 1;
    if (this.slow >= SLOW && this.level < DETAILS.length - 1) {
      const fallen = (this.fell[this.level] ?? 0) + 1;
      this.fell[this.level] = fallen;
      if (fallen >= 2) this.finest = Math.max(this.finest, this.level + 1);
      this.level += 1;
      this.slow = 0;
    } else if (this.quick >= QUICK && this.level > this.finest) {
      this.level -= 1;
      this.quick = 0;
    }
  }
}
