// The last safeguard: a curve that leaves ordinary levels alone and bends every peak below full scale.

const STRAIGHT = 0.7;
const BEND = 0.27;
const POINTS = 4097;
/** -0.75 dBFS. */
export const CEILING = STRAIGHT + BEND * Math.tanh((1 - STRAIGHT) / BEND);

/** What becomes of a sample, -1 to 1; beyond that it stays at the ceiling. */
export function softclip(sample: number): number {
  const size = Math.min(1, Math.abs(sample));
  if (size <= STRAIGHT) return sample;
  return Math.sign(sample) * (STRAIGHT + BEND * Math.tanh((size - STRAIGHT) / BEND));
}

/** The curve as a WaveShaperNode takes it. */
export function softclipCurve(): Float32Array<ArrayBuffer> {
  const curve = new Float32Array(POINTS);
  for (let i = 0; i < POINTS; i++) curve[i] = softclip((2 * i) / (POINTS - 1) - 1);
  return curve;
}
