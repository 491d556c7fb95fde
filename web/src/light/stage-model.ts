/** What the display shows, worked out from facts: who sits where, whose light is up, which sheets are alive. Draws nothing. */
import type { LightOn, Lights, SeatLight, Stage, Tempo } from '../protocol.gen';
import { type SeatLook, seatLook } from '../ui/seats';
import { type Circle, circleFor, type Spot, spotOf, UNITS } from './circle';
import { nextIn, playingIn } from './figure';
import { Blocks, Change, HOLD, Mark, Shares, Slew } from './limiter';
import { channels, luminance, SEAT_COLOURS } from './palette';

/** No more sheets of light at once; the oldest melts for the next. */
export const SHEETS_MOST = 12;

/** Seconds from a sheet's touch to its end in the middle. */
export const LIFE = 2;

/** Seconds in which a sheet that has to go melts. */
const MELT = 0.4;

/** Touches of one seat so close together ride on one sheet. */
const SAME_SHEET = HOLD;

/** Shapes that one sheet carries at most. */
export const RIDERS_MOST = 5;

/** How far the seat's light goes for a touch that is not heard. */
const UNHEARD = 0.35;

/** Seconds in which a seat fills whose turn has come, and empties again. */
const FILL = 0.8;

/** Seconds within which a light that could not rise asks again. */
const PATIENCE = 0.5;

export type SeatShown = 'free' | 'waiting' | 'rest' | 'here' | 'away';

export interface SeatOnStage {
  readonly look: SeatLook;
  readonly shown: Change<SeatShown>;
  /** Filled: sounding, or just sounded. */
  readonly mark: Mark;
  /** Filled for as long as a technique lets it play, touched or not. */
  readonly turn: Change<boolean>;
  hasTurn: boolean;
  /** Ringed twice: it comes next. */
  readonly next: Change<boolean>;
  /** A soft ring round a seat that is touched but not heard. */
  readonly unheard: Mark;
  /** The lobe of a lasting note. */
  readonly lobe: Mark;
  /** Pads of the notes that last, by note id. */
  readonly holding: Map<number, number>;
  spot: Spot;
  /** Where its sheets begin: on the pool's edge, before the seat. */
  shore: Spot;
  /** The pad that the lobe shows; stays while the lobe fades. */
  lobePad: number;
  lastSheet: number;
  /** Until when a light that was refused asks again. */
  asksUntil: number;
}

export interface Sheet {
  seat: SeatOnStage | null;
  born: number;
  melts: number;
  /** It doesn't spread: it only comes and goes. */
  still: boolean;
  readonly pads: Int8Array;
  readonly joined: Float64Array;
  riders: number;
  /** Worked out by `update`: how far it has spread, units from the shore at its seat. */
  radius: number;
  /** How much light it has now. */
  level: number;
}

function emptySheet(): Sheet {
  return {
    seat: null,
    born: 0,
    melts: Number.POSITIVE_INFINITY,
    still: false,
    pads: new Int8Array(RIDERS_MOST),
    joined: new Float64Array(RIDERS_MOST),
    riders: 0,
    radius: 0,
    level: 0,
  };
}

/** While a technique says who plays, the others are hollow, none of them less there than another. */
function shownAs(seat: SeatLight, inTurns: boolean): SeatShown {
  return seat.link === 'here' && seat.rest && !inTurns ? 'rest' : seat.link;
}

/** How much of a change between no and yes is yes, 0 to 1. */
export function shareOf(change: Change<boolean>, now: number): number {
  const mix = change.mix(now);
  return (change.from ? 1 - mix : 0) + (change.to ? mix : 0);
}

function shoreOf(circle: Circle, spot: Spot): Spot {
  return {
    x: circle.poolRadius * Math.cos(spot.angle),
    y: circle.poolRadius * Math.sin(spot.angle),
    angle: spot.angle,
  };
}

export class StageModel {
  readonly seats: SeatOnStage[] = [];
  readonly sheets: readonly Sheet[] = Array.from({ length: SHEETS_MOST }, emptySheet);
  readonly light = new Change<Stage['light']>('full');
  readonly playing = new Change<boolean>(true);
  /** Calm everywhere: half the light, and nothing moves. */
  readonly calmed = new Change<boolean>(false);
  circle: Circle = circleFor(12);
  readonly pulse = new Change<boolean>(false);
  tempo: Tempo | null = null;
  /** The whole water's light, 0 to 1: how much of the room plays. */
  glow = 0;

  private readonly bySeat = new Map<number, SeatOnStage>();
  private readonly noteSeat = new Map<number, SeatOnStage>();
  private readonly glowing = new Slew(0, 0.5);
  private readonly blocks = new Blocks();
  private shares = new Shares(this.circle.poolRadius);
  private readonly still: boolean;

  constructor(still = false) {
    this.still = still;
  }

  stage(fact: Stage, now: number): void {
    this.circle = circleFor(fact.seats.length);
    this.shares = new Shares(this.circle.poolRadius);
    const there = new Set<number>();
    const playing = playingIn(fact);
    const next = nextIn(fact);
    for (const seat of fact.seats) {
      there.add(seat.seat);
      const known = this.bySeat.get(seat.seat);
      const onStage = known === undefined ? this.newSeat(seat, playing !== null) : known;
      onStage.spot = spotOf(this.circle, seat.place);
      onStage.shore = shoreOf(this.circle, onStage.spot);
      const here = seat.link === 'here';
      onStage.shown.want(shownAs(seat, playing !== null), now);
      onStage.hasTurn = here && playing !== null && playing.indexOf(seat.seat) >= 0;
      onStage.next.want(here && next.indexOf(seat.seat) >= 0, now);
      if (!here) this.release(onStage, now);
    }
    for (const [number, seat] of this.bySeat) {
      if (!there.has(number)) this.drop(number, seat);
    }
    this.light.want(fact.light, now);
    this.playing.want(fact.running, now);
    this.calmed.want(fact.calm, now);
    this.tempo = fact.tempo;
    this.pulse.want(fact.pulse, now);
    if (!fact.running) this.calm(now);
  }

  lights(fact: Lights, now: number): void {
    for (const on of fact.on) this.touched(on, now);
    for (const id of fact.off) this.ended(id, now);
  }

  /** The link is gone: nothing that lasts may stay for ever. */
  calm(now: number): void {
    for (const seat of this.seats) this.release(seat, now);
    for (const sheet of this.sheets) if (sheet.seat !== null) sheet.melts = Math.min(sheet.melts, now);
  }

  /** Works out this moment; call once before drawing. */
  update(now: number): void {
    this.shares.clear();
    for (const sheet of this.sheets) this.spread(sheet, now);
    for (const sheet of this.sheets) this.soften(sheet);
    let lit = 0;
    for (const seat of this.seats) {
      if (now < seat.asksUntil) this.lightUp(seat, now);
      this.fill(seat, now);
      lit += seat.mark.level(now);
    }
    const share = this.seats.length > 0 ? lit / Math.min(this.seats.length, 8) : 0;
    this.glow = this.glowing.towards(Math.min(1, share), now);
  }

  /** Whether a seat waits for its light. */
  get waits(): boolean {
    return this.seats.some((seat) => seat.hasTurn !== seat.turn.to);
  }

  seatOf(number: number): SeatOnStage | undefined {
    return this.bySeat.get(number);
  }

  private newSeat(seat: SeatLight, inTurns: boolean): SeatOnStage {
    const spot = spotOf(this.circle, seat.place);
    const made: SeatOnStage = {
      look: seatLook(seat.seat),
      shown: new Change<SeatShown>(shownAs(seat, inTurns)),
      mark: new Mark(),
      turn: new Change<boolean>(false, FILL),
      hasTurn: false,
      next: new Change<boolean>(false, FILL),
      unheard: new Mark(),
      lobe: new Mark(),
      holding: new Map(),
      spot,
      shore: shoreOf(this.circle, spot),
      lobePad: 0,
      lastSheet: Number.NEGATIVE_INFINITY,
      asksUntil: Number.NEGATIVE_INFINITY,
    };
    this.bySeat.set(seat.seat, made);
    this.seats.push(made);
    return made;
  }

  private drop(number: number, seat: SeatOnStage): void {
    this.bySeat.delete(number);
    this.seats.splice(this.seats.indexOf(seat), 1);
    for (const id of seat.holding.keys()) this.noteSeat.delete(id);
    for (const sheet of this.sheets) if (sheet.seat === seat) sheet.seat = null;
  }

  private touched([number, pad, id, hold, heard]: LightOn, now: number): void {
    const seat = this.bySeat.get(number);
    if (seat === undefined) return;
    if (!heard) {
      seat.unheard.touch(now, UNHEARD);
      return;
    }
    seat.asksUntil = now + PATIENCE;
    this.lightUp(seat, now);
    if (hold) {
      seat.holding.set(id, pad);
      this.noteSeat.set(id, seat);
      seat.lobePad = pad;
      seat.mark.hold(now, seat.mark.level(now)); // up to full when the blocks allow
      seat.lobe.hold(now);
    } else {
      this.launch(seat, pad, now);
    }
  }

  private ended(id: number, now: number): void {
    const seat = this.noteSeat.get(id);
    if (seat === undefined) return;
    this.noteSeat.delete(id);
    seat.holding.delete(id);
    for (const pad of seat.holding.values()) seat.lobePad = pad;
    if (seat.holding.size === 0) this.release(seat, now);
  }

  private release(seat: SeatOnStage, now: number): void {
    for (const id of seat.holding.keys()) this.noteSeat.delete(id);
    seat.holding.clear();
    seat.mark.release(now);
    seat.lobe.release(now);
  }

  /** Lights a seat as far as the blocks it lies in allow. */
  private lightUp(seat: SeatOnStage, now: number): void {
    const level = seat.mark.level(now);
    const granted = this.granted(seat, Math.max(level, shareOf(seat.turn, now)), now);
    seat.mark.touch(now, granted ? 1 : level);
    if (granted) seat.asksUntil = Number.NEGATIVE_INFINITY;
  }

  /** Fills a seat whose turn it is as soon as the blocks allow, and empties it when it isn't any more. */
  private fill(seat: SeatOnStage, now: number): void {
    if (seat.hasTurn === seat.turn.to) seat.turn.want(seat.hasTurn, now);
    else if (seat.turn.mix(now) < 1) return;
    else if (!seat.hasTurn || this.granted(seat, seat.mark.level(now), now)) {
      seat.turn.want(seat.hasTurn, now);
    }
  }

  /** Whether a seat that is lit up to `level` may be lit fully now. */
  private granted(seat: SeatOnStage, level: number, now: number): boolean {
    const rise = luminance(channels(SEAT_COLOURS[seat.look.colour - 1] as string)) * (1 - level);
    // A square of the size that really changes: the disc without its symbol.
    const side = (1.5 * this.circle.seatRadius) / UNITS;
    const box = {
      x: 0.5 + seat.spot.x / UNITS - side / 2,
      y: 0.5 + seat.spot.y / UNITS - side / 2,
      width: side,
      height: side,
    };
    return this.blocks.grant(box, rise, now);
  }

  /** A new sheet for a touch, or one more shape on the sheet that has just set out. */
  private launch(seat: SeatOnStage, pad: number, now: number): void {
    if (now - seat.lastSheet < SAME_SHEET) {
      for (const sheet of this.sheets) {
        if (sheet.seat === seat && sheet.born === seat.lastSheet) join(sheet, pad, now);
      }
      return;
    }
    const free = this.sheets.find((sheet) => sheet.seat === null);
    if (free === undefined) {
      this.meltOldest(now);
      return;
    }
    free.seat = seat;
    free.born = now;
    free.melts = Number.POSITIVE_INFINITY;
    free.still = this.still || this.calmed.to;
    free.riders = 0;
    seat.lastSheet = now;
    join(free, pad, now);
  }

  private meltOldest(now: number): void {
    let oldest: Sheet | null = null;
    for (const sheet of this.sheets) {
      if (sheet.melts <= now) return; // one is on its way out already
      if (oldest === null || sheet.born < oldest.born) oldest = sheet;
    }
    if (oldest !== null) oldest.melts = now;
  }

  private spread(sheet: Sheet, now: number): void {
    if (sheet.seat === null) return;
    const age = (now - sheet.born) / LIFE;
    const melted = (now - sheet.melts) / MELT;
    if (age >= 1 || melted >= 1) {
      sheet.seat = null;
      sheet.level = 0;
      return;
    }
    const full = this.circle.poolRadius - 70;
    sheet.radius = sheet.still ? full * 0.7 : 24 + (full - 24) * (1 - (1 - age) ** 2.2);
    const rising = Math.min(1, (now - sheet.born) / (sheet.still ? 0.3 : 0.1));
    const fading = 1 - age ** 2.4;
    sheet.level = rising * fading * (melted > 0 ? 1 - melted : 1);
    const { x, y } = sheet.seat.shore;
    this.shares.add(x, y, sheet.radius, sheet.level * (0.75 + 0.25 * sheet.riders));
  }

  private soften(sheet: Sheet): void {
    if (sheet.seat === null) return;
    const { x, y } = sheet.seat.shore;
    sheet.level *= this.shares.of(x, y, sheet.radius);
  }
}

function join(sheet: Sheet, pad: number, now: number): void {
  if (sheet.riders >= RIDERS_MOST) return;
  for (let rider = 0; rider < sheet.riders; rider += 1) if (sheet.pads[rider] === pad) return;
  sheet.pads[sheet.riders] = pad;
  sheet.joined[sheet.riders] = now;
  sheet.riders += 1;
}
