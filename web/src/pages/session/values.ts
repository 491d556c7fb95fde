/** Facts in words: a value with its unit, what it was counted from, what it is compared with, and where that lies on a bar. */
import type { Baseline, Measure } from '../../protocol.gen';
import { figure, say, sayOr } from '../../words/say';
import { lasting } from './moments';

export type Unit = Measure['unit'];

/** Decimals that a number of this size deserves. */
function plain(value: number): string {
  const size = Math.abs(value);
  const decimals = Number.isInteger(value) || size >= 100 ? 0 : size >= 1 ? 1 : 2;
  return figure(value, decimals);
}

/** A number of its unit, without the unit. `of` is whole when it counts, and a share in a baseline. */
export function bare(value: number, unit: Unit): string {
  return figures(value, unit).replace('-', '\u2212');
}

function figures(value: number, unit: Unit): string {
  switch (unit) {
    case 'share':
    case 'level':
      return figure(value * 100, 0);
    case 'of':
    case 'pads':
    case 'milliseconds':
      return figure(value, 0);
    case 'a_minute':
      return figure(value, Math.abs(value) < 10 && !Number.isInteger(value) ? 1 : 0);
    case 'seconds':
    case 'semitones':
    case 'beats':
    case 'number':
      return plain(value);
  }
}

const inUnit = (value: string, unit: Unit, n: number): string =>
  sayOr(`report.unit.${unit}`, value, { value, n });

/** "41 %", "3.2 s", "5 of 6", "2 to 14 semitones"; long times in minutes. */
export function valueWords({ value, high, unit, n }: Pick<Measure, 'value' | 'high' | 'unit' | 'n'>): string {
  if (value === null) return say('report.not_shown');
  if (unit === 'seconds' && high === null && value >= 90) return lasting(value);
  if (high === null) return inUnit(bare(value, unit), unit, n);
  return inUnit(say('report.range', { low: bare(value, unit), high: bare(high, unit) }), unit, n);
}

/** "214 touches", "of 22 min 10 s". */
export function countedWords({ n, counted }: Pick<Measure, 'n' | 'counted'>): string {
  if (counted === 'seconds') return say('report.counted.seconds', { time: lasting(n) });
  return sayOr(`report.counted.${counted}`, '', { count: n });
}

/** "28 to 44 %", "by chance 24 to 30 %". What is so many of some is compared as a share. */
export function baselineWords({ kind, low, high }: Baseline, unit: Unit): string {
  const as = unit === 'of' ? 'share' : unit;
  const range = inUnit(say('report.range', { low: bare(low, as), high: bare(high, as) }), as, 0);
  return kind === 'chance' ? say('report.by_chance', { range }) : range;
}

/** Where the bar and the dot lie, each 0 to 1 of the line. */
export interface Bar {
  readonly low: number;
  readonly high: number;
  readonly now: number;
}

/** Shares lie on a line from none to all; everything else on one that begins at nought and just holds it. */
export function barOf({ value, unit, n, baseline }: Measure): Bar | null {
  if (baseline === null || value === null) return null;
  const now = unit === 'of' ? (n > 0 ? value / n : 0) : value;
  const whole = unit === 'share' || unit === 'of' || unit === 'level';
  const least = whole ? 0 : Math.min(0, now, baseline.low);
  const most = whole ? 1 : (Math.max(0, now, baseline.high) || 1) * 1.1;
  const place = (one: number): number => Math.min(1, Math.max(0, (one - least) / (most - least)));
  return { low: place(baseline.low), high: place(baseline.high), now: place(now) };
}
