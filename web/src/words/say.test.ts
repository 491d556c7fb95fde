import { expect, test } from 'vitest';
import { figure, listed, say, sayOr } from './say';

test('[X4] a sentence is said by its name, what is put into it stands in its place', () => {
  expect(say('lists.and', { some: 'Sun, Moon', last: 'Fish' })).toBe('Sun, Moon and Fish');
  expect(listed(['Sun'])).toBe('Sun');
  expect(listed(['Sun', 'Moon', 'Fish'], 'or')).toBe('Sun, Moon or Fish');
  expect(figure(0.75, 2)).toBe('0.75');
});

test('a name nobody knows says what is given instead', () => {
  expect(sayOr('seats.Sun', 'another')).toBe('Sun');
  expect(sayOr('seats.Lamp', 'another')).toBe('another');
});
