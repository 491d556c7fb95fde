import { expect, test } from 'vitest';
import { barsOf } from './density';

test('[K2] each column stacks the seats, the fullest fills the height', () => {
  const bars = barsOf({ step: 1, seats: { 1: [2, 0], 2: [2, 1] } }, 0, 2);
  expect(bars).toEqual([
    { seat: 1, x: 0, width: 0.5, from: 0, height: 0.5 },
    { seat: 2, x: 0, width: 0.5, from: 0.5, height: 0.5 },
    { seat: 2, x: 0.5, width: 0.5, from: 0, height: 0.25 },
  ]);
});

test('[K2] a span shows its own part only, and long sessions are joined into few columns', () => {
  const counts = new Array<number>(3600).fill(1);
  expect(barsOf({ step: 1, seats: { 3: counts } }, 600, 660)).toHaveLength(60);
  expect(barsOf({ step: 1, seats: { 3: counts } }, 0, 3600)).toHaveLength(120);
});

test('[K2] nothing played, nothing drawn', () => {
  expect(barsOf({ step: 1, seats: {} }, 0, 60)).toEqual([]);
  expect(barsOf({ step: 1, seats: { 1: [0, 0] } }, 0, 2)).toEqual([]);
  expect(barsOf({ step: 1, seats: { 1: [1] } }, 5, 5)).toEqual([]);
});
