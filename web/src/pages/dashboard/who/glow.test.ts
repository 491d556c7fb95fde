import { expect, test } from 'vitest';
import { Glow, STRUCK_MS } from './glow';

test('a struck tone lights its seat for a while', () => {
  const glow = new Glow();
  glow.feed({ on: [[3, 0, 1, false, true]], off: [] }, 0);
  expect(glow.lit(STRUCK_MS - 1)).toEqual(new Set([3]));
  expect(glow.lit(STRUCK_MS)).toEqual(new Set());
});

test('a held tone lights it until it ends', () => {
  const glow = new Glow();
  glow.feed({ on: [[3, 0, 1, true, true]], off: [] }, 0);
  expect(glow.lit(9000)).toEqual(new Set([3]));
  glow.feed({ on: [], off: [1] }, 9000);
  expect(glow.lit(9000 + STRUCK_MS)).toEqual(new Set());
});

test('[D2] quick touches hold the light up instead of blinking it', () => {
  const glow = new Glow();
  for (let ms = 0; ms < 5000; ms += 125) {
    glow.feed({ on: [[5, 1, ms, false, true]], off: [] }, ms);
    expect(glow.lit(ms + 124)).toEqual(new Set([5]));
  }
});

test('after a gap nothing glows on', () => {
  const glow = new Glow();
  glow.feed({ on: [[3, 0, 1, true, true]], off: [] }, 0);
  glow.forget();
  expect(glow.lit(1)).toEqual(new Set());
});
