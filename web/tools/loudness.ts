// Loudness as people hear it (ITU-R BS.1770 K-weighting), so that no instrument is louder than another.

import { type Channels, kFilters, lufs, run } from '../src/audio/kweight';

export type { Channels };

/** A second-order low-pass as BiquadFilterNode has it; `q` in decibels, as there. */
export function lowPass(x: Float32Array, rate: number, hertz: number, q: number): Float32Array {
  const w = (2 * Math.PI * hertz) / rate;
  const alpha = Math.sin(w) / (2 * 10 ** (q / 20));
  const c = Math.cos(w);
  const a0 = 1 + alpha;
  const b = (1 - c) / 2 / a0;
  return run(x, { b: [b, 2 * b, b], a: [(-2 * c) / a0, (1 - alpha) / a0] });
}

/** Loudness in LUFS over the first `seconds`, without gating; a shorter sound counts as padded with silence. */
export function loudness(channels: Channels, rate: number, seconds: number): number {
  const length = Math.round(seconds * rate);
  let power = 0;
  for (const channel of channels) {
    let y = channel.subarray(0, length);
    for (const filter of kFilters(rate)) y = run(y, filter);
    let sum = 0;
    for (let i = 0; i < y.length; i++) sum += (y[i] ?? 0) * (y[i] ?? 0);
    power += sum / length;
  }
  return lufs(power);
}

/** The middle one. */
export function median(values: readonly number[]): number {
  const sorted = values.slice().sort((x, y) => x - y);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
