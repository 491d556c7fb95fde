import { expect, test } from 'vitest';
import { aSeat } from '../../../../test/a-room';
import { doingWords, instrumentName, padsWords, seatLine } from './seat-words';

const SEAT = aSeat(10, { link: 'here', delay: 75 });

test('[C1] a seat says what it does now', () => {
  expect(doingWords(SEAT, true, true)).toBe('plays now');
  expect(doingWords(SEAT, false, true)).toBe('may play');
  expect(doingWords({ ...SEAT, rest: true }, true, false)).toBe('rests');
  expect(doingWords({ ...SEAT, rest: true, not_now: true }, false, false)).toBe('rests, its helper asked');
  expect(doingWords(SEAT, true, false)).toBe('silent now');
  expect(doingWords({ ...SEAT, link: 'away' }, false, true)).toBe('away, place kept');
  expect(doingWords({ ...SEAT, link: 'waiting' }, false, true)).toBe('at the door');
});

test('[X2] the whole seat is one line for those who hear the screen', () => {
  expect(seatLine({ ...SEAT, solo: true }, 'Leaf', 'plays now')).toBe(
    'Seat 10, Leaf: plays now, solo, level 7 of 10, a little late',
  );
  expect(seatLine({ ...SEAT, delay: null, calm: true, assisted: true }, 'Leaf', 'may play')).toBe(
    'Seat 10, Leaf: may play, calm, with help, level 7 of 10',
  );
});

test('instruments and pads have words', () => {
  expect(instrumentName([{ id: 'kalimba', name: 'Kalimba', hold: false }], 'kalimba')).toBe('Kalimba');
  expect(padsWords(1)).toBe('1 pad');
  expect(padsWords(5)).toBe('5 pads');
});
