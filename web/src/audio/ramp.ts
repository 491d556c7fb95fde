// A value that goes straight to its goal, and from wherever it is to the next.

/** Linear gain from which on nothing is heard: where an even ramp in decibels begins and ends. */
const FLOOR = 0.001;

const SOFT = 0.3;
const SMALL = 6;
/** Decibels; less than that may go straight. */

/** `linear`: evenly in the value itself. `even`: by equal shares in equal times, as decibels and semitones go. */
export type Way = 'linear' | 'even';

/** Where a ramp from `from` to `to` has come after a `share` of its time, 0 to 1. */
export function between(from: number, to: number, share: number, way: Way): number {
  if (share <= 0) return from;
  if (share >= 1) return to;
  if (way === 'linear') return from + (to - from) * share;
  const start = Math.max(from, FLOOR);
  return start * (Math.max(to, FLOOR) / start) ** share;
}

/** Seconds and way from `from` to `to` that startle nobody: what grows takes 300 ms for every 12 dB, and no less in all. */
export function softly(from: number, to: number): { readonly seconds: number; readonly way: Way } {
  const decibels = 20 * Math.log10(Math.max(to, FLOOR) / Math.max(from, FLOOR));
  if (decibels <= SMALL) return { seconds: SOFT, way: 'linear' };
  return { seconds: Math.max(SOFT, (SOFT * decibels) / 12), way: 'even' };
}

export class Ramp {
  private readonly param: AudioParam;
  private from = 0;
  private to: number;
  private start = 0;
  private end = 0;
  private way: Way = 'linear';

  constructor(param: AudioParam, initial: number) {
    this.param = param;
    this.to = initial;
    param.value = initial;
  }

  /** Sets out at `time` (seconds of the audio clock) and arrives `seconds` later. */
  go(value: number, time: number, seconds: number, way: Way = 'linear'): void {
    this.from = this.at(time);
    this.to = value;
    this.start = time;
    this.end = time + seconds;
    this.way = way;
    this.param.cancelScheduledValues(time);
    if (way === 'linear') {
      this.param.setValueAtTime(this.from, time);
      this.param.linearRampToValueAtTime(value, this.end);
      return;
    }
    this.param.setValueAtTime(Math.max(this.from, FLOOR), time);
    this.param.exponentialRampToValueAtTime(Math.max(value, FLOOR), this.end);
    if (value < FLOOR) this.param.setValueAtTime(value, this.end);
  }

  get goal(): number {
    return this.to;
  }

  /** The value at `time`, as far as it is planned. */
  at(time: number): number {
    if (time >= this.end) return this.to;
    if (time <= this.start) return this.from;
    return between(this.from, this.to, (time - this.start) / (this.end - this.start), this.way);
  }
}
