/** The play area on the screen. Nothing else touches its elements. Shows what it is told; decides nothing. */
import { whole } from '../access/profile';
import { Lamp, Shade } from '../light/lamp';
import type { Surface } from '../protocol.gen';
import { seatLook } from '../ui/seats';
import { Corner } from './corner';
import { part } from './drawing';
import { alongPad, emFor, type Layout, layout, padAt } from './hit';
import { Pad } from './pad';
import { Sign } from './sign';
import type { Moment } from './turn';

export class SurfaceView {
  readonly corner = new Corner();
  private readonly root: HTMLElement;
  private readonly rim = part('rim');
  private readonly sign = new Sign();
  private readonly listening: Shade;
  private readonly dark: Shade;
  private readonly change: Lamp;
  private shown: Surface | null = null;
  private pads: Pad[] = [];
  private laid: Layout = { boxes: [], marks: [] };

  constructor(root: HTMLElement) {
    this.root = root;
    root.classList.add('surface');
    this.listening = new Shade(root, 'listening');
    this.dark = new Shade(root, 'dark');
    this.change = new Lamp(root, 'soon');
    root.appendChild(this.corner.element);
    root.appendChild(this.rim);
    root.appendChild(this.sign.element);
    // Not on the elements themselves: old iPads can't watch them.
    window.addEventListener('resize', () => this.lay());
    window.addEventListener('orientationchange', () => this.lay());
  }

  /** What is on the screen. */
  get surface(): Surface | null {
    return this.shown;
  }

  show(surface: Surface): void {
    const before = this.shown;
    this.shown = surface;
    if (before === null || before.seat !== surface.seat || before.pads.length !== surface.pads.length) {
      this.build(surface);
    }
    surface.pads.forEach((tone, index) => {
      const pad = this.pads[index];
      if (pad !== undefined) pad.name(tone.name);
    });
    // Tones that last while touched show a ring for as long.
    this.root.classList.toggle('lasting', surface.hold);
    this.root.setAttribute('data-loudness', whole(surface.access).loudness);
  }

  private build(surface: Surface): void {
    const look = seatLook(surface.seat);
    this.root.setAttribute('data-seat', String(surface.seat));
    this.corner.wear(look);
    this.rim.className = `rim seat-${look.colour}`;
    this.sign.wear(look);
    for (const pad of this.pads) this.root.removeChild(pad.element);
    const alone = surface.pads.length === 1 ? look : null;
    this.pads = surface.pads.map((_, index) => new Pad(index, alone));
    for (const pad of this.pads) this.root.insertBefore(pad.element, this.corner.element);
    this.lay();
  }

  private lay(): void {
    const { clientWidth: width, clientHeight: height } = this.root;
    if (this.pads.length === 0 || width === 0 || height === 0) return;
    this.laid = layout(this.pads.length, width, height);
    const em = emFor(this.laid.boxes, width, height);
    this.root.style.fontSize = `${em}px`;
    this.corner.scale(em);
    this.pads.forEach((pad, index) => {
      const box = this.laid.boxes[index];
      const mark = this.laid.marks[index];
      if (box !== undefined && mark !== undefined) pad.place(box, mark, width, height);
    });
  }

  /** The pad nearest to a point of the window, which the surface fills: nothing is measured while hands play. */
  padAt(x: number, y: number): number {
    return padAt(this.laid.boxes, x, y);
  }

  /** How far along its pad a point is, 0 to 1. */
  along(pad: number, x: number, y: number): number {
    const box = this.laid.boxes[pad];
    return box === undefined ? 0.5 : alongPad(box, x, y);
  }

  /** How many there are to be played: none while something lies over them. */
  count(): number {
    return this.root.classList.contains('covered') ? 0 : this.pads.length;
  }

  padOf(target: EventTarget | null): number | null {
    if (!(target instanceof Element)) return null;
    const element = target.closest('[data-pad]');
    return element === null ? null : Number(element.getAttribute('data-pad'));
  }

  light(pad: number): void {
    const lit = this.pads[pad];
    if (lit !== undefined) lit.light();
  }

  unlight(pad: number): void {
    const lit = this.pads[pad];
    if (lit !== undefined) lit.unlight();
  }

  /** The link is away: the corner alone tells it. */
  away(away: boolean): void {
    this.root.classList.toggle('away', away);
  }

  /** Whose turn it is. `now`: server seconds. */
  turn(moment: Moment, now: number): void {
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
