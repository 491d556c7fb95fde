// Loudness as people hear it (ITU-R BS.1770 K-weighting), so that no instrument is louder than another.

export type Channels = readonly Float32Array[];

interface Biquad {
  readonly b: readonly [number, number, number];
  readonly a: readonly [number, number];
}

/** The two K-weighting filters at any sample rate (their analogue prototypes, bilinear transform). */
function kFilters(rate: number): readonly Biquad[] {
  const shelfK = Math.tan((Math.PI * 1681.974450955533) / rate);
  const q = 0.7071752369554196;
  const vh = 10 ** (3.999843853973347 / 20);
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
  const passK = Math.tan((Math.PI * 38.13547087602444) / rate);
  const passQ = 0.5003270373238773;
  const p0 = 1 + passK / passQ + passK * passK;
  const pass: Biquad = {
    b: [1, -2, 1],
    a: [(2 * (passK * passK - 1)) / p0, (1 - passK / passQ + passK * passK) / p0],
  };
  return [shelf, pass];
}

/** A second-order low-pass as BiquadFilterNode has it; `q` in decibels, as there. */
export function lowPass(x: Float32Array, rate: number, hertz: number, q: number): Float32Array {
  const w = (2 * Math.PI * hertz) / rate;
  const alpha = Math.sin(w) / (2 * 10 ** (q / 20));
  const c = Math.cos(w);
  const a0 = 1 + alpha;
  const b = (1 - c) / 2 / a0;
  return run(x, { b: [b, 2 * b, b], a: [(-2 * c) / a0, (1 - alpha) / a0] });
}

function run(x: Float32Array, { b, a }: Biquad): Float32Array {
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
  return -0.691 + 10 * Math.log10(power + 1e-12);
}

/** The middle one. */
export function median(values: readonly number[]): number {
  const sorted = values.slice().sort((x, y) => x - y);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
