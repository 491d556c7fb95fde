// How far a recorded tone lies from the key it was played on, so that the player can put it exactly in tune.

import { fft } from './fft';

const MOST_CENTS = 60;
const PARTIALS = 4;

/**
 * Cents by which the tone lies above `key` (MIDI), read from its first partials, the stronger counting more, over
 * `seconds`: short for struck tones, which are heard as they begin, longer for those that waver.
 */
export function centsOff(tone: Float32Array, rate: number, key: number, seconds: number): number {
  const start = Math.round(0.02 * rate);
  const size = 1 << 16;
  const window = Math.min(Math.round(seconds * rate), size, tone.length - start);
  const re = new Float64Array(size);
  const im = new Float64Array(size);
  for (let i = 0; i < window; i++) {
    re[i] = (tone[start + i] ?? 0) * (0.5 - 0.5 * Math.cos((2 * Math.PI * i) / window));
  }
  fft(re, im);
  const power = (bin: number): number => (re[bin] ?? 0) ** 2 + (im[bin] ?? 0) ** 2;
  const f0 = 440 * 2 ** ((key - 69) / 12);
  let sum = 0;
  let weights = 0;
  for (let h = 1; h <= PARTIALS; h++) {
    const expected = (f0 * h * size) / rate;
    const low = Math.floor(expected * 2 ** (-MOST_CENTS / 1200));
    const high = Math.ceil(expected * 2 ** (MOST_CENTS / 1200));
    if (high >= size / 2) break;
    let peak = 0;
    for (let bin = low; bin <= high; bin++) peak = Math.max(peak, power(bin));
    let centre = 0;
    let mass = 0;
    for (let bin = low; bin <= high; bin++) {
      const p = power(bin);
      if (p < peak / 4) continue;
      centre += p * bin;
      mass += p;
    }
    if (mass === 0) continue;
    sum += peak * 1200 * Math.log2(centre / mass / expected);
    weights += peak;
  }
  return weights === 0 ? 0 : sum / weights;
}
