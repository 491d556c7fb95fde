// How loud it has been lately: powers of stretches of sound, gathered, and their mean over the last moments.

import { lufs } from './kweight';

/** LUFS below which a stretch counts as silence. */
export const SILENCE = -70;

interface Stretch {
  /** Seconds. */
  readonly length: number;
  /** K-weighted. */
  readonly power: number;
}

export class Loudness {
  private stretches: Stretch[] = [];
  private readonly longest: number;

  /** Remembers `longest` seconds. */
  constructor(longest = 3) {
    this.longest = longest;
  }

  add(length: number, power: number): void {
    this.stretches.push({ length, power });
    let kept = 0;
    let first = this.stretches.length;
    while (first > 0 && kept < this.longest) kept += this.stretches[--first]?.length ?? 0;
    this.stretches = this.stretches.slice(first);
  }

  /** LUFS over the last `seconds` (0.4: momentary, 3: short-term); null while nothing was heard in them. */
  over(seconds: number): number | null {
    let length = 0;
    let power = 0;
    for (let i = this.stretches.length - 1; i >= 0 && length < seconds - 1e-9; i--) {
      const one = this.stretches[i];
      if (!one) break;
      const part = Math.min(one.length, seconds - length);
      length += part;
      power += part * one.power;
    }
    if (length === 0) return null;
    const loudness = lufs(power / length);
    return loudness < SILENCE ? null : loudness;
  }

  forget(): void {
    this.stretches = [];
  }
}
