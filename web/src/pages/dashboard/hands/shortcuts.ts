/** Keys, foot pedals (which send keys) and MIDI: what each does, how that is changed, when a key belongs to a control. */
import { CARDS, type CardName } from '../what/techniques';

export type KeyAct =
  | `card ${CardName}`
  | 'stop'
  | 'go'
  | 'softer'
  | 'louder'
  | 'hush'
  | 'accent'
  | 'rumble'
  | 'undo'
  | 'next'
  | 'stay'
  | 'hand_over'
  | 'end'
  | 'group A'
  | 'group B'
  | 'group C'
  | 'everyone'
  | 'rest'
  | 'solo'
  | 'seat_softer'
  | 'seat_louder'
  | 'tap'
  | 'slower'
  | 'faster'
  | 'take_pulse'
  | 'pulse'
  | 'drone'
  | 'bed'
  | 'chords'
  | 'brighter'
  | 'deeper'
  | 'as_played'
  | 'steady'
  | 'gentle'
  | 'together'
  | 'loop'
  | 'silence'
  | 'join'
  | 'scales'
  | 'plan'
  | 'play_along'
  | 'close';

export interface KeyLine {
  readonly act: KeyAct;
  /** What works it by itself: `KeyboardEvent.key` in small letters. */
  readonly keys: readonly string[];
  readonly words: string;
}

const CARD_KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '-', '='] as const;

const CARD_LINES: readonly KeyLine[] = CARDS.map((card, at) => ({
  act: `card ${card.name}` as const,
  keys: [CARD_KEYS[at] ?? ''],
  words: card.name === 'space' ? 'Space, while held' : card.title,
}));

export const KEY_LINES: readonly KeyLine[] = [
  { act: 'stop', keys: [' ', 's'], words: 'STOP' },
  { act: 'go', keys: ['enter', 'g'], words: 'GO' },
  { act: 'next', keys: ['pagedown'], words: 'NEXT scene' },
  { act: 'stay', keys: ['pageup'], words: 'Stay 2 minutes more' },
  { act: 'softer', keys: ['arrowdown'], words: 'Room softer' },
  { act: 'louder', keys: ['arrowup'], words: 'Room louder' },
  { act: 'hush', keys: ['h'], words: 'Hush, and back' },
  { act: 'accent', keys: ['a'], words: 'Accent' },
  { act: 'rumble', keys: ['r'], words: 'Rumble, while held' },
  { act: 'undo', keys: ['z'], words: 'Undo' },
  ...CARD_LINES,
  { act: 'hand_over', keys: ['.'], words: 'Next turn, group, stop or go' },
  { act: 'end', keys: ['backspace'], words: 'End the technique begun last' },
  { act: 'group A', keys: ['q'], words: 'Choose group A' },
  { act: 'group B', keys: ['w'], words: 'Choose group B' },
  { act: 'group C', keys: ['e'], words: 'Choose group C' },
  { act: 'everyone', keys: ['x'], words: 'Choose everyone' },
  { act: 'rest', keys: [','], words: 'Those chosen rest, and back' },
  { act: 'solo', keys: ['/'], words: 'Those chosen alone, and back' },
  { act: 'seat_softer', keys: ['['], words: 'Those chosen softer' },
  { act: 'seat_louder', keys: [']'], words: 'Those chosen louder' },
  { act: 'tap', keys: ['t'], words: 'Tap the tempo' },
  { act: 'slower', keys: ['arrowleft'], words: 'Slower' },
  { act: 'faster', keys: ['arrowright'], words: 'Faster' },
  { act: 'take_pulse', keys: ['m'], words: 'Take over the pulse played' },
  { act: 'pulse', keys: ['p'], words: 'Pulse on and off' },
  { act: 'drone', keys: ['d'], words: 'Drone on and off' },
  { act: 'bed', keys: ['b'], words: 'Bed on and off' },
  { act: 'chords', keys: ['c'], words: 'Chords on and off' },
  { act: 'brighter', keys: ['home'], words: 'A brighter mood' },
  { act: 'deeper', keys: ['end'], words: 'A deeper mood' },
  { act: 'as_played', keys: ['y'], words: 'Time: as played' },
  { act: 'steady', keys: ['u'], words: 'Time: steady' },
  { act: 'gentle', keys: ['i'], words: 'Time: gentle' },
  { act: 'together', keys: ['o'], words: 'Time: together' },
  { act: 'loop', keys: ['l'], words: 'Time: loop' },
  { act: 'silence', keys: ['n'], words: 'All notes off' },
  { act: 'join', keys: ['j'], words: 'QR and code' },
  { act: 'scales', keys: ['v'], words: 'All scales' },
  { act: 'plan', keys: ['f'], words: 'The plan' },
  { act: 'play_along', keys: ['k'], words: 'Play along' },
  { act: 'close', keys: ['escape'], words: 'Close what is open at the side' },
];

/** Keys that differ from those above. */
export type Bindings = Readonly<Partial<Record<KeyAct, readonly string[]>>>;

export function keysOf(act: KeyAct, bindings: Bindings): readonly string[] {
  return bindings[act] ?? KEY_LINES.find((line) => line.act === act)?.keys ?? [];
}

const CAPS: Readonly<Record<string, string>> = {
  ' ': 'space',
  escape: 'esc',
  arrowdown: '↓',
  arrowup: '↑',
  arrowleft: '←',
  arrowright: '→',
  pagedown: 'page ↓',
  pageup: 'page ↑',
  backspace: '⌫',
  '-': '−',
};

/** A key as it stands on its cap. */
export function capOf(key: string): string {
  return CAPS[key] ?? (key.length === 1 ? key.toUpperCase() : key);
}

export interface KeyPress {
  readonly key: string;
  readonly repeat: boolean;
  /** Control, Alt or the system key is held: never ours. */
  readonly withOthers: boolean;
  /** What the keyboard is on: text (all keys are its own), a control reached by keyboard (space and enter are), or nothing. */
  readonly on: 'text' | 'control' | 'nothing';
}

const BELONG_TO_CONTROLS = [' ', 'enter'];
const MAY_REPEAT: readonly KeyAct[] = ['softer', 'louder', 'seat_softer', 'seat_louder', 'slower', 'faster'];
export const HELD: readonly KeyAct[] = ['card space', 'rumble'];

/** What a key does, or null when it isn't ours. With `all` off only escape remains, which no dictation sends by chance. */
export function actOfKey(press: KeyPress, all: boolean, bindings: Bindings = {}): KeyAct | null {
  const key = press.key.toLowerCase();
  const line = KEY_LINES.find((one) => keysOf(one.act, bindings).includes(key));
  if (line === undefined || press.withOthers) return null;
  if (line.act === 'close') return 'close';
  if (!all || press.on === 'text') return null;
  if (press.on === 'control' && BELONG_TO_CONTROLS.includes(key)) return null;
  if (press.repeat && !MAY_REPEAT.includes(line.act)) return null;
  return line.act;
}

/** Keys of the browser or of moving about, which can't be given away. */
const KEPT_BACK = [
  'tab',
  'shift',
  'control',
  'alt',
  'meta',
  'altgraph',
  'capslock',
  'escape',
  'dead',
  'process',
];

export type Rebound =
  | { readonly bindings: Bindings; readonly trouble: null }
  | { readonly bindings: Bindings; readonly trouble: string };

function isMidi(key: string): boolean {
  return key.startsWith('midi ');
}

/** Gives `act` another key (or another MIDI trigger, which stands beside the key). A key that is taken stays where it is. */
export function rebound(bindings: Bindings, act: KeyAct, pressed: string): Rebound {
  const key = pressed.toLowerCase();
  if (KEPT_BACK.includes(key))
    return { bindings, trouble: `${capOf(key)} can't be given away: press another key.` };
  const owner = KEY_LINES.find((line) => line.act !== act && keysOf(line.act, bindings).includes(key));
  if (owner !== undefined) {
    return { bindings, trouble: `${capOf(key)} is “${owner.words}” already: press another key.` };
  }
  const others = keysOf(act, bindings).filter((one) => isMidi(one) !== isMidi(key));
  return {
    bindings: { ...bindings, [act]: isMidi(key) ? [...others, key] : [key, ...others] },
    trouble: null,
  };
}

/** `act` has no key any more. */
export function unbound(bindings: Bindings, act: KeyAct): Bindings {
  return { ...bindings, [act]: [] };
}

/** What was kept on this device, as far as it makes sense: unknown acts and doubled keys are left out. */
export function readBindings(text: string | null): Bindings {
  let kept: unknown = null;
  try {
    kept = JSON.parse(text ?? 'null');
  } catch {
    return {}; // not ours, or cut off: the keys are as in a new browser
  }
  if (typeof kept !== 'object' || kept === null) return {};
  const found = new Map(Object.entries(kept));
  const bindings: Partial<Record<KeyAct, readonly string[]>> = {};
  for (const { act } of KEY_LINES) {
    const keys: unknown = found.get(act);
    if (act !== 'close' && Array.isArray(keys) && keys.every((key) => typeof key === 'string'))
      bindings[act] = keys;
  }
  const all: string[] = [];
  for (const { act } of KEY_LINES) all.push(...keysOf(act, bindings));
  return new Set(all).size === all.length ? bindings : {};
}
