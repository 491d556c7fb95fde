/** Moods: the same tones with another one of them as the drone. Worked out from the scales themselves. */
import type { ScaleView } from '../../../protocol.gen';
import { sayOr } from '../../../words/say';

/** From bright to deep, in the order in which they are shown. */
export const MOODS = ['Bright', 'Fresh', 'Airy', 'Dusky', 'Deep'] as const;
export type MoodName = (typeof MOODS)[number];

export function moodName(mood: string): string {
  return sayOr(`scales.mood.${mood}`, mood);
}

export interface MoodPlace {
  readonly mood: MoodName;
  readonly scale: string;
  /** 0 is C. */
  readonly root: number;
}

/** The twelve-tone set a scale makes on a root, as a key to compare by. */
function tones(scale: ScaleView, root: number): string {
  const set = scale.degrees.map((cents) => (Math.round(cents / 100) + root) % 12);
  return set.sort((a, b) => a - b).join(' ');
}

/**
 * The five moods on exactly the tones that sound now, if the scale is one of the five modes.
 * From any other scale each mood leads to its own tones on the same root.
 */
export function moodPlaces(
  scales: readonly ScaleView[],
  scaleId: string,
  root: number,
): readonly MoodPlace[] {
  const now = scales.find((one) => one.id === scaleId);
  const places: MoodPlace[] = [];
  for (const mood of MOODS) {
    const scale = scales.find((one) => one.mood === mood);
    if (scale === undefined) continue;
    let at = root;
    if (now !== undefined && now.mood !== null) {
      const wanted = tones(now, root);
      for (let other = 0; other < 12; other++) if (tones(scale, other) === wanted) at = other;
    }
    places.push({ mood, scale: scale.id, root: at });
  }
  return places;
}

/** The mood that sounds, if the scale has one. */
export function moodOf(scales: readonly ScaleView[], scaleId: string): string | null {
  const now = scales.find((one) => one.id === scaleId);
  return now === undefined ? null : now.mood;
}

/** Middle C: roots lie within half an octave of it. */
const MIDDLE = 60;

/** The phrase that *Listen first* plays: up through the scale to the next root, and home. MIDI semitones. */
export function phrase(scale: ScaleView, root: number): readonly number[] {
  const low = MIDDLE + ((root + 6) % 12) - 6;
  return [...scale.degrees.map((cents) => low + cents / 100), low + scale.period / 100, low];
}
