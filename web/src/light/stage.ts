/** Draws the room: the circle of seats round the water, touches as sheets of light, lasting notes as held light. */
import type { Facts } from '../protocol.gen';
import { beatAt, breathAt } from './beat';
import { Cast } from './cast';
import { type Aside, type Standing, standingIn } from './circle';
import { Change } from './limiter';
import { drawMargin } from './margin';
import { drawFigures } from './middle';
import { Pace } from './pace';
import { DUSK } from './palette';
import { Rest } from './rest';
import { drawRipples } from './ripples';
import { penOf, SoftLight } from './soft-light';
import { HALO_REACH, SEAT_REACH, Sprites } from './sprites';
import { type SeatOnStage, StageModel, shareOf } from './stage-model';
import { drawUpcoming } from './upcoming';

/** More pixels than this are not worth their work from where people sit. */
const PIXELS_MOST = 2560 * 1440;

/** Part of all light that is left when the display is dim. */
const DIM = 0.42;
/** Part of it that is left in a calm room. */
const CALM = 0.5;

/** How strong the light is round a seat whose turn it is while nobody touches it. */
const TURN_HALO = 0.6;

const FULL_TURN = 2 * Math.PI;
const MIDDLE = 46;
/** How far the middle grows on the beat: 3 % of the water. */
const BREATH = 0.03;
/** Seconds of one breath while no pulse is on. */
const RESTING_BREATH = 6;

const DOTS = [0.1, 14.35];
const NO_DOTS: number[] = [];

export interface StageOptions {
  /** This page's steady clock in seconds. */
  readonly now?: () => number;
  /** The server's clock in seconds, or null while it isn't known; without it the middle breathes by itself. */
  readonly serverNow?: (local: number) => number | null;
  /** Nothing moves: light only comes and goes. */
  readonly still?: boolean;
}

export interface Stage {
  feed<K extends 'stage' | 'lights'>(event: K, fact: Facts[K]): void;
  /** Whether the room is in reach; without it the picture stays and held light lets go. */
  setHere(here: boolean): void;
  /** Keeps a strip free for what stands beside the circle; null gives it back. */
  setAside(aside: Aside | null): void;
  /** To be called when the canvas got another size. */
  resize(): void;
  /** Whole beats left of what the middle speaks of; null where nobody counts. */
  beatsLeft(): number | null;
  /** How much of all light is on, 0 to 1, for what else the page shows. */
  brightness(): number;
  /** One frame, now. */
  draw(): void;
  /** Draws by itself until stop, as finely as this machine can; `each` is called before every frame. */
  start(each?: () => void): void;
  stop(): void;
}

export function createStage(canvas: HTMLCanvasElement, options: StageOptions = {}): Stage {
  return new Picture(canvas, options);
}

class Picture implements Stage {
  private readonly canvas: HTMLCanvasElement;
  private readonly pen: CanvasRenderingContext2D;
  private readonly options: StageOptions;
  private readonly model: StageModel;
  private readonly cast = new Cast();
  private readonly now: () => number;
  private readonly standing = new Change<Standing>({ x: 0, y: 0, unit: 1 });
  private readonly soft = new SoftLight();
  private readonly backdrop = document.createElement('canvas');
  private backdropFor: Standing | null = null;
  private sprites: Sprites;
  private aside: Aside | null = null;
  private here = true;
  private readonly pace = new Pace();
  private readonly rest = new Rest();
  private detail = 1;
  private ratio = 1;
  private width = 0;
  private height = 0;
  private frame = 0;

  constructor(canvas: HTMLCanvasElement, options: StageOptions) {
    this.canvas = canvas;
    this.pen = penOf(canvas);
    this.options = options;
    this.model = new StageModel(options.still);
    this.now = options.now === undefined ? () => performance.now() / 1000 : options.now;
    this.sprites = new Sprites(1, this.model.circle);
    this.resize();
  }

  feed<K extends 'stage' | 'lights'>(event: K, fact: Facts[K]): void {
    const now = this.now();
    this.rest.stir(now);
    if (event === 'lights') {
      this.model.lights(fact as Facts['lights'], now);
      return;
    }
    const before = this.model.circle;
    this.model.stage(fact as Facts['stage'], now);
    this.cast.follow(fact as Facts['stage'], now);
    if (this.model.circle !== before) this.redoSprites();
  }

  setHere(here: boolean): void {
    if (this.here && !here) this.model.calm(this.now());
    this.here = here;
    this.rest.stir(this.now());
  }

  setAside(aside: Aside | null): void {
    this.aside = aside;
    this.rest.stir(this.now());
    this.standing.want(standingIn(this.width, this.height, aside), this.now());
  }

  resize(): void {
    const width = this.canvas.clientWidth || this.canvas.width;
    const height = this.canvas.clientHeight || this.canvas.height;
    this.rest.stir(this.now());
    const wanted = window.devicePixelRatio || 1;
    this.ratio = this.detail * Math.min(wanted, Math.sqrt(PIXELS_MOST / Math.max(1, width * height)));
    const moved = width !== this.width || height !== this.height;
    this.width = width;
    this.height = height;
    this.canvas.width = Math.round(width * this.ratio);
    this.canvas.height = Math.round(height * this.ratio);
    if (moved) {
      // Another size is no change of scene: stand there at once.
      const there = standingIn(width, height, this.aside);
      this.standing.from = there;
      this.standing.to = there;
      this.standing.want(there, this.now());
    }
    this.redoSprites();
  }

  beatsLeft(): number | null {
    const { to } = this.cast.figure;
    const beat = this.beat(this.now());
    if (to === null || to.until === null || beat === null) return null;
    return Math.ceil(this.cast.beads(to, beat).left - 1e-6);
  }

  brightness(): number {
    const { light } = this.model;
    const mix = light.mix(this.now());
    const level = (state: 'full' | 'dim' | 'off') => (state === 'full' ? 1 : state === 'dim' ? DIM : 0);
    const chosen = level(light.from) + (level(light.to) - level(light.from)) * mix;
    return Math.min(chosen, 1 - (1 - CALM) * shareOf(this.model.calmed, this.now()));
  }

  start(each?: () => void): void {
    if (this.frame !== 0) return;
    const next = () => {
      this.frame = window.requestAnimationFrame(next);
      each?.();
      const now = this.now();
      if (!this.rest.wants(now, this.motion(now) > 0 || this.cast.moves || this.model.waits)) return;
      this.keepPace();
      this.draw();
    };
    this.frame = window.requestAnimationFrame(next);
  }

  stop(): void {
    window.cancelAnimationFrame(this.frame);
    this.frame = 0;
  }

  draw(): void {
    const now = this.now();
    const { pen, model } = this;
    model.update(now);
    this.cast.update(now, this.serverNow(now));
    this.toScreen();
    const brightness = this.brightness();
    if (brightness === 0) {
      pen.fillStyle = '#000000';
      pen.fillRect(0, 0, this.canvas.width, this.canvas.height);
    } else {
      this.drawBackdrop(now);
      this.drawWater(now);
      this.drawMiddle(now);
      drawFigures(pen, this.cast, model.circle, now, this.beat(now));
      for (const seat of model.seats) this.drawHalo(seat, now);
      drawUpcoming(pen, this.cast, model, now);
      for (const seat of model.seats) this.drawSeat(seat, now);
      this.drawMargin(now);
      this.toScreen();
      this.veil(now, brightness);
    }
  }

  private keepPace(): void {
    const detail = this.pace.frame(this.now());
    if (detail === this.detail) return;
    this.detail = detail;
    this.resize();
  }

  private redoSprites(): void {
    // As large as they can get on this screen: a strip beside the circle makes them smaller, never coarser.
    const scale = standingIn(this.width, this.height, null).unit * this.ratio;
    this.sprites = new Sprites(scale, this.model.circle);
    this.backdropFor = null;
    this.soft.resize(2 * this.model.circle.poolRadius * scale);
  }

  private toScreen(): void {
    this.pen.setTransform(1, 0, 0, 1, 0, 0);
    this.pen.globalAlpha = 1;
    this.pen.globalCompositeOperation = 'source-over';
  }

  /** Ground and water: one ready picture, unless the circle is just moving aside. */
  private drawBackdrop(now: number): void {
    const { pen, backdrop } = this;
    if (this.standing.mix(now) === 1) {
      if (this.backdropFor !== this.standing.to) {
        this.backdropFor = this.standing.to;
        backdrop.width = this.canvas.width;
        backdrop.height = this.canvas.height;
        this.paintBackdrop(penOf(backdrop), now);
      }
      pen.drawImage(backdrop, 0, 0);
      this.toPicture(pen, now);
    } else {
      this.paintBackdrop(pen, now);
    }
  }

  /** Leaves the pen in the picture's units. */
  private paintBackdrop(pen: CanvasRenderingContext2D, now: number): void {
    const reach = 1.25 * this.model.circle.poolRadius;
    pen.fillStyle = DUSK.ground;
    pen.fillRect(0, 0, this.canvas.width, this.canvas.height);
    this.toPicture(pen, now);
    pen.drawImage(this.sprites.pool(), -reach, -reach, 2 * reach, 2 * reach);
  }

  /** From here on 0, 0 is the middle of the circle and one is a unit. */
  private toPicture(pen: CanvasRenderingContext2D, now: number): void {
    const { x, y, unit } = this.standingAt(now);
    const { ratio } = this;
    pen.setTransform(unit * ratio, 0, 0, unit * ratio, x * ratio, y * ratio);
  }

  private standingAt(now: number): Standing {
    const mix = this.standing.mix(now);
    const { from, to } = this.standing;
    const between = (one: number, other: number) => one + (other - one) * mix;
    return { x: between(from.x, to.x), y: between(from.y, to.y), unit: between(from.unit, to.unit) };
  }

  private drawWater(now: number): void {
    const { pen, model } = this;
    const radius = model.circle.poolRadius;
    const stopped = this.stopped(now);
    if (stopped > 0) {
      pen.globalAlpha = 0.3 * stopped;
      pen.fillStyle = DUSK.ground;
      pen.beginPath();
      pen.arc(0, 0, radius - 1.5, 0, FULL_TURN);
      pen.fill();
    }
    if (this.soft.draw(model, this.sprites, now, this.swell(now))) {
      pen.globalAlpha = 1;
      pen.globalCompositeOperation = 'screen';
      pen.drawImage(this.soft.canvas, -radius, -radius, 2 * radius, 2 * radius);
      pen.globalCompositeOperation = 'source-over';
    }
    drawRipples(pen, model, this.sprites, now);
  }

  /** The middle: its size goes with the beat, its light never does. */
  private drawMiddle(now: number): void {
    const { pen } = this;
    const stopped = this.stopped(now);
    const { from, to } = this.cast.figure;
    const mix = this.cast.figure.mix(now);
    const light = (from === null ? 1 - mix : 0) + (to === null ? mix : 0);
    if (light <= 0) return;
    const moves = this.motion(now) * (1 - stopped);
    const radius = MIDDLE + BREATH * this.model.circle.poolRadius * this.breath(now) * moves;
    pen.beginPath();
    pen.arc(0, 0, radius, 0, FULL_TURN);
    pen.globalAlpha = light * (1 - stopped);
    pen.fillStyle = DUSK.middle;
    pen.fill();
    pen.globalAlpha = light;
    pen.lineWidth = 4;
    pen.strokeStyle = DUSK.middleEdge;
    if (!this.here) {
      pen.setLineDash(DOTS);
      pen.lineCap = 'round';
    }
    pen.stroke();
    pen.setLineDash(NO_DOTS);
    pen.lineCap = 'butt';
  }

  /** What stands beside the circle, in units from the screen's top left corner. */
  private drawMargin(now: number): void {
    const { pen, ratio } = this;
    const { x, y, unit } = this.standingAt(now);
    pen.setTransform(unit * ratio, 0, 0, unit * ratio, 0, 0);
    const place = { x: x / unit, y: y / unit, height: this.height / unit };
    drawMargin(pen, this.cast, place, now, this.serverNow(now));
  }

  private drawHalo(seat: SeatOnStage, now: number): void {
    const turn = TURN_HALO * shareOf(seat.turn, now);
    const level = Math.max(seat.mark.level(now), seat.unheard.level(now), turn);
    if (level <= 0) return;
    const reach = HALO_REACH * this.model.circle.seatRadius;
    this.pen.globalAlpha = level;
    this.pen.drawImage(
      this.sprites.halo(seat.look),
      seat.spot.x - reach,
      seat.spot.y - reach,
      2 * reach,
      2 * reach,
    );
  }

  private drawSeat(seat: SeatOnStage, now: number): void {
    const { sprites } = this;
    const filled = Math.max(seat.mark.level(now), shareOf(seat.turn, now));
    const mix = seat.shown.mix(now);
    if (mix < 1) this.lay(sprites.seat(seat.look, seat.shown.from), seat, 1 - mix, 1);
    if (filled < 1) this.lay(sprites.seat(seat.look, seat.shown.to), seat, mix, 1);
    if (filled > 0) this.lay(sprites.filled(seat.look), seat, filled, 0.93 + 0.07 * filled);
  }

  private lay(sprite: HTMLCanvasElement, seat: SeatOnStage, alpha: number, size: number): void {
    const reach = SEAT_REACH * this.model.circle.seatRadius * size;
    this.pen.globalAlpha = alpha;
    this.pen.drawImage(sprite, seat.spot.x - reach, seat.spot.y - reach, 2 * reach, 2 * reach);
  }

  private veil(now: number, brightness: number): void {
    if (brightness >= 1) return;
    const { pen, model } = this;
    const { from, to } = model.light;
    const mix = model.light.mix(now);
    const off = (from === 'off' ? 1 - mix : 0) + (to === 'off' ? mix : 0);
    const dark = (from === 'full' ? 0 : 1 - mix) + (to === 'full' ? 0 : mix);
    pen.fillStyle = DUSK.ground;
    pen.globalAlpha = Math.max((1 - DIM) * dark, (1 - CALM) * shareOf(model.calmed, now));
    pen.fillRect(0, 0, this.canvas.width, this.canvas.height);
    pen.fillStyle = '#000000';
    pen.globalAlpha = off;
    pen.fillRect(0, 0, this.canvas.width, this.canvas.height);
  }

  /** 0 while the room plays, 1 when it is stopped. */
  private stopped(now: number): number {
    return 1 - shareOf(this.model.playing, now);
  }

  private serverNow(now: number): number | null {
    return this.options.serverNow === undefined ? null : this.options.serverNow(now);
  }

  private beat(now: number): number | null {
    const at = this.serverNow(now);
    return at === null || this.model.tempo === null ? null : beatAt(this.model.tempo, at);
  }

  private breath(now: number): number {
    const { tempo, pulse } = this.model;
    const resting = 0.5 + 0.5 * Math.cos((FULL_TURN * now) / RESTING_BREATH);
    const at = this.serverNow(now);
    if (at === null || tempo === null) return resting;
    const beating = shareOf(pulse, now);
    return resting + (breathAt(tempo, at) - resting) * beating;
  }

  /** How much may move: 1, or 0 for those who want no motion and in a calm room. */
  private motion(now: number): number {
    return this.options.still === true ? 0 : 1 - shareOf(this.model.calmed, now);
  }

  /** How wide held light is: it breathes a little. */
  private swell(now: number): number {
    return 1 + 0.04 * Math.sin((FULL_TURN * now) / RESTING_BREATH) * this.motion(now);
  }
}
