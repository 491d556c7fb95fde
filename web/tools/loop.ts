// Finds where a held tone can go round and bakes the join into it, so that nobody hears it come round.

import { correlate } from './fft';
import type { Channels } from './loudness';

const FADE = 0.15;
/** Seconds of the join. */
const COPY = 0.1;
/** Seconds repeated after the loop's end: a decoder that shifts the sound by a constant still meets the same wave. */
const COARSE = 4;
const EARLIEST = 1.0;
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
  readonly score: number;
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
  const found: Candidate[] = [];
  for (let i = 0; i < products.length; i++) {
    const alike = (products[i] ?? 0) / Math.sqrt(headPower * tailPower + 1e-20);
    const uneven = Math.abs(10 * Math.log10((headPower + 1e-12) / (tailPower + 1e-12)));
    found.push({ start: start * COARSE, end: (from + i + width) * COARSE, score: alike - 0.06 * uneven });
    tailPower += (tail[i + width] ?? 0) ** 2 - (tail[i] ?? 0) ** 2;
  }
  found.sort((a, b) => b.score - a.score);
  const apart: Candidate[] = [];
  for (const one of found) {
    if (apart.every((other) => Math.abs(other.end - one.end) > rate / 50)) apart.push(one);
    if (apart.length === 3) break;
  }
  return apart;
}

/** The same candidate, moved by a few samples to where the waves meet best. */
function refined(channels: Channels, one: Candidate, width: number): Looped {
  let best = one.end;
  let alike = -2;
  for (let end = one.end - 2 * COARSE; end <= one.end + 2 * COARSE; end++) {
    const r = likeness(channels, one.start, end, width);
    if (r > alike) {
      alike = r;
      best = end;
    }
  }
  return { channels, start: one.start, end: best, likeness: alike };
}

/** Writes the join: gains whose sum of powers stays level for waves as alike as these are. */
function baked(channels: Channels, loop: Looped, width: number, copy: number): Looped {
  const { start, end } = loop;
  const r = Math.max(0, loop.likeness);
  const out = channels.map((channel) => {
    const y = new Float32Array(end + copy);
    y.set(channel.subarray(0, end));
    for (let i = 0; i < width; i++) {
      const t = ((i + 0.5) / width) * (Math.PI / 2);
      const a = Math.cos(t);
      const b = Math.sin(t);
      const level = Math.sqrt(1 + 2 * r * a * b);
      y[end - width + i] =
        ((channel[end - width + i] ?? 0) * a + (channel[start - width + i] ?? 0) * b) / level;
    }
    y.set(channel.subarray(start, start + copy), end);
    return y;
  });
  return { ...loop, channels: out };
}

/** How uneven the level is while the loop comes round, in dB: the join against what lies on either side of it. */
function unevenness(loop: Looped, width: number): number {
  const { channels, start, end } = loop;
  const half = Math.round(width / 2);
  const before = rms(channels, end - 2 * width, end - width);
  const after = rms(channels, start, start + width);
  let worst = 0;
  for (let from = end - width; from + half <= end; from += Math.round(half / 2)) {
    const here = rms(channels, from, from + half);
    const low = Math.min(before, after);
    const high = Math.max(before, after);
    worst = Math.max(
      worst,
      20 * Math.log10((low + 1e-9) / (here + 1e-9)),
      20 * Math.log10((here + 1e-9) / (high + 1e-9)),
    );
  }
  return worst + 0.5 * Math.abs(20 * Math.log10((before + 1e-9) / (after + 1e-9)));
}

/** Loops a held tone: of the places most alike, the one where the level stays most even. */
export function looped(channels: Channels, rate: number): Looped {
  const width = Math.round(FADE * rate);
  const sum = coarse(channels);
  let best: Looped | null = null;
  let bestScore = Number.POSITIVE_INFINITY;
  for (let seconds = EARLIEST; seconds < EARLIEST + 0.9; seconds += 0.3) {
    const start = Math.round((seconds * rate) / COARSE);
    for (const candidate of candidates(sum, start, rate)) {
      const loop = refined(channels, candidate, width);
      const made = baked(channels, loop, width, Math.round(COPY * rate));
      const score = unevenness(made, width) + 6 * Math.max(0, 0.95 - loop.likeness);
      if (score < bestScore) {
        bestScore = score;
        best = made;
      }
    }
  }
  if (best === null) throw new Error('A held tone is too short to be looped.');
  return best;
}
