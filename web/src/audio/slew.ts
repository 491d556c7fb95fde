// A value that follows another smoothly: what two clocks say of each other wavers, a beat must not.

/** Seconds a second: a wavering of 3 ms is followed within a bar, and no beat is off by more than a fraction of that. */
const PACE = 0.002;
/** What is further off comes home by such a share of it a second: a first reckoning may be poor. */
const HASTE = 0.2;

/** Seconds; more than this is no wavering but another truth, such as a clock that began anew. */
const JUMP = 0.04;

export class Slew {
  private value: number | null = null;
  private at = 0;

  /** Goes towards `target` as far as it may by `now` (seconds of any steady clock); tells where it is. */
  follow(target: number, now: number): number {
    const apart = this.value === null ? Number.POSITIVE_INFINITY : target - this.value;
    if (this.value === null || Math.abs(apart) > JUMP) {
      this.value = target;
    } else {
      const most = Math.max(PACE, HASTE * Math.abs(apart)) * Math.max(0, now - this.at);
      this.value += Math.max(-most, Math.min(most, apart));
    }
    this.at = now;
    return this.value;
  }
}
