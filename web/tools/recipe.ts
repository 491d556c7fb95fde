// What the pack is made of: which voice of the sound bank becomes which instrument, and how densely it is sampled.

export interface PitchedRecipe {
  readonly id: string;
  /** Program of the sound bank, 0 to 127. */
  readonly program: number;
  /** Lowest and highest sampled key (MIDI); keys between are `step` semitones apart. */
  readonly low: number;
  readonly high: number;
  readonly step: number;
  /** Seconds rendered; a struck sound is cut where it has died away. */
  readonly seconds: number;
  readonly stereo: boolean;
  /** Held instruments are looped and end `release` seconds after the touch. */
  readonly hold: boolean;
  readonly release: number;
}

function struck(
  id: string,
  program: number,
  low: number,
  high: number,
  step: number,
  seconds = 4,
  stereo = false,
): PitchedRecipe {
  return { id, program, low, high, step, seconds, stereo, hold: false, release: 0.25 };
}

function held(
  id: string,
  program: number,
  low: number,
  high: number,
  step: number,
  stereo: boolean,
  release: number,
): PitchedRecipe {
  return { id, program, low, high, step, seconds: 8, stereo, hold: true, release };
}

/** Ids and ranges agree with server/core/instruments.py. */
export const PITCHED: readonly PitchedRecipe[] = [
  struck('kalimba', 108, 48, 88, 4),
  struck('marimba', 12, 43, 91, 4),
  struck('harp', 46, 40, 93, 5),
  struck('vibraphone', 11, 48, 89, 5),
  struck('handpan', 114, 43, 81, 4),
  struck('glockenspiel', 9, 60, 96, 4, 3),
  struck('celesta', 8, 55, 96, 5),
  struck('guitar', 24, 40, 84, 4, 3),
  struck('koto', 107, 43, 86, 4),
  struck('piano', 0, 33, 96, 6, 3.4, true),
  struck('bass', 32, 28, 60, 5),
  held('flute', 73, 55, 91, 5, false, 0.25),
  held('ocarina', 79, 55, 91, 6, false, 0.25),
  held('strings', 48, 43, 88, 6, true, 0.45),
  held('choir', 52, 43, 84, 6, true, 0.5),
  held('warm_pad', 89, 36, 88, 6, false, 0.8),
];

export interface PercussionRecipe {
  readonly id: string;
  /** Key on the bank's percussion channel. */
  readonly key: number;
  /** How hard it is struck for the sample, 1 to 127. */
  readonly velocity: number;
  /** Hertz of a low-pass that turns a stroke into a touch. */
  readonly darker?: number;
}

/** Hand drums stand in for frame drums: the bank has none of its own, and an open low conga comes nearest. */
export const PERCUSSION: readonly PercussionRecipe[] = [
  { id: 'frame_drum', key: 64, velocity: 100 },
  { id: 'frame_drum_soft', key: 64, velocity: 70, darker: 420 },
  { id: 'frame_drum_edge', key: 62, velocity: 90 },
  { id: 'hand_drum_low', key: 61, velocity: 95 },
  { id: 'hand_drum_high', key: 60, velocity: 95 },
  { id: 'kick', key: 36, velocity: 90 },
  { id: 'low_tom', key: 41, velocity: 90 },
  { id: 'shaker', key: 82, velocity: 100 },
  { id: 'maracas', key: 70, velocity: 100 },
  { id: 'cabasa', key: 69, velocity: 100 },
  { id: 'tambourine', key: 54, velocity: 90 },
  { id: 'woodblock_low', key: 77, velocity: 100 },
  { id: 'woodblock_high', key: 76, velocity: 100 },
  { id: 'claves', key: 75, velocity: 90 },
  { id: 'triangle', key: 81, velocity: 90 },
  { id: 'cowbell', key: 56, velocity: 80 },
  { id: 'bell_tree', key: 84, velocity: 100 },
  { id: 'guiro', key: 73, velocity: 100 },
];

/** Evenly spread keys from `low` to `high`, both included, at most `step` apart. */
export function keysOf(recipe: PitchedRecipe): readonly number[] {
  const gaps = Math.ceil((recipe.high - recipe.low) / recipe.step);
  const keys: number[] = [];
  for (let i = 0; i <= gaps; i++) keys.push(Math.round(recipe.low + ((recipe.high - recipe.low) * i) / gaps));
  return keys;
}
