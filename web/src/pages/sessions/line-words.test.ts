import { expect, test } from 'vitest';
import type { SessionLine } from '../../protocol.gen';
import { daysOffered, daysWords, facts, firstWords, standing } from './line-words';

const LINE: SessionLine = {
  id: 'abc123def456',
  title: 'Tuesday',
  series: null,
  began: '2026-06-03T09:30:00Z',
  length: 1560,
  state: 'ended',
  seats: 5,
  plan: null,
  words: '',
  keep_days: 30,
  goes: '2026-07-03T10:00:00Z',
};

test('a session is told by date, length and seats, then by what it belongs to', () => {
  expect(facts(LINE)).toEqual(['3 June 2026', '26 minutes', '5 seats']);
  expect(facts({ ...LINE, seats: 1, series: 'Ward', plan: 'Hello' })).toEqual([
    '3 June 2026',
    '26 minutes',
    '1 seat',
    'Series: Ward',
    'Plan: Hello',
  ]);
});

test('[K5] it always stands there when a session goes', () => {
  expect(standing(LINE)).toEqual(['Goes on 3 July 2026']);
  expect(standing({ ...LINE, state: 'cut', length: 65, imported: true })).toEqual([
    'It broke off; kept to 1 min 5 s.',
    'Brought in',
    'Goes on 3 July 2026',
  ]);
  expect(standing({ ...LINE, state: 'running', goes: null })).toEqual(['It is being recorded now.']);
});

test('of many words the first ones stand in the list, whole', () => {
  expect(firstWords(' They  sang\nand laughed ')).toBe('They sang and laughed');
  const long = firstWords('wonder '.repeat(60));
  expect(long).toMatch(/^(wonder )+…$/);
  expect(long.length).toBeLessThan(165);
  expect(firstWords('x'.repeat(400))).toHaveLength(162);
});

test('[K5] whatever number of days was chosen, the choice shows it', () => {
  expect(daysOffered(30)).toEqual([0, 7, 30, 90, 365, 3650]);
  expect(daysOffered(14)).toEqual([0, 7, 14, 30, 90, 365, 3650]);
  expect([0, 14, 365, 3650].map(daysWords)).toEqual([
    'no longer than the room is open',
    '14 days',
    'a year',
    'ten years',
  ]);
});
