import { expect, test } from 'vitest';
import { clock, dateWords, lasting, roughly } from './moments';

test('[K4] moments are written as on a clock', () => {
  expect([0, 9.9, 384, 3599, 3600, 22_001].map(clock)).toEqual([
    '0:00',
    '0:09',
    '6:24',
    '59:59',
    '1:00:00',
    '6:06:41',
  ]);
});

test('[K4] lengths are said in two parts at most', () => {
  expect([48, 120, 1330, 3600, 7500].map(lasting)).toEqual([
    '48 s',
    '2 min',
    '22 min 10 s',
    '1 h',
    '2 h 5 min',
  ]);
  expect([30, 60, 1560, 21_600].map(roughly)).toEqual(['30 s', '1 minute', '26 minutes', '6 h']);
});

test('[K4] a date has its month in words, and what is no date stays as it came', () => {
  expect(dateWords('2026-06-03T12:00:00Z')).toBe('3 June 2026');
  expect(dateWords('soon')).toBe('soon');
});
