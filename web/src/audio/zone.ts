// Which recording sounds a pitch, how fast it must run for that, and how loud a touch makes it.

import type { Zone } from './manifest';

/** Decibels between the lightest and the hardest touch: the lightest is soft, never silent. */
const TOUCH_RANGE = 20;

/** The recording nearest in pitch; of two equally near, the lower, which sounds brighter when it runs faster. */
export function nearestZone<Z extends Pick<Zone, 'key'>>(zones: readonly Z[], pitch: number): Z | null {
  let best: Z | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const zone of zones) {
    const distance = Math.abs(zone.key - pitch);
    if (distance < least - 1e-9) {
      least = distance;
      best = zone;
    }
  }
  return best;
}

/** How fast a recording of `key` runs to sound `pitch` (both MIDI, with fractions: true cents). */
export function rateFor(pitch: number, key: number): number {
  return 2 ** ((pitch - key) / 12);
}

/** Linear gain of a touch of this strength, 0 to 1. */
export function touchGain(velocity: number): number {
  const strength = Math.max(0, Math.min(1, velocity));
  return 10 ** ((TOUCH_RANGE * (strength - 1)) / 20);
}
