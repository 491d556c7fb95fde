import { expect, it } from 'vitest';
import { switchOf, switchOfButton } from './switches';

const key = (name: string, changes = {}) => ({
  key: name,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...changes,
});

it('[X1] any key is a switch; Space and 1 are the first, Enter and 2 the second', () => {
  expect([' ', '1', 'Enter', '2', 'q', 'F3', 'Unidentified'].map((name) => switchOf(key(name)))).toEqual([
    'first',
    'first',
    'second',
    'second',
    'other',
    'other',
    'other',
  ]);
});

it('[X4] what belongs to the browser stays there', () => {
  for (const name of ['Tab', 'Escape', 'Shift', 'Control']) expect(switchOf(key(name))).toBeNull();
  for (const held of ['ctrlKey', 'altKey', 'metaKey'])
    expect(switchOf(key('q', { [held]: true }))).toBeNull();
});

it('[X2] every other button is the second switch', () => {
  expect([0, 1, 2].map(switchOfButton)).toEqual(['first', 'second', 'first']);
});
