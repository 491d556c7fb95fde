import { expect, test } from 'vitest';
import { sayBye } from './bye';

test('[X4] in English a goodbye is said as the server worded it', () => {
  const text = 'This seat plays in another window now.';
  expect(sayBye({ reason: 'replaced', text })).toBe(text);
});
