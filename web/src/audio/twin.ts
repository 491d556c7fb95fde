// The soft twin of every instrument: the same tone, breathed in instead of struck.

/** Seconds in which a calm tone rises at least. */
export const CALM_ATTACK = 0.015;
/** Seconds in which a soft tone rises. */
export const SOFT_ATTACK = 0.08;
/** Hertz above which a soft tone is darkened; the higher of this and three times its own pitch. */
export const SOFT_HERTZ = 1800;
/** Decibels at the corner of that low-pass: gently rounded, no bump. */
export const SOFT_Q = -4;

/** Where the low-pass of a soft tone of this MIDI pitch stands, in hertz. */
export function softCutoff(pitch: number): number {
  return Math.min(16000, Math.max(SOFT_HERTZ, 3 * 440 * 2 ** ((pitch - 69) / 12)));
}
