/** The keyboard on the surface: the row of digits plays pads 1 to 12, Space and Enter the pad in focus; or all keys are
 * switches, as the seat's access profile says. */
import { switchOf } from '../access/switches';
import type { Ways } from '../access/ways';
import { FIXED } from './loudness';

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

/** Buttons, fields and the like keep their keys. */
const CONTROLS = 'button, input, select, textarea, a, [contenteditable]';

export function listenToKeys(ways: Ways, pads: Pads): void {
  // In the capture phase: what scans buttons comes before the buttons' own keys.
  const first = true;
  document.addEventListener(
    'keydown',
    (event) => {
      const { intake } = ways;
      const reaches = intake.reaches !== null;
      const onControl = event.target instanceof Element && event.target.closest(CONTROLS) !== null;
      if (onControl && !(reaches && intake.switched)) return;
      const which = intake.switched && (reaches || pads.count() > 0) ? switchOf(event) : null;
      const pad = intake.switched ? null : padFor(event, pads);
      if (which === null && pad === null) return;
      event.preventDefault();
      // What is in focus only because it is framed must not take the key as its own.
      if (intake.scans) event.stopPropagation();
      if (event.repeat) return;
      ways.now((_, now) => {
        if (which !== null) intake.press(nameOf(event), which, now);
        else if (pad !== null) intake.direct(nameOf(event), pad, FIXED, now);
      });
    },
    first,
  );
  document.addEventListener(
    'keyup',
    (event) => {
      const { intake } = ways;
      // Else the button in focus would be pressed once more by its own key.
      if (intake.reaches !== null && intake.switched && switchOf(event) !== null) event.preventDefault();
      ways.now((_, now) => intake.lift(nameOf(event), now));
    },
    first,
  );
}

/** Screen readers and voice control send a click without any touch before it. */
export function listenToActivation(root: HTMLElement, ways: Ways, pads: Pads): void {
  root.addEventListener('click', (event) => {
    const pad = pads.padOf(event.target);
    if (pad !== null && event.detail === 0) ways.now((intake, now) => intake.tap(pad, now));
  });
}
