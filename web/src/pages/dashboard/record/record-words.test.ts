import { expect, test } from 'vitest';
import type { Recording, Replay } from '../../../protocol.gen';
import { keptNow, markWords, namesOf, recordLine, recordTitle, replayPlace } from './record-words';

const ON: Recording = {
  state: 'on',
  session: 'abc123def456',
  title: 'Tuesday group',
  since: 100,
  kept: 60,
  at: 160,
  left_out: [],
  assents: [],
  marks: [],
};

test('[K1] the chip says what is kept, in words, at all times', () => {
  expect(recordTitle(null, 0)).toBe('Not recording');
  expect(recordLine({ ...ON, state: 'off' })).toBe('nothing is kept');
  expect(recordTitle(ON, 860)).toBe('Recording 12:40');
  expect(recordLine(ON)).toBe('every seat');
  expect(recordLine({ ...ON, left_out: [5] })).toBe('all but seat 5');
  expect(recordLine({ ...ON, left_out: [5, 7] })).toBe('all but 2 seats');
});

test('[K1] while it is paused the time stands', () => {
  expect(keptNow({ ...ON, state: 'paused' }, 500)).toBe(60);
  expect(recordTitle({ ...ON, state: 'paused' }, 500)).toBe('Paused at 1:00');
});

test('[K1] a disk that refuses is more pressing than who is left out', () => {
  expect(recordLine({ ...ON, left_out: [5], trouble: { key: 'record.trouble.full' } })).toBe(
    'can’t be written now',
  );
});

test('[K2] a replay moves on by itself, at its speed, and not past its end', () => {
  const replay: Replay = { session: 'a', state: 'playing', place: 10, at: 100, speed: 2, until: 30 };
  expect(replayPlace(replay, 104)).toBe(18);
  expect(replayPlace(replay, 200)).toBe(30);
  expect(replayPlace({ ...replay, state: 'paused' }, 200)).toBe(10);
});

test('[K2] a mark is called by its own word', () => {
  expect(markWords('star', 'Bell joins in')).toBe('Bell joins in');
  expect(markWords('heart', '')).toBe('Heart');
  expect(namesOf([5, 12])).toBe('5 Drop, 12 Boat');
});
