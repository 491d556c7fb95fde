/** How high and how loud a tablet's own tones are. Pure. */

/** One voice at its loudest, of full scale; so many at once stay well below it, before any limiter. */
export const PEAK = 0.11;
export const VOICES_MOST = 8;

/** dB between two of the ten steps; the tenth is PEAK. */
const STEP_DB = 3;

/** Tablets' small speakers have nothing below this; an octave higher is the same tone to the ear. */
const LOWEST_HZ = 160;

/** Hz of a MIDI pitch, with fractions; lifted by octaves until a tablet can sound it. */
export function frequency(pitch: number): number {
  const hz = 440 * 2 ** ((pitch - 69) / 12);
  return hz >= LOWEST_HZ ? hz : hz * 2 ** Math.ceil(Math.log2(LOWEST_HZ / hz));
}

/** Gain of a step, 0 to 10; 0 is silence. */
export function gainOf(step: number): number {
  return step <= 0 ? 0 : 10 ** ((STEP_DB * (Math.min(step, 10) - 10)) / 20);
}
