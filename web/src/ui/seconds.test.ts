import { expect, test } from 'vitest';
import { secondsWords } from './seconds';

test('[X1] short times have no more figures than they need', () => {
  expect([0, 0.05, 0.3, 0.7, 1.25, 2].map(secondsWords)).toEqual([
    '0 s',
    '0.05 s',
    '0.3 s',
    '0.7 s',
    '1.25 s',
    '2 s',
  ]);
});
