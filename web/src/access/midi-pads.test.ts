import { expect, it } from 'vitest';
import { padOfKey } from './midi-pads';

const FIVE = [60, 62, 64, 67, 69];

it('[X2][P3] every MIDI key plays a pad: the one of its tone, or of the nearest', () => {
  expect([60, 62, 64, 67, 69].map((key) => padOfKey(key, FIVE))).toEqual([0, 1, 2, 3, 4]);
  expect([36, 96, 61, 66, 71].map((key) => padOfKey(key, FIVE))).toEqual([0, 0, 0, 3, 0]);
});

it('[X2] among octaves of a tone the nearest plays', () => {
  const two = [...FIVE, 72, 74];
  expect([48, 60, 72, 84, 74].map((key) => padOfKey(key, two))).toEqual([0, 0, 5, 5, 6]);
});
