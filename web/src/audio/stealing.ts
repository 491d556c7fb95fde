// Which tone has to go when there are too many: fair to every seat, and never the ground under the playing.

import { LEADER } from '../protocol.gen';

/** Whether a strip is what everybody plays over: the grounds, count-ins and accents. */
export function isGround(seat: number): boolean {
  return seat <= 0 && seat !== LEADER;
}

export interface Stealable {
  readonly seat: number;
  /** When it began, in seconds of the audio clock. */
  readonly began: number;
  /** When it was let go, if it was. */
  readonly released: number | null;
}

function oldest<V extends Stealable>(voices: readonly V[]): V | null {
  return voices.reduce<V | null>((best, one) => (best === null || one.began < best.began ? one : best), null);
}

/** What is fading anyway first, else the oldest tone of the seat that has most; null if only the ground sounds. */
export function toSteal<V extends Stealable>(voices: readonly V[]): V | null {
  const players = voices.filter((one) => !isGround(one.seat));
  const fading = oldest(players.filter((one) => one.released !== null));
  if (fading) return fading;
  const counts = new Map<number, number>();
  for (const one of players) counts.set(one.seat, (counts.get(one.seat) ?? 0) + 1);
  const most = Math.max(0, ...Array.from(counts.values()));
  return oldest(players.filter((one) => counts.get(one.seat) === most));
}
