import { expect, test } from 'vitest';
import { isDown, readMidi, triggerOf } from './midi-words';

test('[C2] a key goes down as hard as it is struck, on any channel', () => {
  expect(readMidi([0x93, 60, 127])).toEqual({ kind: 'on', key: 60, velocity: 1 });
});

test('a note with no velocity has ended', () => {
  expect(readMidi([0x90, 60, 0])).toEqual({ kind: 'off', key: 60 });
  expect(readMidi([0x80, 60, 64])).toEqual({ kind: 'off', key: 60 });
});

test('[C1] a sustain pedal is down from the middle on', () => {
  const down = readMidi([0xb0, 64, 127]);
  const up = readMidi([0xb0, 64, 0]);
  expect(down && [triggerOf(down), isDown(down)]).toEqual(['midi control 64', true]);
  expect(up && [triggerOf(up), isDown(up)]).toEqual(['midi control 64', false]);
});

test('clocks, bends and cut-off messages mean nothing', () => {
  expect(readMidi([0xf8])).toBeNull();
  expect(readMidi([0xe0, 0, 64])).toBeNull();
  expect(readMidi([0x90, 60])).toBeNull();
  expect(readMidi([])).toBeNull();
});
