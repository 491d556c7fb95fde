import { expect, test } from 'vitest';
import { actOfKey, KEY_LINES, type KeyPress } from './shortcuts';

function press(key: string, more: Partial<KeyPress> = {}): KeyPress {
  return { key, repeat: false, withOthers: false, on: 'nothing', ...more };
}

test('[C1] space stops, enter goes, Z undoes, in capitals too', () => {
  expect(actOfKey(press(' '), true)).toBe('stop');
  expect(actOfKey(press('Enter'), true)).toBe('go');
  expect(actOfKey(press('Z'), true)).toBe('undo');
});

test('a control reached by keyboard keeps space and enter; S still stops', () => {
  expect(actOfKey(press(' ', { on: 'control' }), true)).toBeNull();
  expect(actOfKey(press('Enter', { on: 'control' }), true)).toBeNull();
  expect(actOfKey(press('s', { on: 'control' }), true)).toBe('stop');
});

test('text keeps all its keys but escape', () => {
  for (const line of KEY_LINES) {
    const act = actOfKey(press(line.keys[0] ?? '', { on: 'text' }), true);
    expect(act).toBe(line.act === 'close' ? 'close' : null);
  }
});

test('shortcuts can be switched off, and never take the browser’s own', () => {
  expect(actOfKey(press('h'), false)).toBeNull();
  expect(actOfKey(press('Escape'), false)).toBe('close');
  expect(actOfKey(press('z', { withOthers: true }), true)).toBeNull();
});

test('a key held down repeats for the level only', () => {
  expect(actOfKey(press('ArrowUp', { repeat: true }), true)).toBe('louder');
  expect(actOfKey(press('h', { repeat: true }), true)).toBeNull();
});

test('no key does two things', () => {
  const keys: string[] = [];
  for (const line of KEY_LINES) keys.push(...line.keys);
  expect(new Set(keys).size).toBe(keys.length);
});
