import { expect, test } from 'vitest';
import {
  actOfKey,
  type Bindings,
  capOf,
  KEY_LINES,
  type KeyPress,
  keysOf,
  readBindings,
  rebound,
  unbound,
} from './shortcuts';

function press(key: string, more: Partial<KeyPress> = {}): KeyPress {
  return { key, repeat: false, withOthers: false, on: 'nothing', ...more };
}

test('[C1] space stops, enter goes, page down is NEXT, Z undoes, in capitals too', () => {
  expect(actOfKey(press(' '), true)).toBe('stop');
  expect(actOfKey(press('Enter'), true)).toBe('go');
  expect(actOfKey(press('PageDown'), true)).toBe('next');
  expect(actOfKey(press('Z'), true)).toBe('undo');
});

test('[C2] every card has its key', () => {
  expect(actOfKey(press('1'), true)).toBe('card free');
  expect(actOfKey(press('6'), true)).toBe('card turns');
  expect(actOfKey(press('='), true)).toBe('card lead');
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

test('a key held down repeats for what goes in steps only', () => {
  expect(actOfKey(press('ArrowUp', { repeat: true }), true)).toBe('louder');
  expect(actOfKey(press('h', { repeat: true }), true)).toBeNull();
});

test('every act has a key by itself, and no key does two things', () => {
  const keys: string[] = [];
  for (const line of KEY_LINES) {
    expect(line.keys[0]).toBeTruthy();
    keys.push(...line.keys);
  }
  expect(new Set(keys).size).toBe(keys.length);
});

test('[C1] a pedal’s key takes the place of the old one', () => {
  const { bindings, trouble } = rebound({}, 'next', 'F9');
  expect(trouble).toBeNull();
  expect(actOfKey(press('F9'), true, bindings)).toBe('next');
  expect(actOfKey(press('PageDown'), true, bindings)).toBeNull();
});

test('a key that does something already is not taken away silently', () => {
  const { bindings, trouble } = rebound({}, 'next', 'h');
  expect(bindings).toEqual({});
  expect(trouble).toBe('H is “Hush, and back” already: press another key.');
  expect(rebound({}, 'next', 'Tab').trouble).not.toBeNull();
});

test('its own key may be pressed again', () => {
  expect(rebound({}, 'stop', ' ').trouble).toBeNull();
});

test('[C1] a MIDI pedal stands beside the key, and another one replaces it', () => {
  const once = rebound({}, 'stop', 'midi control 64').bindings;
  expect(keysOf('stop', once)).toEqual([' ', 's', 'midi control 64']);
  const twice = rebound(once, 'stop', 'midi note 36').bindings;
  expect(keysOf('stop', twice)).toEqual([' ', 's', 'midi note 36']);
  expect(actOfKey(press('midi note 36'), true, twice)).toBe('stop');
});

test('an act can be left without a key', () => {
  const bindings = unbound({}, 'accent');
  expect(actOfKey(press('a'), true, bindings)).toBeNull();
  expect(rebound(bindings, 'hush', 'a').trouble).toBeNull();
});

test('what a device has kept is read back, and nonsense is left out', () => {
  const bindings: Bindings = { next: ['f9'], accent: [] };
  expect(readBindings(JSON.stringify(bindings))).toEqual(bindings);
  expect(readBindings(null)).toEqual({});
  expect(readBindings('{"next":')).toEqual({});
  expect(readBindings('{"next":[3],"fly":["q"],"close":["y"]}')).toEqual({});
  expect(readBindings('{"next":["h"]}')).toEqual({});
});

test('caps say what stands on the keys', () => {
  expect([' ', 'h', 'arrowup', 'pagedown', 'f9', 'midi note 36'].map(capOf)).toEqual([
    'space',
    'H',
    '↑',
    'page ↓',
    'f9',
    'midi note 36',
  ]);
});
