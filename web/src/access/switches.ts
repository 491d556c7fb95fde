/** What a key is as a switch. By the characters that switch boxes send; held together with Ctrl, Alt or Meta keys stay the
 * browser's, and so do those that lead out of the pads. Pure. */

export type Switch = 'first' | 'second' | 'other';

const FIRST = [' ', 'Spacebar', '1', 'ArrowRight', 'ArrowDown'];
const SECOND = ['Enter', '2', 'ArrowLeft', 'ArrowUp'];

const NO_SWITCH = [
  'Tab',
  'Escape',
  'Shift',
  'Control',
  'Alt',
  'AltGraph',
  'Meta',
  'OS',
  'CapsLock',
  'NumLock',
  'Fn',
  'Dead',
];

export interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/** Null: it is none. */
export function switchOf(key: Key): Switch | null {
  if (key.ctrlKey || key.altKey || key.metaKey || NO_SWITCH.indexOf(key.key) >= 0) return null;
  if (FIRST.indexOf(key.key) >= 0) return 'first';
  return SECOND.indexOf(key.key) >= 0 ? 'second' : 'other';
}

/** Buttons of a gamepad, or jacks of a switch box that is one: every other one is the second. */
export function switchOfButton(button: number): Switch {
  return button % 2 === 0 ? 'first' : 'second';
}
