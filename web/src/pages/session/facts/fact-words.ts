/** The names, definitions and reasons of facts, from the catalogs. */
import type { Measure, Phrase } from '../../../protocol.gen';
import { inWords } from '../../../words/refusal';
import { sayOr, type Values } from '../../../words/say';
import { seatName } from '../seat-name';

function values(other: number | null): Values {
  return other === null ? {} : { other: seatName(other), seat: seatName(other), name: seatName(other) };
}

export function nameOf({ id }: Measure, other: number | null = null): string {
  return sayOr(`report.measure.${id}.name`, id, values(other));
}

export function definitionOf({ id }: Measure, other: number | null = null): string {
  return sayOr(`report.measure.${id}.definition`, '', values(other));
}

/** Reasons and caveats: `report.thin.…`, `report.note.…`. */
export const OWN_WORDS = ['report.thin.', 'report.note.'] as const;

export function phraseWords({ key, values: filled = {} }: Phrase): string {
  return sayOr(key, '', inWords(filled));
}
