/** Which pad a MIDI key plays: the one of its tone, or of the nearest; among octaves the nearest. Pure. */

/** `pitches`: of the pads, low to high, in MIDI semitones. */
export function padOfKey(key: number, pitches: readonly number[]): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  pitches.forEach((pitch, pad) => {
    const apart = Math.abs(key - pitch);
    const octaves = apart % 12;
    // The tone decides, its octave only between pads of the same tone.
    const distance = Math.round(100 * Math.min(octaves, 12 - octaves)) + apart / 1000;
    if (distance < least) {
      least = distance;
      best = pad;
    }
  });
  return best;
}
