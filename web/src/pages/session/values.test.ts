import { expect, test } from 'vitest';
import type { Measure } from '../../protocol.gen';
import { barOf, baselineWords, countedWords, valueWords } from './values';

const FACT: Measure = {
  id: 'playing_time',
  seat: 10,
  other: null,
  value: 0.41,
  high: null,
  unit: 'share',
  n: 1330,
  counted: 'seconds',
  baseline: { kind: 'past', low: 0.28, high: 0.44, n: 5 },
};

test('[K4] values carry their unit, in figures a person can say', () => {
  expect(valueWords(FACT)).toBe('41 %');
  expect(valueWords({ ...FACT, value: 3.21, unit: 'seconds' })).toBe('3.2 s');
  expect(valueWords({ ...FACT, value: 0.21, unit: 'number' })).toBe('0.21');
  expect(valueWords({ ...FACT, value: 130, unit: 'seconds' })).toBe('2 min 10 s');
  expect(valueWords({ ...FACT, value: 5, unit: 'of', n: 6 })).toBe('5 of 6');
  expect(valueWords({ ...FACT, value: 37.6, unit: 'a_minute' })).toBe('38');
  expect(valueWords({ ...FACT, value: 2, high: 14, unit: 'semitones' })).toBe('2 to 14 semitones');
  expect(valueWords({ ...FACT, value: -1.16, unit: 'seconds' })).toBe('−1.2 s');
  expect(valueWords({ ...FACT, value: null })).toBe('not shown');
});

test('[K4] beside a value stands what it was counted from', () => {
  expect(countedWords(FACT)).toBe('of 22 min 10 s');
  expect(countedWords({ n: 1, counted: 'touches' })).toBe('1 touch');
  expect(countedWords({ n: 842, counted: 'touches' })).toBe('842 touches');
});

test('[K4] and what to compare it with: its own past, or chance', () => {
  const past = { kind: 'past', low: 0.28, high: 0.44, n: 5 } as const;
  expect(baselineWords(past, 'share')).toBe('28 to 44 %');
  expect(baselineWords({ ...past, kind: 'chance' }, 'share')).toBe('by chance 28 to 44 %');
  expect(baselineWords({ ...past, low: 0.6, high: 1 }, 'of')).toBe('60 to 100 %');
});

test('[K4] the bar lies where the numbers are', () => {
  expect(barOf(FACT)).toEqual({ low: 0.28, high: 0.44, now: 0.41 });
  expect(barOf({ ...FACT, value: 5, n: 6, unit: 'of' })?.now).toBeCloseTo(5 / 6);
  const seconds = barOf({
    ...FACT,
    value: 3,
    unit: 'seconds',
    baseline: { kind: 'past', low: 2, high: 10, n: 2 },
  });
  expect(seconds).toEqual({ low: 2 / 11, high: 10 / 11, now: 3 / 11 });
  const before = barOf({
    ...FACT,
    value: -20,
    unit: 'milliseconds',
    baseline: { kind: 'chance', low: -5, high: 5, n: 9 },
  });
  expect(before?.now).toBe(0);
  const early = {
    ...FACT,
    value: -1.2,
    unit: 'seconds',
    baseline: { kind: 'past', low: -2, high: -1.3, n: 3 },
  } as const;
  expect(barOf(early)?.low).toBe(0);
  expect(barOf(early)?.now).toBeCloseTo(0.8 / 3.1);
  expect(barOf({ ...FACT, baseline: null })).toBeNull();
});
