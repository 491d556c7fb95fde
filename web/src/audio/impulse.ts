// The room in which everything sounds: a generated echo, the same every time.

export const REVERB_SECONDS = 1.8;
const PRE_DELAY = 0.012;
const SEEDS = [0x2545f491, 0x9e3779b9] as const;
/** Two sides that differ make the room wide. */
const DARKEST = 0.88;

/** Noise from -1 to 1 that is the same for the same seed. */
function noise(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2147483648 - 1;
  };
}

/** One side of the echo: it fades 60 dB over its length and grows darker as it fades. */
export function impulseSide(rate: number, side: 0 | 1): Float32Array<ArrayBuffer> {
  const length = Math.round(REVERB_SECONDS * rate);
  const start = Math.round(PRE_DELAY * rate);
  const out = new Float32Array(length);
  const next = noise(SEEDS[side]);
  let held = 0;
  for (let i = start; i < length; i++) {
    const age = (i - start) / (length - start);
    const dark = DARKEST * Math.sqrt(age);
    held = dark * held + (1 - dark) * next();
    out[i] = held * 10 ** (-3 * age);
  }
  return out;
}
