/** The play area on the screen. Nothing else touches its elements. Shows what it is told; decides nothing. */
import { type Access, whole } from '../access/profile';
import type { Signs } from '../access/signs';
import { Lamp, Scene, Shade } from '../light/lamp';
import type { Surface } from '../protocol.gen';
import { seatLook } from '../ui/seats';
import { Corner } from './corner';
import { part } from './drawing';
import { Frame } from './frame';
import { alongPad, emFor, nearest, onSurface, type Point, padAt, type Size, sizeOf, turnOf } from './hit';
import { type Layout, layout, PX_PER_MM } from './layout';
import { Pad } from './pad';
import { Sign } from './sign';
import { type Theme, ThemeWish } from './theme';
import type { Moment } from './turn';

/** Short enough to be felt as one tap. */
const TAP_MS = 15;

/** The whole glass before there is anything on it. */
const NOTHING: Layout = {
  boxes: [],
  marks: [],
  ground: { left: 0, top: 0, width: 0, height: 0 },
  rest: null,
};

/** A browser that would complain of a tap before the first touch has ended knows so itself. */
type Felt = Navigator & { readonly userActivation?: { readonly hasBeenActive: boolean } };

export class SurfaceView implements Signs {
  readonly corner = new Corner((x, y) => this.point(x, y));
  private readonly root: HTMLElement;
  /** What is turned to whoever plays it: everything that is drawn. */
  private readonly sheet = document.createElement('div');
  private readonly resting = part('rest');
  private readonly path = part('path');
  private readonly rim = part('rim');
  private readonly sign = new Sign();
  private readonly scan = new Frame();
  private readonly listening: Shade;
  private readonly dark: Shade;
  private readonly change: Lamp;
  private readonly theme = new Scene<Theme>(document.documentElement, 'dusk');
  private readonly calm: Scene<'calm' | ''>;
  private readonly wish = new ThemeWish((theme) => this.theme.want(theme));
  private readonly turning: HTMLElement[] = [];
  private shown: Surface | null = null;
  private access: Access = whole({});
  private pads: Pad[] = [];
  private mine = true;
  private laid = NOTHING;
  private glass: Size = { width: 0, height: 0 };
  private size: Size = { width: 0, height: 0 };

  constructor(root: HTMLElement) {
    this.root = root;
    root.classList.add('surface');
    this.listening = new Shade(root, 'listening');
    this.dark = new Shade(root, 'dark');
    this.change = new Lamp(root, 'soon');
    this.calm = new Scene(root);
    this.sheet.className = 'sheet';
    this.turning.push(this.sheet);
    for (const element of [
      this.resting,
      this.corner.element,
      this.rim,
      this.path,
      this.scan.element,
      this.sign.element,
    ]) {
      this.sheet.appendChild(element);
    }
    root.appendChild(this.sheet);
    this.path.hidden = true;
    // Not on the elements themselves: old iPads can't watch them.
    window.addEventListener('resize', () => this.lay());
    window.addEventListener('orientationchange', () => this.lay());
  }

  /** What is on the screen. */
  get surface(): Surface | null {
    return this.shown;
  }

  /** Lies before the player as the pads do. */
  turnsWith(element: HTMLElement): void {
    this.turning.push(element);
    this.lay();
  }

  show(surface: Surface): void {
    const before = this.shown;
    this.shown = surface;
    this.access = whole(surface.access);
    const anew =
      before === null || before.seat !== surface.seat || before.pads.length !== surface.pads.length;
    if (anew) this.build(surface);
    surface.pads.forEach((tone, index) => {
      const pad = this.pads[index];
      if (pad !== undefined) pad.name(tone.name);
    });
    const { classList } = this.root;
    // Tones that last while touched show a ring for as long.
    classList.toggle('lasting', surface.hold);
    classList.toggle('latching', this.access.latch);
    classList.toggle('still', this.access.motion === 'still');
    classList.toggle('moving', this.access.motion === 'full');
    this.root.setAttribute('data-loudness', this.access.loudness);
    this.wish.want(this.access.theme);
    this.calm.want(surface.calm ? 'calm' : '');
    this.lay();
  }

  private build(surface: Surface): void {
    const look = seatLook(surface.seat);
    this.root.setAttribute('data-seat', String(surface.seat));
    this.corner.wear(look);
    this.rim.className = `rim seat-${look.colour}`;
    this.sign.wear(look);
    for (const pad of this.pads) this.sheet.removeChild(pad.element);
    const alone = surface.pads.length === 1 ? look : null;
    this.pads = surface.pads.map((_, index) => new Pad(index, alone));
    for (const pad of this.pads) this.sheet.insertBefore(pad.element, this.corner.element);
  }

  /** A turn of the tablet, a split view, a keyboard, another profile: what is held stays held, wherever it now lies. */
  private lay(): void {
    const { clientWidth, clientHeight } = this.root;
    if (this.pads.length === 0 || clientWidth === 0 || clientHeight === 0) return;
    const { turned } = this.access;
    this.glass = { width: clientWidth, height: clientHeight };
    this.size = sizeOf(turned, this.glass);
    for (const { style } of this.turning) {
      const upright = turned === 'upright';
      style.width = upright ? '' : `${this.size.width}px`;
      style.height = upright ? '' : `${this.size.height}px`;
      style.transform = turnOf(turned, this.glass);
    }
    this.laid = layout(this.pads.length, this.size.width, this.size.height, this.access);
    const em = emFor(this.laid.boxes, this.size, this.pads.length === 1);
    this.root.style.fontSize = `${em}px`;
    this.root.classList.toggle('tall', this.size.height > this.size.width);
    this.corner.scale(em);
    this.pads.forEach((pad, index) => {
      pad.place(this.laid.boxes[index], this.laid.marks[index], this.size);
    });
    this.placeRest();
    this.scan.lay(this.laid.boxes);
  }

  private placeRest(): void {
    const { rest } = this.laid;
    this.resting.hidden = rest === null;
    if (rest === null) return;
    const { style } = this.resting;
    style.left = `${rest.left}px`;
    style.top = `${rest.top}px`;
    style.width = `${rest.width}px`;
    style.height = `${rest.height}px`;
  }

  /** A point of the window, which the surface fills, on the surface as it lies before its player. */
  private point(x: number, y: number): Point {
    return onSurface(this.access.turned, this.glass, x, y);
  }

  /** The pad nearest to a point of the window; null where none is: nothing is measured while hands play. */
  padAt(x: number, y: number): number | null {
    const at = this.point(x, y);
    return padAt(this.laid, this.size, at.x, at.y);
  }

  /** How far along its pad a point is, 0 to 1. */
  along(pad: number, x: number, y: number): number {
    const box = this.laid.boxes[pad];
    const at = this.point(x, y);
    return box === undefined ? 0.5 : alongPad(box, at.x, at.y);
  }

  /** How far a point is from the middle of a pad, in mm, as its player sees it; null: that pad isn't shown. */
  fromMiddle(pad: number, x: number, y: number): Point | null {
    const box = this.laid.boxes[pad];
    if (box === undefined) return null;
    const at = this.point(x, y);
    return {
      x: this.millimetres(at.x - box.left - box.width / 2),
      y: this.millimetres(at.y - box.top - box.height / 2),
    };
  }

  /** The pad nearest to a point of the window, also where touches count for none. */
  nearest(x: number, y: number): number {
    const at = this.point(x, y);
    return nearest(this.laid.boxes, at.x, at.y).pad;
  }

  /** How far a point of the window is from the nearest edge of the glass, in mm. */
  fromEdge(x: number, y: number): number {
    const { width, height } = this.glass;
    return this.millimetres(Math.min(x, y, width - x, height - y));
  }

  /** CSS px in mm of glass. */
  millimetres(px: number): number {
    return px / PX_PER_MM;
  }

  /** In mm, of the narrowest pad and the lowest. */
  padSize(): Size {
    const { boxes } = this.laid;
    return {
      width: this.millimetres(Math.min(...boxes.map((box) => box.width))),
      height: this.millimetres(Math.min(...boxes.map((box) => box.height))),
    };
  }

  /** How many there are to be played: none while something lies over them. */
  count(): number {
    return this.root.classList.contains('covered') ? 0 : this.laid.boxes.length;
  }

  padOf(target: EventTarget | null): number | null {
    if (!(target instanceof Element)) return null;
    const element = target.closest('[data-pad]');
    return element === null ? null : Number(element.getAttribute('data-pad'));
  }

  /** A touch counts: the pad lights, and can be felt where the tablet can do that. */
  light(pad: number): void {
    const lit = this.pads[pad];
    if (lit !== undefined) lit.light();
    if (this.access.haptics) this.tap();
  }

  private tap(): void {
    const { userActivation } = navigator as Felt;
    if (userActivation !== undefined && !userActivation.hasBeenActive) return;
    if ('vibrate' in navigator) navigator.vibrate(TAP_MS);
  }

  unlight(pad: number): void {
    const lit = this.pads[pad];
    if (lit !== undefined) lit.unlight();
  }

  waiting(pad: number, lasts: number): void {
    const one = this.pads[pad];
    if (one !== undefined) one.waiting(lasts);
  }

  frame(pad: number | null): void {
    this.scan.stand(pad);
  }

  pressed(pad: number): void {
    this.scan.keep(pad);
  }

  /** One pad alone is asked for, the others are dark water meanwhile; null: all are as usual. */
  only(pad: number | null): void {
    this.pads.forEach((one, index) => {
      one.aside(pad !== null && index !== pad);
    });
  }

  /** How far a little piece has come, as a line along the top; null: there is none. */
  progress(share: number | null): void {
    this.path.hidden = share === null;
    this.path.style.transform = `scaleX(${share === null ? 0 : share})`;
  }

  /** Whether a touch is heard now: it is this seat's turn. */
  get heard(): boolean {
    return this.mine;
  }

  /** The link is away: the corner alone tells it. */
  away(away: boolean): void {
    this.root.classList.toggle('away', away);
  }

  /** Whose turn it is. `now`: server seconds. */
  turn(moment: Moment, now: number): void {
    this.mine = moment.mine;
    this.listening.set(!moment.mine);
    this.dark.set(!moment.mine && !moment.soon);
    this.sign.show(moment, now);
  }

  /** Something else lies over the pads. */
  cover(covered: boolean): void {
    this.root.classList.toggle('covered', covered);
  }

  /** A change is on its way: a quiet rim in the seat's colour. */
  soon(soon: boolean): void {
    this.change.set(soon);
  }
}
