// Loudness as people hear it: the K-weighting of ITU-R BS.1770, and what it makes of a recording.

export type Channels = readonly Float32Array[];

export interface Biquad {
  readonly b: readonly [number, number, number];
  readonly a: readonly [number, number];
}

/** The corner of the shelf and of the high-pass, in hertz. */
export const SHELF_HERTZ = 1681.974450955533;
export const PASS_HERTZ = 38.13547087602444;
/** Decibels by which the shelf lifts what lies above it. */
export const SHELF_DB = 3.999843853973347;
export const PASS_Q = 0.5003270373238773;

/** The two filters at any sample rate (their analogue prototypes, bilinear transform). */
export function kFilters(rate: number): readonly Biquad[] {
  const shelfK = Math.tan((Math.PI * SHELF_HERTZ) / rate);
  const q = 0.7071752369554196;
  const vh = 10 ** (SHELF_DB / 20);
  const vb = vh ** 0.4996667741545416;
  const s0 = 1 + shelfK / q + shelfK * shelfK;
  const shelf: Biquad = {
    b: [
      (vh + (vb * shelfK) / q + shelfK * shelfK) / s0,
      (2 * (shelfK * shelfK - vh)) / s0,
      (vh - (vb * shelfK) / q + shelfK * shelfK) / s0,
    ],
    a: [(2 * (shelfK * shelfK - 1)) / s0, (1 - shelfK / q + shelfK * shelfK) / s0],
  };
  const passK = Math.tan((Math.PI * PASS_HERTZ) / rate);
  const p0 = 1 + passK / PASS_Q + passK * passK;
  const pass: Biquad = {
    b: [1, -2, 1],
    a: [(2 * (passK * passK - 1)) / p0, (1 - passK / PASS_Q + passK * passK) / p0],
  };
  return [shelf, pass];
}

export function run(x: Float32Array, { b, a }: Biquad): Float32Array<ArrayBuffer> {
  const y = new Float32Array(x.length);
  let z1 = 0;
  let z2 = 0;
  for (let i = 0; i < x.length; i++) {
    const v = x[i] as number;
    const out = b[0] * v + z1;
    z1 = b[1] * v - a[0] * out + z2;
    z2 = b[2] * v - a[1] * out;
    y[i] = out;
  }
  return y;
}

/** LUFS of a K-weighted power: the mean square of each channel, summed. */
export function lufs(power: number): number {
  return -0.691 + 10 * Math.log10(power + 1e-12);
}

/** The K-weighted power of LUFS. */
export function powerOf(loudness: number): number {
  return 10 ** ((loudness + 0.691) / 10);
}

/** The K-weighted power of the first `count` stretches of `seconds` each, from the sample `from` on. */
export function powers(
  channels: Channels,
  rate: number,
  from: number,
  count: number,
  seconds: number,
): Float32Array<ArrayBuffer> {
  const found = new Float32Array(count);
  const length = Math.round(seconds * rate);
  const filters = kFilters(rate);
  for (const channel of channels) {
    let heard = channel.subarray(from, from + count * length);
    for (const filter of filters) heard = run(heard, filter);
    for (let i = 0; i < heard.length; i++) {
      const block = (i / length) | 0;
      found[block] = (found[block] ?? 0) + ((heard[i] ?? 0) * (heard[i] ?? 0)) / length;
    }
  }
  return found;
}
