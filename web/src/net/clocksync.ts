/** What the server's clock says, worked out from questions and answers. All times are seconds; local ones are of one page. */

interface Sample {
  /** Server clock minus local clock. */
  readonly offset: number;
  readonly roundTrip: number;
  readonly received: number;
}

/** The quickest of so many answers is believed: it had the least time to be delayed one way only. */
const KEPT = 15;

/** Fewer answers may all have been held up. */
const ENOUGH = 3;

/** Two cheap clocks drift apart by up to this many seconds a second, so an old quick answer loses its worth. */
const DRIFT = 100e-6;

export class ClockSync {
  private samples: Sample[] = [];

  /** One answer: asked at `sent`, read by the server at `server`, back at `received`. */
  add(sent: number, server: number, received: number): void {
    const roundTrip = received - sent;
    if (!(roundTrip >= 0) || !Number.isFinite(server)) return;
    this.samples.push({ offset: server - (sent + received) / 2, roundTrip, received });
    if (this.samples.length > KEPT) this.samples.shift();
  }

  /** Another server process has another clock. */
  reset(): void {
    this.samples = [];
  }

  ready(): boolean {
    return this.samples.length >= ENOUGH;
  }

  serverNow(localSeconds: number): number | null {
    const offset = this.offset();
    return offset === null ? null : localSeconds + offset;
  }

  toLocal(serverSeconds: number): number | null {
    const offset = this.offset();
    return offset === null ? null : serverSeconds - offset;
  }

  /** The usual (median) round trip. */
  roundTrip(): number | null {
    if (!this.ready()) return null;
    const sorted = this.samples.map((sample) => sample.roundTrip).sort((a, b) => a - b);
    const middle = sorted[Math.floor(sorted.length / 2)];
    return middle === undefined ? null : middle;
  }

  /** How far round trips stray from the usual one, on average. */
  jitter(): number | null {
    const usual = this.roundTrip();
    if (usual === null) return null;
    const strays = this.samples.map((sample) => Math.abs(sample.roundTrip - usual));
    return strays.reduce((sum, stray) => sum + stray, 0) / strays.length;
  }

  private offset(): number | null {
    const newest = this.samples[this.samples.length - 1];
    if (newest === undefined || !this.ready()) return null;
    let best = newest;
    let least = Number.POSITIVE_INFINITY;
    for (const sample of this.samples) {
      const doubt = sample.roundTrip / 2 + (newest.received - sample.received) * DRIFT;
      if (doubt < least) {
        least = doubt;
        best = sample;
      }
    }
    return best.offset;
  }
}
