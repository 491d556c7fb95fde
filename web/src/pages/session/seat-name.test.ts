import { expect, test } from 'vitest';
import { keyName, seatName } from './seat-name';

test('[K4] seats are called by number and symbol, goals by whose they are', () => {
  const seats = [{ seat: 10, key: 'the one by the window', kept: true }];
  expect(seatName(10)).toBe('10 Leaf');
  expect(keyName(seats, 'the one by the window')).toBe('10 Leaf');
  expect(
    keyName([...seats, { seat: 2, key: 'the one by the window', kept: true }], 'the one by the window'),
  ).toBe('2 Moon and 10 Leaf');
  expect(keyName(seats, null)).toBe('the group');
  expect(keyName(seats, undefined)).toBe('the group');
  expect(keyName(seats, 'somebody of last week')).toBe('somebody of last week');
});
