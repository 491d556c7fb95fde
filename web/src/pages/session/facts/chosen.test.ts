import { expect, test } from 'vitest';
import type { Measure, Report } from '../../../protocol.gen';
import { factsOf, isThin, partner, seatsWithFacts } from './chosen';

const fact = (seat: number | null, other: number | null = null): Measure => {
  return {
    id: 'a',
    seat,
    other,
    value: 1,
    high: null,
    unit: 'number',
    n: 1,
    counted: 'touches',
    baseline: null,
  };
};

const REPORT = {
  measures: [fact(null), fact(1), fact(2), fact(1, 2), fact(2, 1), fact(2, 9)],
  session: {
    seats: [
      { seat: 9, key: '9', kept: true },
      { seat: 1, key: '1', kept: true },
      { seat: 5, key: '5', kept: false },
    ],
  },
} as unknown as Report;

test('[K4] facts are those of one seat, its pairs beside them, the group apart', () => {
  expect(factsOf(REPORT, 2).own).toEqual([fact(2)]);
  expect(factsOf(REPORT, 2).pairs).toEqual([fact(2, 1), fact(2, 9)]);
  expect(factsOf(REPORT, null)).toEqual({ own: [fact(null)], pairs: [] });
  expect(partner(fact(1, 2), 2)).toBe(1);
  expect(partner(fact(1, 2), 1)).toBe(2);
});

test('[K4] seats stand in the order of the circle, without those left out', () => {
  expect(seatsWithFacts(REPORT)).toEqual([1, 9]);
});

test('[K4] what is too little to tell is grey', () => {
  expect(isThin(fact(1))).toBe(false);
  expect(isThin({ ...fact(1), value: null })).toBe(true);
  expect(isThin({ ...fact(1), thin: { key: 'report.thin.few', values: {} } })).toBe(true);
});
