// No sound may begin suddenly: foresees how loud the next moment will be and says how far it must be taken back.
// What is foreseen is the K-weighted power of each stretch of 50 ms, from what every recording is known to hold.

import { powerOf } from './kweight';

/** Seconds of one stretch. */
export const STRETCH = 0.05;
/** Stretches that are known of a recording: 1.2 s. */
export const KNOWN = 24;

/** Decibels by which a moment may rise above what went before; the rule is 12, the rest is for what can't be foreseen. */
const RISE = 8;
/** LUFS. As if the silence before had been this loud: the first sound after it is soft, but heard. */
export const FLOOR = -42;
/** Seconds of the past that count. */
const PAST = 10;
/** The rule looks this far back when a level has risen evenly. */
const RAMP = 0.3;
/** LUFS the limiter lets through for sure; what is louder may not count as past. */
const LIMITED = -22;
/** Decibels a second by which what was taken back returns: slower than the 40 of the rule. */
const RETURN = 24;
const HOLD = 0.35;
/** Seconds until it begins to return: by then every sound has shown its loudest. */
const AHEAD = 10;
/** Stretches that are looked at for the loudest: half a second. */
const TOGETHER = 0.012;
/** Seconds within which the same recording begun twice counts as one that is twice as high. */
const SLIGHT = 1.12;
/** Half a decibel is not worth a step. */
const ECHO = 1.15;
/** What the room's echo adds. */

const AHEAD_MOST = 128;
const PAST_MOST = Math.round(PAST / STRETCH);
const SHARE = RISE / 10;

export interface Beginning {
  readonly id: number;
  /** Seconds of the audio clock. */
  readonly at: number;
  /** Which recording, how fast it runs, and its K-weighted powers. */
  readonly recording: object;
  readonly rate: number;
  readonly powers: Float32Array;
  /** Linear, the seat's place in the mix worked in. */
  readonly amplitude: number;
  /** Seconds in which it swells. */
  readonly rise: number;
  /** It lasts until it is let go. */
  readonly lasting: boolean;
}

/** At `at` the gain goes down to `gain`, stays there for a while and returns. */
export interface Dip {
  readonly at: number;
  readonly gain: number;
}

interface Lasting {
  readonly id: number;
  readonly power: number;
  readonly from: number;
  readonly swells: boolean;
  until: number;
}

interface Together {
  readonly recording: object;
  readonly rate: number;
  readonly at: number;
  amplitude: number;
}

/** Where a dip's gain has come to at `time`. */
function returned(dip: Dip, time: number): number {
  return dip.gain * 10 ** ((RETURN * Math.max(0, time - dip.at - HOLD)) / 20);
}

/** The gain at `time` after these dips, which stand in the order of their times. */
export function gainAt(dips: readonly Dip[], time: number): number {
  let gain = 1;
  let last: Dip | null = null;
  for (const dip of dips) {
    if (dip.at > time) break;
    gain = last === null ? 1 : Math.min(1, returned(last, dip.at));
    if (dip.gain < gain) last = dip;
  }
  return last === null ? 1 : Math.min(1, returned(last, time));
}

/** One point of a gain's way: a step, or a way that is even in decibels since the point before. */
export interface Point {
  readonly at: number;
  readonly gain: number;
  readonly how: 'step' | 'return';
}

/**
 * The way of the gain from `now` on, as an audio parameter is told it. Down it goes in one step: what that cuts into
 * lies well below what begins there.
 */
export function wayOf(dips: readonly Dip[], now: number): readonly Point[] {
  const points: Point[] = [{ at: now, gain: gainAt(dips, now), how: 'step' }];
  let last: Dip | null = null;
  for (const dip of dips) {
    if (last !== null && dip.gain >= Math.min(1, returned(last, dip.at))) continue;
    if (last !== null && dip.at > now) points.push(...returning(last, now, dip.at));
    if (dip.at > now) points.push({ at: dip.at, gain: dip.gain, how: 'step' });
    last = dip;
  }
  if (last !== null) points.push(...returning(last, now, Number.POSITIVE_INFINITY));
  return points;
}

/** How a dip's gain returns between two moments. */
function returning(dip: Dip, from: number, until: number): readonly Point[] {
  const begin = Math.max(from, dip.at + HOLD);
  const end = Math.min(until, dip.at + HOLD - (20 * Math.log10(dip.gain)) / RETURN);
  if (end <= begin) return [];
  return [
    { at: begin, gain: Math.min(1, returned(dip, begin)), how: 'step' },
    { at: end, gain: Math.min(1, returned(dip, end)), how: 'return' },
  ];
}

export class Sudden {
  /** Whether sudden sounds are allowed. */
  allowed = false;
  private readonly outside: (time: number) => number;
  private readonly goal: () => number;
  /** What is foreseen of every stretch: its true power, and the most it may have wherever in it a sound begins. */
  private readonly mean = new Float64Array(AHEAD_MOST);
  private readonly most = new Float64Array(AHEAD_MOST);
  private readonly past = new Float64Array(PAST_MOST);
  private pastSum = 0;
  private reached: number;
  private lasting: Lasting[] = [];
  private together: Together[] = [];
  private dips: Dip[] = [];

  /**
   * `outside`: the linear gain after the tones, such as the room's level, at a time of the audio clock.
   * `goal`: the most it is now or is on its way to.
   */
  constructor(now: number, outside: (time: number) => number, goal: () => number) {
    this.goal = goal;
    this.reached = Math.floor(now / STRETCH);
    this.outside = outside;
  }

  /** A tone is about to begin. The dips as they are from now on, or null if they stay as they were. */
  begin(tone: Beginning, now: number): readonly Dip[] | null {
    this.advance(now);
    const factor = this.factor(tone);
    this.foresee(tone, factor);
    if (this.allowed) return null;
    const expected = this.expected(tone.at) * this.goal() ** 2;
    const may = Math.max(powerOf(FLOOR), this.pastSum / PAST_MOST, this.before(tone.at)) * 10 ** SHARE;
    if (expected <= SLIGHT * may) return null;
    const gain = Math.sqrt(may / expected);
    if (gain >= gainAt(this.dips, tone.at)) return null;
    const kept = this.dips.filter(
      (dip) => (dip.at > now || gainAt([dip], now) < 1) && !(dip.at === tone.at && dip.gain >= gain),
    );
    kept.push({ at: tone.at, gain });
    this.dips = kept.sort((one, other) => one.at - other.at);
    return this.dips;
  }

  /** A lasting tone ends at `at`. */
  end(id: number, at: number): void {
    for (const one of this.lasting) if (one.id === id) one.until = Math.min(one.until, at);
  }

  private at(time: number): number {
    return Math.floor(time / STRETCH);
  }

  /** How much more power a tone brings than it would alone: the same recording begun together adds up in height. */
  private factor(tone: Beginning): number {
    const own = tone.amplitude;
    this.together = this.together.filter((one) => tone.at - one.at < STRETCH);
    const same = this.together.find(
      (one) =>
        one.recording === tone.recording &&
        Math.abs(one.at - tone.at) < TOGETHER &&
        Math.abs(one.rate / tone.rate - 1) < 0.004,
    );
    if (!same) {
      this.together.push({ recording: tone.recording, rate: tone.rate, at: tone.at, amplitude: own });
      return own * own;
    }
    same.amplitude += own;
    return same.amplitude ** 2 - (same.amplitude - own) ** 2;
  }

  private foresee(tone: Beginning, factor: number): void {
    const first = this.at(tone.at);
    const far = Math.min(KNOWN, this.reached + AHEAD_MOST - first - 1);
    let before = 0;
    for (let i = 0; i < far; i++) {
      const swell = tone.rise > 0 ? Math.min(1, ((i + 0.5) * STRETCH) / tone.rise) ** 2 : 1;
      const power = ECHO * factor * swell * (tone.powers[i] ?? 0);
      const slot = (first + i) % AHEAD_MOST;
      if (!tone.lasting) this.mean[slot] = (this.mean[slot] ?? 0) + power;
      if (!tone.lasting || i < AHEAD) this.most[slot] = (this.most[slot] ?? 0) + Math.max(before, power);
      before = power;
    }
    if (!tone.lasting) return;
    let sum = 0;
    for (let i = 4; i < KNOWN; i++) sum += tone.powers[i] ?? 0;
    this.lasting.push({
      id: tone.id,
      power: (factor * sum) / (KNOWN - 4),
      from: tone.at + Math.max(2 * STRETCH, tone.rise),
      swells: tone.rise > RAMP,
      until: Number.POSITIVE_INFINITY,
    });
  }

  /** The most power that is foreseen for the half second from `time` on, before anything outside. */
  private expected(time: number): number {
    const first = this.at(time);
    const later = this.dips.filter((dip) => dip.at > time);
    let most = 0;
    for (let i = 0; i < AHEAD; i++) {
      // What is planned for later is taken back at its own moment.
      const gain = later.length === 0 ? 1 : gainAt(later, (first + i + 1.01) * STRETCH);
      most = Math.max(most, (this.most[(first + i) % AHEAD_MOST] ?? 0) * gain * gain);
    }
    let lasting = 0;
    for (const one of this.lasting) {
      const sounds = one.until > time && one.from + AHEAD * STRETCH <= time;
      if (sounds || (one.swells && one.from <= time)) lasting += one.power;
    }
    return most + lasting;
  }

  /** What sounded a ramp's length before `time`, as far as it is past. */
  private before(time: number): number {
    const last = Math.min(this.reached, this.at(time - RAMP)) - 1;
    if (last < this.reached - PAST_MOST + 1 || last < 1) return 0;
    const slots = [last, last - 1].map((one) => this.past[one % PAST_MOST] ?? 0);
    return Math.min(slots[0] ?? 0, slots[1] ?? 0);
  }

  /** What was foreseen becomes past, with all that happened to it on its way. */
  private advance(now: number): void {
    const current = this.at(now);
    if (current - this.reached > PAST_MOST) {
      this.past.fill(0);
      this.mean.fill(0);
      this.most.fill(0);
      this.pastSum = 0;
      this.reached = current;
    }
    for (; this.reached < current; this.reached++) {
      const time = this.reached * STRETCH;
      let power = this.mean[this.reached % AHEAD_MOST] ?? 0;
      for (const one of this.lasting) if (one.from <= time && one.until > time) power += one.power;
      const gain = this.outside(time) * gainAt(this.dips, time);
      const heard = Math.min(powerOf(LIMITED), power * gain * gain);
      const slot = this.reached % PAST_MOST;
      this.pastSum = Math.max(0, this.pastSum + heard - (this.past[slot] ?? 0));
      this.past[slot] = heard;
      this.mean[this.reached % AHEAD_MOST] = 0;
      this.most[this.reached % AHEAD_MOST] = 0;
      this.lasting = this.lasting.filter((one) => one.until > time);
    }
  }
}
