/** Listens to keys, pedals and MIDI, and does what `shortcuts.ts` says. What a device was taught it keeps. */
import { signal } from '@preact/signals';
import { isDown, type MidiWord, readMidi, triggerOf } from '../../../access/midi-words';
import type { Session } from '../session';
import { holdAct, perform } from './hands';
import {
  actOfKey,
  type Bindings,
  capOf,
  HELD,
  type KeyAct,
  type KeyPress,
  keysOf,
  readBindings,
} from './shortcuts';

const SWITCH = 'roundelay.keys';
const TAUGHT = 'roundelay.bindings';
const MIDI = 'roundelay.midi';

function kept(name: string): string | null {
  try {
    return window.localStorage.getItem(name);
  } catch {
    return null; // storage may be forbidden: all is as in a new browser
  }
}

function keep(name: string, text: string): void {
  try {
    window.localStorage.setItem(name, text);
  } catch {
    return; // see `kept`; it lasts as long as the page
  }
}

export const keysOn = signal(kept(SWITCH) !== 'off');
export const bindings = signal<Bindings>(readBindings(kept(TAUGHT)));

export function setKeysOn(on: boolean): void {
  keysOn.value = on;
  keep(SWITCH, on ? 'on' : 'off');
}

export function setBindings(next: Bindings): void {
  bindings.value = next;
  keep(TAUGHT, JSON.stringify(next));
}

/** What stands on the cap of a control; null when no key works it. */
export function capFor(act: KeyAct): string | null {
  const key = keysOf(act, bindings.value).find((one) => !one.startsWith('midi '));
  return key === undefined || !keysOn.value ? null : capOf(key);
}

/** While a row of the key drawer waits for its new key: it gets the next one, whatever it is. */
export const learner: { take: ((key: string) => void) | null } = { take: null };

/** Whether the focus was last moved by the keyboard: only then do space and enter belong to the focused control. */
let byKeyboard = false;

function standingOn(): KeyPress['on'] {
  const element = document.activeElement;
  if (element === null || !(element instanceof HTMLElement)) return 'nothing';
  if (element.matches('input, select, textarea')) return 'text';
  return byKeyboard && element.matches('button, a[href], label') ? 'control' : 'nothing';
}

/** Acts that last while a key is held, by the key that holds them. */
const holding = new Map<string, KeyAct>();

function down(session: Session, press: KeyPress): boolean {
  const act = actOfKey(press, keysOn.value, bindings.value);
  if (act === null) return holding.has(press.key.toLowerCase());
  if (HELD.includes(act)) holding.set(press.key.toLowerCase(), act);
  perform(session, act);
  return true;
}

function up(session: Session, key: string): void {
  const act = holding.get(key.toLowerCase());
  if (act === undefined) return;
  holding.delete(key.toLowerCase());
  holdAct(session, act, false);
}

export function listenToKeys(session: Session): void {
  window.addEventListener(
    'pointerdown',
    () => {
      byKeyboard = false;
    },
    true,
  );
  window.addEventListener(
    'keydown',
    (event) => {
      if (learner.take === null || event.key === 'Tab') return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (!event.repeat) learner.take(event.key);
    },
    true,
  );
  window.addEventListener('keydown', (event) => {
    if (event.key === 'Tab') byKeyboard = true;
    if (event.defaultPrevented) return;
    const ours = down(session, {
      key: event.key,
      repeat: event.repeat,
      withOthers: event.ctrlKey || event.altKey || event.metaKey,
      on: standingOn(),
    });
    if (!ours) return;
    event.preventDefault();
    // A button that was clicked keeps the focus, and would be pressed when the space bar comes up.
    if (!byKeyboard && document.activeElement instanceof HTMLButtonElement) document.activeElement.blur();
  });
  window.addEventListener('keyup', (event) => up(session, event.key));
  window.addEventListener('blur', () => {
    for (const key of Array.from(holding.keys())) up(session, key);
  });
}

export type MidiState = 'impossible' | 'off' | 'asking' | 'on' | 'refused';

export const midi = signal<MidiState>('requestMIDIAccess' in navigator ? 'off' : 'impossible');
/** The names of the devices that are plugged in. */
export const midiDevices = signal<readonly string[]>([]);

function hearMidi(session: Session, word: MidiWord): void {
  const trigger = triggerOf(word);
  if (learner.take !== null) {
    if (isDown(word)) learner.take(trigger);
    return;
  }
  if (!isDown(word)) up(session, trigger);
  else if (down(session, { key: trigger, repeat: false, withOthers: false, on: 'nothing' })) return;
  if (word.kind === 'on') session.leaderOn(`midi ${word.key}`, word.key, word.velocity);
  if (word.kind === 'off') session.leaderOff(`midi ${word.key}`);
}

/** Asks the browser for MIDI devices; it may ask the therapist. Later visits need no second tap. */
export async function useMidi(session: Session): Promise<void> {
  if (midi.value === 'impossible' || midi.value === 'on') return;
  midi.value = 'asking';
  let access: MIDIAccess;
  try {
    access = await navigator.requestMIDIAccess();
  } catch {
    midi.value = 'refused';
    return;
  }
  midi.value = 'on';
  keep(MIDI, 'on');
  const plug = (): void => {
    const names: string[] = [];
    access.inputs.forEach((input) => {
      names.push(input.name ?? 'a device');
      input.onmidimessage = (event) => {
        const word = event.data === null ? null : readMidi(event.data);
        if (word !== null) hearMidi(session, word);
      };
    });
    midiDevices.value = names;
  };
  access.onstatechange = plug;
  plug();
}

export function rememberMidi(session: Session): void {
  if (kept(MIDI) === 'on') void useMidi(session);
}
