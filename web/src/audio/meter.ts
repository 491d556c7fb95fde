// Measures what comes out, by filters and analysers that every browser has, and no worklet.

import { PASS_HERTZ, PASS_Q, SHELF_DB, SHELF_HERTZ } from './kweight';
import { Loudness } from './loudness';

const LONGEST = 32768;
/** Samples an analyser remembers: readings may be 0.7 s apart without a gap. */

/** K-weights both sides of a sound and keeps their loudness. */
export class Meter {
  readonly loudness = new Loudness();
  private readonly context: BaseAudioContext;
  private readonly sides: readonly AnalyserNode[];
  private readonly samples = new Float32Array(LONGEST);
  private readAt: number;

  constructor(context: BaseAudioContext, sound: AudioNode) {
    this.context = context;
    this.readAt = context.currentTime;
    const shelf = context.createBiquadFilter();
    shelf.type = 'highshelf';
    shelf.frequency.value = SHELF_HERTZ;
    shelf.gain.value = SHELF_DB;
    const pass = context.createBiquadFilter();
    pass.type = 'highpass';
    pass.frequency.value = PASS_HERTZ;
    pass.Q.value = 20 * Math.log10(PASS_Q);
    // One channel must not count twice as loud because an analyser would mix two into one.
    const both = context.createGain();
    both.channelCount = 2;
    both.channelCountMode = 'explicit';
    const split = context.createChannelSplitter(2);
    sound.connect(both);
    both.connect(shelf);
    shelf.connect(pass);
    pass.connect(split);
    this.sides = [0, 1].map((side) => {
      const analyser = context.createAnalyser();
      analyser.fftSize = LONGEST;
      split.connect(analyser, side);
      return analyser;
    });
  }

  /** Whether this browser tells samples at all; old Safari doesn't. */
  able(): boolean {
    return typeof (this.sides[0]?.getFloatTimeDomainData as unknown) === 'function';
  }

  /** Takes in what has sounded since the last reading; call it ten times a second or so. */
  read(): void {
    const now = this.context.currentTime;
    const passed = Math.min(LONGEST, Math.round((now - this.readAt) * this.context.sampleRate));
    if (passed < 128 || !this.able()) return;
    this.readAt = now;
    let power = 0;
    for (const side of this.sides) {
      side.getFloatTimeDomainData(this.samples);
      let sum = 0;
      for (let i = LONGEST - passed; i < LONGEST; i++) sum += (this.samples[i] ?? 0) ** 2;
      power += sum / passed;
    }
    this.loudness.add(passed / this.context.sampleRate, power);
  }
}
