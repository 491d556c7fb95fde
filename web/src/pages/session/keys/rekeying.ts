/** Giving seats other keys: what it means for the goals and observations that stand under the old ones. */
import type { Goal, Mood, SessionEdit, SessionSeat, SessionView } from '../../../protocol.gen';
import { keptSeats } from '../goals/rating';

/** By the seat's number. */
export type Keys = Readonly<Record<number, string>>;

/** What of a session changes with its keys. */
export type Rekeyed = Required<Pick<SessionEdit, 'seats' | 'goals' | 'moods'>>;

/** What the server takes. */
export const KEY_MOST = 40;

export function keysOf(seats: readonly SessionSeat[]): Keys {
  return Object.fromEntries(keptSeats(seats).map(({ seat, key }) => [seat, key]));
}

/** Without what nobody sees: two keys that look the same are the same. */
export function written(keys: Keys): Keys {
  const trimmed = Object.entries(keys).map(([seat, key]) => [seat, key.replace(/\s+/g, ' ').trim()]);
  return Object.fromEntries(trimmed);
}

/** Seats that stand for one person: those that share a key. */
export function together(keys: Keys): ReadonlyArray<readonly number[]> {
  const byKey = new Map<string, number[]>();
  for (const [seat, key] of Object.entries(written(keys))) {
    if (key !== '') byKey.set(key, [...(byKey.get(key) ?? []), Number(seat)]);
  }
  return [...byKey.values()].filter((seats) => seats.length > 1);
}

/** Keys that stand in other sessions of the series, each with how many. */
export function elsewhere(series: readonly SessionView[], session: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { line, seats } of series) {
    if (line.id === session) continue;
    for (const key of new Set(keptSeats(seats).map((seat) => seat.key))) {
      found.set(key, (found.get(key) ?? 0) + 1);
    }
  }
  return found;
}

/**
 * The change that gives these keys to the seats. What was written about a seat goes with it; a goal of the whole series
 * stays with its person wherever that key is still in use.
 */
export function rekeyed(view: SessionView, keys: Keys, others: ReadonlyMap<string, number>): Rekeyed {
  const next = written(keys);
  const seats = view.seats.map((seat) => ({ ...seat, key: next[seat.seat] ?? seat.key }));
  const now = new Set(seats.filter(({ kept }) => kept).map(({ key }) => key));
  const moved = new Map<string, string>();
  for (const { seat, key } of keptSeats(view.seats)) {
    if (!moved.has(key)) moved.set(key, next[seat] ?? key);
  }
  const to = (key: string | null | undefined): string | null =>
    key === null || key === undefined ? null : (moved.get(key) ?? key);
  const goal = (one: Goal): Goal => {
    const key = one.seat_key ?? null;
    const ofOthers = one.series === true && view.line.series !== null && key !== null;
    if (ofOthers && (now.has(key) || others.has(key))) return one;
    return { ...one, seat_key: to(key) };
  };
  const mood = (one: Mood): Mood => ({ ...one, seat_key: to(one.seat_key) });
  return { seats, goals: view.goals.map(goal), moods: view.moods.map(mood) };
}
