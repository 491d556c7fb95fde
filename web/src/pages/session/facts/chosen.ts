/** Which facts belong to one seat: its own, those with another seat as seen from it, and the group's apart from both. */
import type { Measure, Report, Trend } from '../../../protocol.gen';

/** A seat's number, or null: the group. */
export type Chosen = number | null;

export interface Facts {
  readonly own: readonly Measure[];
  readonly pairs: readonly Measure[];
}

export function factsOf({ measures }: Report, chosen: Chosen): Facts {
  if (chosen === null) {
    return { own: measures.filter(({ seat }) => seat === null), pairs: [] };
  }
  return {
    own: measures.filter(({ seat, other }) => seat === chosen && other === null),
    pairs: measures.filter(({ seat, other }) => other !== null && seat === chosen),
  };
}

/** The other one of a pair. */
export function partner({ seat, other }: Measure, chosen: Chosen): number | null {
  return seat === chosen ? other : seat;
}

/** Not shown as a value: too few, or too uncertain. */
export function isThin({ thin, value }: Measure): boolean {
  return value === null || (thin !== null && thin !== undefined);
}

export function keyOf({ session }: Report, chosen: Chosen): string | null {
  return session.seats.find(({ seat }) => seat === chosen)?.key ?? null;
}

export function trendsOf(report: Report, chosen: Chosen): readonly Trend[] {
  const key = keyOf(report, chosen);
  return key === null ? [] : report.trends.filter((trend) => trend.key === key && trend.points.length > 1);
}

/** Seats that have facts, in their places in the circle: never sorted by a value. */
export function seatsWithFacts({ session }: Report): readonly number[] {
  return session.seats
    .filter(({ kept }) => kept)
    .map(({ seat }) => seat)
    .sort((one, other) => one - other);
}
