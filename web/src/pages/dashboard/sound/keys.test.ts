import { expect, test } from 'vitest';
import { KEYS, keyName } from './keys';

test('[M1] twelve keys, each with a sign and a spoken name of its own', () => {
  expect(new Set(KEYS.map((key) => key.name)).size).toBe(12);
  expect(new Set(KEYS.map((key) => key.said)).size).toBe(12);
});

test('a root is named from any octave', () => {
  expect(keyName(0)).toBe('C');
  expect(keyName(10)).toBe('B♭');
  expect(keyName(-1)).toBe('B');
  expect(keyName(18)).toBe('F♯');
});
