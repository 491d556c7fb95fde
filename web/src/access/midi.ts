/** MIDI keyboards and pads that are plugged into the tablet, where its browser lets them be heard. */
import { readMidi } from './midi-words';

export interface MidiKeys {
  down(key: string, note: number, velocity: number): void;
  up(key: string): void;
  lost(device: string): void;
  /** The browser has none, or keeps it to itself. */
  none(): void;
}

const DEVICE = 'midi ';

/** Asks the browser, which may ask whoever holds the tablet: call it only where MIDI is wanted. Answers the way to stop. */
export function listenToMidi(keys: MidiKeys): () => void {
  let access: MIDIAccess | null = null;
  let over = false;

  const hear = (input: MIDIInput) => (event: MIDIMessageEvent) => {
    const word = event.data === null ? null : readMidi(event.data);
    if (word === null || word.kind === 'control') return;
    const key = `${DEVICE}${input.id} ${word.key}`;
    if (word.kind === 'on') keys.down(key, word.key, word.velocity);
    else keys.up(key);
  };
  const listen = () => {
    if (access === null) return;
    access.inputs.forEach((input) => {
      input.onmidimessage = over ? null : hear(input);
    });
  };

  if (typeof navigator.requestMIDIAccess !== 'function') {
    keys.none();
    return () => undefined;
  }
  navigator.requestMIDIAccess().then(
    (given) => {
      access = given;
      access.onstatechange = (event) => {
        const { port } = event;
        if (port !== null && port.state === 'disconnected') keys.lost(`${DEVICE}${port.id} `);
        listen();
      };
      listen();
    },
    () => {
      if (!over) keys.none();
    },
  );
  return () => {
    over = true;
    listen();
    keys.lost(DEVICE);
  };
}
