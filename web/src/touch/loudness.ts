/** How loud a touch is, 0 to 1: fixed, by its place on the pad, or by how it came down where the device tells. Pure. */
import type { TouchLoudness } from '../protocol.gen';

export interface Feel {
  /** 0 to 1 along the pad's longer side, up or rightwards. */
  readonly along: number;
  /** 0 to 1 as the device reports it. */
  readonly pressure: number;
  /** The width of the contact in px. */
  readonly size: number;
}

export const FIXED = 0.8;

const SOFTEST = 0.3;

/** A fingertip laid down, and a whole finger pressed flat, in px. */
const TIP = 12;
const FLAT = 48;

/** Screens without a force sensor report one of these for every touch. */
const NOT_MEASURED = [0, 0.5, 1];

function between(share: number): number {
  return SOFTEST + (1 - SOFTEST) * Math.min(1, Math.max(0, share));
}

export function loudness(mode: TouchLoudness, feel: Feel): number {
  if (mode === 'place') return between(feel.along);
  if (mode === 'speed') {
    if (NOT_MEASURED.indexOf(feel.pressure) < 0) return between(Math.sqrt(feel.pressure));
    if (feel.size > 1) return between((feel.size - TIP) / (FLAT - TIP));
  }
  return FIXED;
}
