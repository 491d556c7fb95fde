/**
 * The luminance limiter: all light that a touch, a beat or a change of scene brings to a screen goes through it, so that
 * no hand, and no room full of hands, can make a screen flash more than 1.7 times a second. Pure: seconds go in, levels
 * (0 to 1) come out.
 *
 * - `Mark`: a small light. Up at once, then up for HOLD at least, then down over FALL.
 * - `Slew`: a large light. Never faster than 10 % in 400 ms.
 * - `Change`: a cross-fade from one state to another. Ends before the next begins.
 * - `Blocks`: many small lights near each other. Lets them rise together, but not again and again in turns.
 * - `Shares`: many moving lights in one water. The more there are, the fainter each.
 */
import { DRIFT } from './times';

/** Seconds a mark stays up after its last touch, however short that was: what makes 1 / HOLD < 1.7 flashes a second. */
export const HOLD = 0.6;

/** Seconds a mark takes to fall. */
export const FALL = 0.7;

/** A change of relative luminance below this is no flash (WCAG counts from 0.10). */
export const QUIET = 0.09;

/** A light of one touch. */
export class Mark {
  private since = Number.NEGATIVE_INFINITY;
  private peak = 0;
  private held = false;

  /** Lights it at once; a weaker touch than what is still lit only keeps it up. */
  touch(now: number, strength = 1): void {
    this.peak = Math.max(this.level(now), strength);
    this.since = now;
  }

  /** As touch, until release. */
  hold(now: number, strength = 1): void {
    this.touch(now, strength);
    this.held = true;
  }

  release(now: number): void {
    if (!this.held) return;
    this.held = false;
    // What had been up for long may fall now; what was short stays up for the rest of its time.
    if (now - this.since > HOLD) this.since = now - HOLD;
  }

  level(now: number): number {
    const falling = this.held ? 0 : now - this.since - HOLD;
    if (falling <= 0) return this.peak;
    if (falling >= FALL) return 0;
    const left = 1 - falling / FALL;
    return this.peak * left * left * (3 - 2 * left);
  }
}

/** A large area's light. */
export class Slew {
  private value: number;
  private at = 0;
  private readonly perSecond: number;

  /** `perSecond`: how much it may change; 0.25 is 10 % in 400 ms where level 1 is full luminance. */
  constructor(value = 0, perSecond = 0.25) {
    this.value = value;
    this.perSecond = perSecond;
  }

  towards(target: number, now: number): number {
    const most = Math.max(0, now - this.at) * this.perSecond;
    this.value += Math.min(most, Math.max(-most, target - this.value));
    this.at = now;
    return this.value;
  }
}

/** A cross-fade between states. A new wish waits until the fade that runs is over, so it can't be flicked to and fro. */
export class Change<T> {
  private began = Number.NEGATIVE_INFINITY;
  from: T;
  to: T;
  private wish: T;
  private seconds: number;
  private wishSeconds: number;

  constructor(state: T, seconds = DRIFT) {
    this.from = state;
    this.to = state;
    this.wish = state;
    this.seconds = seconds;
    this.wishSeconds = seconds;
  }

  /** `seconds`: how long this fade and those after it take. */
  want(state: T, now: number, seconds = this.wishSeconds): void {
    this.wish = state;
    this.wishSeconds = seconds;
    this.mix(now);
  }

  /** How far `to` has come, 0 to 1, smooth. Looks after a wish that waits. */
  mix(now: number): number {
    let done = (now - this.began) / this.seconds;
    if (done >= 1 && this.wish !== this.to) {
      this.from = this.to;
      this.to = this.wish;
      this.seconds = this.wishSeconds;
      this.began = now;
      done = 0;
    }
    if (done >= 1) return 1;
    return done <= 0 ? 0 : done * done * (3 - 2 * done);
  }
}

/** Both states of a change with the share that each has of it now; nothing for a share of nothing. */
export function each<T>(change: Change<T>, now: number, show: (state: T, share: number) => void): void {
  const mix = change.mix(now);
  if (mix < 1) show(change.from, 1 - mix);
  if (mix > 0) show(change.to, mix);
}

/** A rectangle as fractions of the screen. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Blocks of a third by a third of the screen (341 x 256 of 1024 x 768, WCAG's field), overlapping by half. */
const STEP = 1 / 6;
const BLOCK = 1 / 3;
const ACROSS = 5;

/** Lights that rise within so many seconds are one flash. */
const TOGETHER = 0.12;

/** Seconds from one such rise to the next: two there and back take 1.4, so that no second holds more than two, however
    their slow falls come together. */
export const APART = 0.7;

/** Part of a block that may light up outside a flash. WCAG counts from a quarter. */
const STRAY = 0.18;

export class Blocks {
  private readonly began = new Float64Array(ACROSS * ACROSS).fill(Number.NEGATIVE_INFINITY);
  private readonly strays = new Float64Array(ACROSS * ACROSS);

  /**
   * Whether `box` may rise by so much luminance now. Whoever is refused may ask again: at the latest after APART, since by
   * then what has risen around it may begin anew.
   */
  grant(box: Box, rise: number, now: number): boolean {
    if (rise <= QUIET) return true;
    for (let block = 0; block < this.began.length; block += 1) {
      const area = shareOf(block, box);
      if (area > 0 && !this.mayRise(block, area, now)) return false;
    }
    for (let block = 0; block < this.began.length; block += 1) {
      const area = shareOf(block, box);
      if (area > 0) this.rises(block, area, now);
    }
    return true;
  }

  private mayRise(block: number, area: number, now: number): boolean {
    const age = now - (this.began[block] as number);
    return age < TOGETHER || age >= APART || (this.strays[block] as number) + area <= STRAY;
  }

  private rises(block: number, area: number, now: number): void {
    const age = now - (this.began[block] as number);
    if (age >= APART) {
      this.began[block] = now;
      this.strays[block] = 0;
    } else if (age >= TOGETHER) {
      this.strays[block] = (this.strays[block] as number) + area;
    }
  }
}

/** The part of a block that a box covers. */
function shareOf(block: number, box: Box): number {
  const left = (block % ACROSS) * STEP;
  const top = Math.floor(block / ACROSS) * STEP;
  const width = Math.min(box.x + box.width, left + BLOCK) - Math.max(box.x, left);
  const height = Math.min(box.y + box.height, top + BLOCK) - Math.max(box.y, top);
  return width > 0 && height > 0 ? (width * height) / (BLOCK * BLOCK) : 0;
}

/** Cells per side of the square in which `Shares` counts. */
const CELLS = 5;

/** Lights of full weight that one cell may show at full strength. */
const FULL = 3;

/** What each of many discs of light may keep, so that where they meet they are no brighter than a few would be. */
export class Shares {
  private readonly weights = new Float64Array(CELLS * CELLS);
  private readonly reach: number;

  /** `reach`: half the side of the square in which the discs move, around 0, 0. */
  constructor(reach: number) {
    this.reach = reach;
  }

  clear(): void {
    this.weights.fill(0);
  }

  add(x: number, y: number, radius: number, weight: number): void {
    for (let cell = 0; cell < this.weights.length; cell += 1) {
      if (this.touches(cell, x, y, radius)) this.weights[cell] = (this.weights[cell] as number) + weight;
    }
  }

  /** 0 to 1, for one of the discs that were added. */
  of(x: number, y: number, radius: number): number {
    let most = FULL;
    for (let cell = 0; cell < this.weights.length; cell += 1) {
      const weight = this.weights[cell] as number;
      if (weight > most && this.touches(cell, x, y, radius)) most = weight;
    }
    return FULL / most;
  }

  private touches(cell: number, x: number, y: number, radius: number): boolean {
    const side = (2 * this.reach) / CELLS;
    const left = (cell % CELLS) * side - this.reach;
    const top = Math.floor(cell / CELLS) * side - this.reach;
    const dx = x - Math.min(Math.max(x, left), left + side);
    const dy = y - Math.min(Math.max(y, top), top + side);
    return dx * dx + dy * dy < radius * radius;
  }
}
