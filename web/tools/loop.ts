// Finds where a held tone can go round and bakes the join into it, so that nobody hears it come round.

import { correlate } from './fft';
import type { Channels } from './loudness';

const FADE = 0.15;
/** Seconds of the join. */
const COPY = 0.1;
/** Seconds repeated after the loop's end: a decoder that shifts the sound by a constant still meets the same wave. */
const COARSE = 4;
const TRIED = 6;
/** Ends tried for each start, at least `APART` seconds from each other. */
const APART = 0.02;
const STARTS = [0.8, 1.0, 1.2, 1.45, 1.7];
/** Seconds at which the loop may begin; the tone has settled by then. */
const SHORTEST = 2.0;
const LATEST = 4.8;

export interface Looped {
  readonly channels: readonly Float32Array[];
  /** In samples of the file. */
  readonly start: number;
  readonly end: number;
  /** How alike the two sides of the join are, -1 to 1. */
  readonly likeness: number;
}

function rms(channels: Channels, from: number, to: number): number {
  let sum = 0;
  for (const channel of channels) for (let i = from; i < to; i++) sum += (channel[i] ?? 0) ** 2;
  return Math.sqrt(sum / Math.max(1, to - from));
}

function likeness(channels: Channels, start: number, end: number, width: number): number {
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (const channel of channels) {
    for (let i = 1; i <= width; i++) {
      const a = channel[start - i] ?? 0;
      const b = channel[end - i] ?? 0;
      ab += a * b;
      aa += a * a;
      bb += b * b;
    }
  }
  return ab / Math.sqrt(aa * bb + 1e-20);
}

/** Every fourth sample of the channels' sum, averaged over four: quick to search in. */
function coarse(channels: Channels): Float64Array {
  const length = Math.floor((channels[0]?.length ?? 0) / COARSE);
  const out = new Float64Array(length);
  for (const channel of channels) {
    for (let i = 0; i < length * COARSE; i++) {
      const at = Math.floor(i / COARSE);
      out[at] = (out[at] ?? 0) + (channel[i] ?? 0);
    }
  }
  return out;
}

interface Candidate {
  readonly start: number;
  readonly end: number;
}

/** The most alike places for one loop start; likeness is normalised, unequal level counts against. */
function candidates(sum: Float64Array, start: number, rate: number): Candidate[] {
  const width = Math.round((FADE * rate) / COARSE);
  const from = start + Math.round((SHORTEST * rate) / COARSE) - width;
  const to = Math.min(sum.length, Math.round((LATEST * rate) / COARSE));
  const head = sum.slice(start - width, start);
  const tail = sum.slice(from, to);
  const products = correlate(tail, head);
  let headPower = 0;
  for (const v of head) headPower += v * v;
  let tailPower = 0;
  for (let i = 0; i < width; i++) tailPower += (tail[i] ?? 0) ** 2;
  const scores = new Float64Array(products.length);
  for (let i = 0; i < products.length; i++) {
    const alike = (products[i] ?? 0) / Math.sqrt(headPower * tailPower + 1e-20);
    const uneven = Math.abs(10 * Math.log10((headPower + 1e-12) / (tailPower + 1e-12)));
    scores[i] = alike - 0.06 * uneven;
    tailPower += (tail[i + width] ?? 0) ** 2 - (tail[i] ?? 0) ** 2;
  }
  const apart: Candidate[] = [];
  const gap = Math.round((APART * rate) / COARSE);
  while (apart.length < TRIED) {
    let best = 0;
    for (let i = 1; i < scores.length; i++) if ((scores[i] ?? 0) > (scores[best] ?? 0)) best = i;
    apart.push({ start: start * COARSE, end: (from + best + width) * COARSE });
    scores.fill(Number.NEGATIVE_INFINITY, Math.max(0, best - gap), best + gap + 1);
  }
  return apart;
}

/** The same candidate, moved by a few samples to where the waves meet best. */
function refined(
  channels: Channels,
  one: Candidate,
  width: number,
): { readonly loop: Candidate; readonly likeness: number } {
  let best = one.end;
  let alike = -2;
  for (let end = one.end - 2 * COARSE; end <= one.end + 2 * COARSE; end++) {
    const r = likeness(channels, one.start, end, width);
    if (r > alike) {
      alike = r;
      best = end;
    }
  }
  return { loop: { ...one, end: best }, likeness: alike };
}

/** The join itself, per channel: gains whose sum of powers stays level for waves as alike as these are. */
function joined(channels: Channels, loop: Candidate, likeness: number, width: number): Float32Array[] {
  const r = Math.max(0, likeness);
  return channels.map((channel) => {
    const y = new Float32Array(width);
    for (let i = 0; i < width; i++) {
      const t = ((i + 0.5) / width) * (Math.PI / 2);
      const a = Math.cos(t);
      const b = Math.sin(t);
      const out = channel[loop.end - width + i] ?? 0;
      const back = channel[loop.start - width + i] ?? 0;
      y[i] = (out * a + back * b) / Math.sqrt(1 + 2 * r * a * b);
    }
    return y;
  });
}

/** How far the level strays while the loop comes round, in dB: within the join, and from one side of it to the other. */
function unevenness(channels: Channels, loop: Candidate, join: Channels, width: number): number {
  const before = rms(channels, loop.end - 2 * width, loop.end - width);
  const after = rms(channels, loop.start, loop.start + width);
  const part = Math.round(width / 3);
  let worst = 0;
  for (let from = 0; from + part <= width; from += Math.round(part / 2)) {
    const here = rms(join, from, from + part);
    const dip = 20 * Math.log10((Math.min(before, after) + 1e-9) / (here + 1e-9));
    const bulge = 20 * Math.log10((here + 1e-9) / (Math.max(before, after) + 1e-9));
    worst = Math.max(worst, dip, bulge);
  }
  return worst + 0.5 * Math.abs(20 * Math.log10((before + 1e-9) / (after + 1e-9)));
}

/** Loops a held tone: of the places most alike, the one where the level stays most even. */
export function looped(channels: Channels, rate: number): Looped {
  const width = Math.round(FADE * rate);
  const copy = Math.round(COPY * rate);
  const sum = coarse(channels);
  let best: { readonly loop: Candidate; readonly likeness: number; readonly join: Float32Array[] } | null =
    null;
  let least = Number.POSITIVE_INFINITY;
  for (const seconds of STARTS) {
    for (const rough of candidates(sum, Math.round((seconds * rate) / COARSE), rate)) {
      const { loop, likeness } = refined(channels, rough, width);
      const join = joined(channels, loop, likeness, width);
      const score = unevenness(channels, loop, join, width) + 6 * Math.max(0, 0.95 - likeness);
      if (score < least) {
        least = score;
        best = { loop, likeness, join };
      }
    }
  }
  if (best === null) throw new Error('A held tone is too short to be looped.');
  const { loop, likeness, join } = best;
  const baked = channels.map((channel, i) => {
    const y = new Float32Array(loop.end + copy);
    y.set(channel.subarray(0, loop.end - width));
    y.set(join[i] ?? channel.subarray(loop.end - width, loop.end), loop.end - width);
    y.set(channel.subarray(loop.start, loop.start + copy), loop.end);
    return y;
  });
  return { channels: baked, start: loop.start, end: loop.end, likeness };
}
