import { expect, test } from 'vitest';
import type { Curve } from '../../../protocol.gen';
import { extentOf, pathOf, scaleOf } from './curve-path';

const CURVE: Curve = { id: 'density', seat: 1, window: 10, step: 5, values: [0, 2, null, 4] };

test('[K4] a curve has gaps where there is too little, and a lone value is a dot', () => {
  const scale = scaleOf([CURVE]);
  expect(scale).toEqual({ low: 0, high: 4 });
  expect(pathOf(CURVE, scale ?? { low: 0, high: 1 }, 20, 200, 40)).toBe('M0.0 40.0L50.0 20.0M150.0 0.0h0.01');
});

test('[K4] curves side by side share one scale', () => {
  expect(scaleOf([CURVE, { ...CURVE, seat: 2, values: [9] }])).toEqual({ low: 0, high: 9 });
  expect(scaleOf([{ ...CURVE, values: [null] }])).toBeNull();
  expect(scaleOf([{ ...CURVE, id: 'pitch', values: [60, 64] }])).toEqual({ low: 60, high: 64 });
});

test('[K4] a curve is told in words, too', () => {
  expect(extentOf(CURVE)).toEqual({ least: 0, most: 4, middle: 2, windows: 3 });
  expect(extentOf({ ...CURVE, values: [] })).toBeNull();
});
