import { expect, test } from 'vitest';
import { readWanted } from './wanted';

test('[K2] a session, from its beginning or from a moment', () => {
  expect(readWanted('#replay=abc123def456')).toEqual({ session: 'abc123def456', since: 0 });
  expect(readWanted('#replay=abc123def456@384.5')).toEqual({ session: 'abc123def456', since: 384.5 });
});

test('[T4] nothing else is taken for one', () => {
  for (const hash of [
    '',
    '#',
    '#replay=',
    '#replay=ABC123DEF456',
    '#replay=abc123def456@-1',
    '#replay=abc@1e9',
  ]) {
    expect(readWanted(hash)).toBeNull();
  }
});
