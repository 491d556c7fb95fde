// Where the audio clock stands for a moment of the page's clock.

/** Seconds; long enough to have seen the audio clock freshly stepped, short enough that drift does not matter. */
const WINDOW = 3;

interface Reading {
  readonly at: number;
  readonly lead: number;
}

/**
 * The audio clock moves in steps, so a reading is between true and one step old. The freshest of the last readings,
 * the one with the greatest lead over the page's clock, is the truest.
 */
export class AudioClock {
  private readings: Reading[] = [];

  /** Both clocks, read together, in seconds. */
  read(page: number, audio: number): void {
    const lead = audio - page;
    const last = this.readings[this.readings.length - 1];
    // A clock that stood still (suspended, interrupted) starts a new reckoning.
    if (last && Math.abs(lead - last.lead) > 0.2) this.readings = [];
    this.readings = this.readings.filter((one) => page - one.at <= WINDOW);
    this.readings.push({ at: page, lead });
  }

  reset(): void {
    this.readings = [];
  }

  /** The moment of the page's clock on the audio clock; null before the first reading. */
  toAudio(page: number): number | null {
    if (this.readings.length === 0) return null;
    return page + this.readings.reduce((most, one) => Math.max(most, one.lead), Number.NEGATIVE_INFINITY);
  }
}
