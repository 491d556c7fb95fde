import { expect, test } from 'vitest';
import { signWords } from './sign-words';

test('[K1] while nothing is recorded there is no sign', () => {
  expect(signWords({ state: 'off' })).toBe('');
});

test('[K1] it says what is kept: all, some, nothing of this seat, nothing for now', () => {
  expect(signWords({ state: 'on' })).toBe('Recording');
  expect(signWords({ state: 'on', some_left_out: true })).toBe('Recording, not every seat');
  expect(signWords({ state: 'on', left_out: true })).toBe('This seat is not recorded');
  expect(signWords({ state: 'paused' })).toBe('Recording is paused');
  expect(signWords({ state: 'paused', left_out: true })).toBe('This seat is not recorded');
});
