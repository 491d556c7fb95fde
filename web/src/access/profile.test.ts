import { expect, test } from 'vitest';
import { DEFAULT_ACCESS } from '../protocol.gen';
import { whole } from './profile';

test('what the wire leaves out is as usual [X1]', () => {
  expect(whole({})).toEqual(DEFAULT_ACCESS);
  expect(whole({ pads: 3, dwell: 0.7 })).toEqual({ ...DEFAULT_ACCESS, pads: 3, dwell: 0.7 });
});
