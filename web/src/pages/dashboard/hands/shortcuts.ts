/** Keys, foot pedals (which send keys) and MIDI: what each does, how that is changed, when a key belongs to a control. */

import { say, sayOr } from '../../../words/say';
import { CARDS, type CardName, titleOf } from '../what/techniques';

export type KeyAct =
  | `card ${CardName}`
  | 'stop'
  | 'go'
  | 'softer'
  | 'louder'
  | 'hush'
  | 'calm'
  | 'accent'
  | 'rumble'
  | 'mark'
  | 'record'
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

function line(act: KeyAct, keys: readonly string[]): KeyLine {
  return {
    act,
    keys,
    get words() {
      return wordsOfAct(act);
    },
  };
}

/** What an act is called. */
function wordsOfAct(act: KeyAct): string {
  const card = CARDS.find((name) => act === `card ${name}`);
  if (card === 'space') return say('dashboard.keys.act.space');
  return card === undefined
    ? sayOr(`dashboard.keys.act.${act.toLowerCase().replace(' ', '_')}`, act)
    : titleOf(card);
}

const CARD_LINES: readonly KeyLine[] = CARDS.map((card, at) => line(`card ${card}`, [CARD_KEYS[at] ?? '']));

export const KEY_LINES: readonly KeyLine[] = [
  line('stop', [' ', 's']),
  line('go', ['enter', 'g']),
  line('next', ['pagedown']),
  line('stay', ['pageup']),
  line('softer', ['arrowdown']),
  line('louder', ['arrowup']),
  line('hush', ['h']),
  line('calm', ['c']),
  line('accent', ['a']),
  line('rumble', ['r']),
  line('mark', ['m']),
  line('record', ['\\']),
  line('undo', ['z']),
  ...CARD_LINES,
  line('hand_over', ['.']),
  line('end', ['backspace']),
  line('group A', ['q']),
  line('group B', ['w']),
  line('group C', ['e']),
  line('everyone', ['x']),
  line('rest', [',']),
  line('solo', ['/']),
  line('seat_softer', ['[']),
  line('seat_louder', [']']),
  line('tap', ['t']),
  line('slower', ['arrowleft']),
  line('faster', ['arrowright']),
  line('take_pulse', ["'"]),
  line('pulse', ['p']),
  line('drone', ['d']),
  line('bed', ['b']),
  line('chords', [';']),
  line('brighter', ['home']),
  line('deeper', ['end']),
  line('as_played', ['y']),
  line('steady', ['u']),
  line('gentle', ['i']),
  line('together', ['o']),
  line('loop', ['l']),
  line('silence', ['n']),
  line('join', ['j']),
  line('scales', ['v']),
  line('plan', ['f']),
  line('play_along', ['k']),
  line('close', ['escape']),
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
  if (KEPT_BACK.includes(key)) return { bindings, trouble: say('dashboard.keys.fixed', { key: capOf(key) }) };
  const owner = KEY_LINES.find((line) => line.act !== act && keysOf(line.act, bindings).includes(key));
  if (owner !== undefined) {
    return { bindings, trouble: say('dashboard.keys.taken', { key: capOf(key), act: owner.words }) };
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
