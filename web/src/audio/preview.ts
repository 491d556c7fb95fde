// A few soft tones on this page itself: to listen to a scale before the room hears it, and to try the loudspeaker.

import type { Engine, Tone } from './engine';
import { Output } from './output';

const STEP = 0.34;
/** Seconds from tone to tone: slow enough to hear each, quick enough to hear a tune. */
const VELOCITY = 0.7;
const LEVEL = 0.25;
/** -12 dB, as every session begins. */
const INSTRUMENT = 'kalimba';

export interface Timed extends Tone {
  /** Seconds after the first. */
  readonly at: number;
}

function phrase(pitches: readonly number[], instrument: string): readonly Timed[] {
  return pitches.map((pitch, i) => ({
    id: -1 - i,
    seat: 1,
    instrument,
    soft: false,
    pitch,
    velocity: VELOCITY,
    hold: false,
    at: i * STEP,
  }));
}

/** Up and home again, on whatever instrument is there. */
export const TEST_FIGURE: readonly Timed[] = phrase([60, 64, 67, 72, 67, 64, 60], INSTRUMENT);

let output: Output | null = null;
let turn = 0;
let known: Engine | null = null;

/** Plays `pitches` (MIDI) one after the other. Call it inside a touch; resolves when the last has begun. A new call ends the one before. */
export async function preview(pitches: readonly number[], instrument: string = INSTRUMENT): Promise<void> {
  const mine = ++turn;
  output ??= new Output(
    () => undefined,
    () => undefined,
  );
  output.start();
  await output.pack.want([instrument]);
  const engine = output.engine();
  if (mine !== turn || !engine) return;
  if (output.pack.problems().length > 0 && !output.pack.instrument(instrument)) {
    throw new Error(output.pack.problems()[0]);
  }
  engine.silence(0.1);
  engine.mix({
    master: LEVEL,
    hush: false,
    calm: false,
    seats: [],
    instruments: [instrument],
  });
  // A new engine wakes in half a second: the first tone shall be as loud as the last.
  const wait = engine === known ? 0.05 : 0.5;
  known = engine;
  const begin = engine.context.currentTime + wait;
  const tones = phrase(pitches, instrument);
  for (const tone of tones) engine.play(tone, begin + tone.at);
  await new Promise((resolve) => window.setTimeout(resolve, 1000 * (wait + (tones.length - 1) * STEP)));
}
