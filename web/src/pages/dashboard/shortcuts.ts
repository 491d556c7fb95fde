/** Keys (and so foot pedals, which send keys): which key does what, and when a key belongs to a control instead. */

export type KeyAct =
  | 'stop'
  | 'go'
  | 'softer'
  | 'louder'
  | 'hush'
  | 'silence'
  | 'undo'
  | 'tap'
  | 'pulse'
  | 'drone'
  | 'join'
  | 'close';

interface KeyLine {
  readonly act: KeyAct;
  /** Values of `KeyboardEvent.key`, letters in small. */
  readonly keys: readonly string[];
  readonly cap: string;
  readonly words: string;
}

export const KEY_LINES: readonly KeyLine[] = [
  { act: 'stop', keys: [' ', 's'], cap: 'space', words: 'STOP (S does the same)' },
  { act: 'go', keys: ['enter', 'g'], cap: 'enter', words: 'GO (G does the same)' },
  { act: 'softer', keys: ['arrowdown'], cap: '↓', words: 'Room softer' },
  { act: 'louder', keys: ['arrowup'], cap: '↑', words: 'Room louder' },
  { act: 'hush', keys: ['h'], cap: 'H', words: 'Hush, and back' },
  { act: 'silence', keys: ['n'], cap: 'N', words: 'All notes off' },
  { act: 'undo', keys: ['z'], cap: 'Z', words: 'Undo' },
  { act: 'tap', keys: ['t'], cap: 'T', words: 'Tap the tempo' },
  { act: 'pulse', keys: ['p'], cap: 'P', words: 'Pulse on and off' },
  { act: 'drone', keys: ['d'], cap: 'D', words: 'Drone on and off' },
  { act: 'join', keys: ['j'], cap: 'J', words: 'QR and code' },
  { act: 'close', keys: ['escape'], cap: 'esc', words: 'Close what is open at the side' },
];

export interface KeyPress {
  readonly key: string;
  readonly repeat: boolean;
  /** Control, Alt or the system key is held: never ours. */
  readonly withOthers: boolean;
  /** What the keyboard is on: text (all keys are its own), a control reached by keyboard (space and enter are), or nothing. */
  readonly on: 'text' | 'control' | 'nothing';
}

const BELONG_TO_CONTROLS = [' ', 'enter'];
const MAY_REPEAT: readonly KeyAct[] = ['softer', 'louder'];

/** What a key does, or null when it isn't ours. With `all` off only escape remains, which no dictation sends by chance. */
export function actOfKey(press: KeyPress, all: boolean): KeyAct | null {
  const key = press.key.toLowerCase();
  const line = KEY_LINES.find((one) => one.keys.includes(key));
  if (line === undefined || press.withOthers) return null;
  if (line.act === 'close') return 'close';
  if (!all || press.on === 'text') return null;
  if (press.on === 'control' && BELONG_TO_CONTROLS.includes(key)) return null;
  if (press.repeat && !MAY_REPEAT.includes(line.act)) return null;
  return line.act;
}
