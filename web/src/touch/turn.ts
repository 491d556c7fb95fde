/** Whose turn it is at a moment, worked out from what the server has told ahead. Pure; times are server seconds. */
import type { CountIn, Surface, Turn } from '../protocol.gen';

/** All that was told last. */
export interface Told {
  readonly state: Surface['state'];
  readonly turn: Turn;
  readonly count: CountIn | null;
}

export const FREE: Turn = { mine: true };

export interface Moment {
  /** Touches are heard: marks are full. */
  readonly mine: boolean;
  /** It is about to become so: hollow marks come back on their fields. */
  readonly soon: boolean;
  /** Whose turn it is meanwhile. */
  readonly plays: readonly number[];
  /** How many beats are counted, and how many of them have come. */
  readonly dots: number;
  readonly filled: number;
  /** Everyone is counted in together. */
  readonly counted: boolean;
  /** When the next of this changes by itself; null: not before another word. */
  readonly changes: number | null;
}

interface Beats {
  readonly dots: number;
  readonly filled: number;
  /** The first of these beats, or what they lead to, that is still to come. */
  readonly next: number;
}

function counting(beats: readonly number[], goal: number, now: number): Beats {
  const filled = beats.filter((beat) => beat <= now).length;
  return { dots: beats.length, filled, next: beats[filled] ?? goal };
}

const still = (mine: boolean, plays: readonly number[], changes: number | null): Moment => {
  return { mine, soon: false, plays, dots: 0, filled: 0, counted: false, changes };
};

/** The turn alone. Before `at` it is the other way round: a word is only sent when something changes. */
function turnAt(turn: Turn, now: number): Moment {
  const at = turn.at ?? null;
  const until = turn.until ?? null;
  const plays = turn.plays ?? [];
  if (at !== null && now < at) {
    if (!turn.mine) return still(true, [], at);
    const beats = counting(turn.soon ?? [], at, now);
    const { dots, filled } = beats;
    return { mine: false, soon: dots > 0, plays, dots, filled, counted: false, changes: beats.next };
  }
  // Out of reach the next word doesn't come: the turn ends all the same.
  if (turn.mine && until !== null) return now < until ? still(true, [], until) : still(false, [], null);
  return turn.mine ? still(true, [], null) : still(false, plays, null);
}

export function momentAt(told: Told, now: number): Moment {
  if (told.state !== 'play') return still(false, [], null);
  const go = told.count === null ? null : told.count.go;
  if (told.count === null || go === null || now >= go) return turnAt(told.turn, now);
  const { dots, filled, next } = counting(told.count.beats, go, now);
  const then = turnAt(told.turn, go);
  const soon = then.mine || then.soon;
  return { mine: false, soon, plays: [], dots, filled, counted: true, changes: next };
}

/** The room stops: what was told ahead will not come in its time; how it stands at this moment holds. */
export function frozen(turn: Turn, now: number): Turn {
  const { mine, plays } = turnAt(turn, now);
  return { mine, plays };
}
