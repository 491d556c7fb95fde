// What the sample pack says about itself; written by tools/pack.ts, read by the loader.

/** One recorded tone. */
export interface Zone {
  readonly file: string;
  /** The MIDI pitch it truly sounds, with fractions: the bank's own cents are measured and worked in. */
  readonly key: number;
  /** Linear gain that brings it to the level all instruments share. */
  readonly gain: number;
  /** The same for the soft twin. */
  readonly soft: number;
  /** Where a held tone goes round, in samples at `rate` from its own first sample; absent when it rings by itself. */
  readonly loop: readonly [number, number] | null;
}

export interface PackInstrument {
  readonly hold: boolean;
  /** Seconds from the end of a touch to silence. */
  readonly release: number;
  /** Low to high; percussion has one zone whose key means nothing. */
  readonly zones: readonly Zone[];
}

export interface Manifest {
  readonly version: 1;
  /** Sample rate of the files. */
  readonly rate: number;
  /** At which sample `cal.mp3` clicks: whatever a decoder adds before it, it adds before every sound. */
  readonly click: number;
  readonly hash: string;
  readonly instruments: { readonly [id: string]: PackInstrument };
}

export const CALIBRATION = 'cal.mp3';
