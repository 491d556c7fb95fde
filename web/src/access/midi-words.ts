/** What a MIDI message means here: a key of a keyboard, or something to press. */

export type MidiWord =
  | { readonly kind: 'on'; readonly key: number /** 0 to 1. */; readonly velocity: number }
  | { readonly kind: 'off'; readonly key: number }
  | { readonly kind: 'control'; readonly number: number; readonly value: number };

const NOTE_OFF = 0x80;
const NOTE_ON = 0x90;
const CONTROL = 0xb0;

/** From here up a controller counts as pressed, as sustain pedals do. */
const PRESSED = 64;

/** Channels are left aside. Null for whatever is neither note nor controller. */
export function readMidi(data: ArrayLike<number>): MidiWord | null {
  const kind = (data[0] ?? 0) & 0xf0;
  const first = data[1];
  const second = data[2];
  if (first === undefined || second === undefined) return null;
  if (kind === NOTE_ON && second > 0) return { kind: 'on', key: first, velocity: second / 127 };
  if (kind === NOTE_OFF || kind === NOTE_ON) return { kind: 'off', key: first };
  return kind === CONTROL ? { kind: 'control', number: first, value: second } : null;
}

/** The name under which it can be given an act. */
export function triggerOf(word: MidiWord): string {
  return word.kind === 'control' ? `midi control ${word.number}` : `midi note ${word.key}`;
}

/** Whether it goes down (true) or comes up. */
export function isDown(word: MidiWord): boolean {
  return word.kind === 'on' || (word.kind === 'control' && word.value >= PRESSED);
}
