/** The keyboard on the surface: the row of digits plays pads 1 to 12, Space and Enter the pad in focus. */
import type { Touches } from './touches';

/** By place on the keyboard: on a French one digits need Shift, the keys are where they are. */
const DIGITS = [
  'Digit1',
  'Digit2',
  'Digit3',
  'Digit4',
  'Digit5',
  'Digit6',
  'Digit7',
  'Digit8',
  'Digit9',
  'Digit0',
  'Minus',
  'Equal',
];
/** Switch boxes and remappers often send the character without a place. */
const CHARACTERS = '1234567890-=';

export interface Pads {
  count(): number;
  /** The pad that an element is, or lies in. */
  padOf(element: EventTarget | null): number | null;
}

function digit(event: KeyboardEvent): number {
  const pad = DIGITS.indexOf(event.code.replace('Numpad', 'Digit'));
  return pad >= 0 ? pad : CHARACTERS.indexOf(event.key);
}

function padFor(event: KeyboardEvent, pads: Pads): number | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (event.key === ' ' || event.key === 'Enter') return pads.padOf(event.target);
  const pad = digit(event);
  return pad >= 0 && pad < pads.count() ? pad : null;
}

/** The same key down and up is one touch, whatever was pressed with it in between. */
const nameOf = (event: KeyboardEvent) => `key ${event.code || event.key}`;

export function listenToKeys(touches: Touches, pads: Pads, velocity: number): void {
  document.addEventListener('keydown', (event) => {
    const pad = padFor(event, pads);
    if (pad === null) return;
    event.preventDefault();
    if (!event.repeat) touches.begin(nameOf(event), pad, velocity);
  });
  document.addEventListener('keyup', (event) => touches.end(nameOf(event)));
}

/** How long the touch of a screen reader's "activate" lasts: it has a beginning only. */
const ACTIVATED_MS = 300;

/** Screen readers and voice control send a click without any touch before it. */
export function listenToActivation(root: HTMLElement, touches: Touches, pads: Pads, velocity: number): void {
  root.addEventListener('click', (event) => {
    const pad = pads.padOf(event.target);
    if (pad === null || event.detail !== 0) return;
    const key = `click ${pad}`;
    touches.begin(key, pad, velocity);
    window.setTimeout(() => touches.end(key), ACTIVATED_MS);
  });
}
