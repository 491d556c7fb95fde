/** Which seats play at this moment, from the light facts: held tones until they end, struck ones for a while. */
import type { Lights } from '../../../protocol.gen';

/** Milliseconds a struck tone keeps its seat lit. A new touch before that holds the light up instead of blinking it. */
export const STRUCK_MS = 600;

export class Glow {
  private readonly held = new Map<number, number>();
  private readonly until = new Map<number, number>();

  feed(lights: Lights, nowMs: number): void {
    for (const [seat, , id, hold] of lights.on) {
      this.until.set(seat, nowMs + STRUCK_MS);
      if (hold) this.held.set(id, seat);
    }
    for (const id of lights.off) {
      const seat = this.held.get(id);
      if (seat !== undefined) this.until.set(seat, nowMs + STRUCK_MS);
      this.held.delete(id);
    }
  }

  /** The seats that are lit now. */
  lit(nowMs: number): Set<number> {
    const seats = new Set(this.held.values());
    for (const [seat, until] of Array.from(this.until)) {
      if (until > nowMs) seats.add(seat);
      else this.until.delete(seat);
    }
    return seats;
  }

  /** After a gap nothing is known to be held. */
  forget(): void {
    this.held.clear();
    this.until.clear();
  }
}
