/** From a press that counts to a touch that sounds: not too many a second, some stay until the next, some have no end of
 * their own. Times in ms. Pure. */
import type { Touches } from '../touch/touches';

/** How long a touch lasts that has a beginning only. */
export const TAP_MS = 300;

export class Sounding {
  private readonly touches: Touches;
  private readonly taps = new Map<string, number>();
  /** The least time between two touches that are taken. */
  private apart = 0;
  private latch = false;
  private last = Number.NEGATIVE_INFINITY;

  constructor(touches: Touches) {
    this.touches = touches;
  }

  /** `perSecond` 0: all are taken. */
  set(perSecond: number, latch: boolean): void {
    this.apart = perSecond > 0 ? 1000 / perSecond : 0;
    this.latch = latch;
    if (!latch) this.unlatch();
  }

  /** False: it is one too many. */
  begin(key: string, pad: number, velocity: number, now: number): boolean {
    const latched = `latch ${pad}`;
    if (this.latch && this.touches.padOf(latched) !== null) {
      this.touches.end(latched);
      return true;
    }
    this.end(key); // an end that was lost, or a slide onto another pad
    if (now - this.last < this.apart) return false;
    this.last = now;
    this.touches.begin(this.latch ? latched : key, pad, velocity);
    return true;
  }

  end(key: string): void {
    this.touches.end(key);
  }

  /** A touch that has a beginning only. */
  tap(_key: string, pad: number, velocity: number, now: number): boolean {
    const key = `tap ${pad}`;
    if (!this.begin(key, pad, velocity, now)) return false;
    if (this.touches.padOf(key) !== null) this.taps.set(key, now + TAP_MS);
    return true;
  }

  due(): number | null {
    return this.taps.size === 0 ? null : Math.min(...Array.from(this.taps.values()));
  }

  pass(now: number): void {
    this.taps.forEach((end, key) => {
      if (end > now) return;
      this.taps.delete(key);
      this.end(key);
    });
  }

  endAll(): void {
    this.taps.clear();
    this.touches.endAll();
  }

  private unlatch(): void {
    for (const key of this.touches.keys()) if (key.indexOf('latch ') === 0) this.touches.end(key);
  }
}
