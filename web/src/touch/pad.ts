/** One pad on the screen: a field that may only breathe, a mark that may shine. Its states are classes, which a lamp switches; how it looks is CSS. */

import { Lamp, Shade } from '../light/lamp';
import type { SeatLook } from '../ui/seats';
import { PAD_SHAPES, PAD_SIDE, type ShapeName, SYMBOL_PATHS, SYMBOL_SIDE } from '../ui/symbols';
import { say } from '../words/say';
import { glow, part, shape } from './drawing';
import type { Size } from './hit';
import type { Box } from './layout';
import { WaitingRing } from './waiting-ring';

export class Pad {
  readonly element: HTMLElement;
  private readonly alone: SeatLook | null;
  private readonly shape: ShapeName;
  private readonly index: number;
  private readonly middles: HTMLElement[] = [];
  private readonly lamp: Lamp;
  private readonly shade: Shade;
  private readonly above: HTMLElement;
  /** Made when it is needed first: most hands never wait. */
  private ring: WaitingRing | null = null;
  private touches = 0;

  /** A pad alone takes its seat's own colour and symbol: one child, one light. */
  constructor(index: number, alone: SeatLook | null) {
    this.index = index;
    const look = PAD_SHAPES[index];
    if (look === undefined) throw new RangeError(`There is no pad ${index + 1}.`);
    this.alone = alone;
    this.shape = look.name;
    const path = alone === null ? look.path : SYMBOL_PATHS[alone.symbol];
    const side = alone === null ? PAD_SIDE : SYMBOL_SIDE;

    const pad = document.createElement('div');
    pad.className = alone === null ? `pad pad-${index + 1}` : `pad pad-alone pad-alone-${alone.colour}`;
    pad.tabIndex = 0;
    pad.setAttribute('role', 'button');
    pad.setAttribute('data-pad', String(index));
    pad.appendChild(part('water'));
    const below = this.middle(pad);
    below.appendChild(glow('halo'));
    pad.appendChild(part('lift'));
    const above = this.middle(pad);
    above.appendChild(glow('shine'));
    above.appendChild(part('ring'));
    const mark = part('mark');
    mark.appendChild(shape('hollow', path, side));
    mark.appendChild(shape('solid', path, side));
    mark.appendChild(shape('lit', path, side));
    above.appendChild(mark);
    this.element = pad;
    this.above = above;
    this.lamp = new Lamp(pad, 'touched');
    this.shade = new Shade(pad, 'aside');
  }

  /** The point a mark stands on; everything round is drawn from it outwards. */
  private middle(pad: HTMLElement): HTMLElement {
    const middle = part('middle');
    this.middles.push(middle);
    pad.appendChild(middle);
    return middle;
  }

  /** In shares of the surface, so that pads follow every resize by themselves. No box: there is no room for it. */
  place(box: Box | undefined, mark: number | undefined, { width, height }: Size): void {
    this.element.hidden = box === undefined;
    if (box === undefined || mark === undefined) return;
    const { style } = this.element;
    style.left = `${(100 * box.left) / width}%`;
    style.top = `${(100 * box.top) / height}%`;
    style.width = `${(100 * box.width) / width}%`;
    style.height = `${(100 * box.height) / height}%`;
    for (const middle of this.middles) middle.style.top = `${100 * mark}%`;
  }

  name(tone: string): void {
    const number = this.index + 1;
    const figure = this.alone === null ? say(`pad.shape.${this.shape}`) : say(`seats.${this.alone.symbol}`);
    this.element.setAttribute('aria-label', say('pad.name', { number, tone, figure }));
  }

  /** One more finger. */
  light(): void {
    this.touches += 1;
    this.lamp.up();
  }

  /** One finger less; the light falls by itself once the last has gone. */
  unlight(): void {
    this.touches = Math.max(0, this.touches - 1);
    if (this.touches === 0) this.lamp.down();
  }

  /** A ring fills over `lasts` ms; 0: it drains. */
  waiting(lasts: number): void {
    if (this.ring === null) {
      if (lasts === 0) return;
      this.ring = new WaitingRing();
      this.above.appendChild(this.ring.element);
    }
    this.ring.show(lasts);
  }

  /** Another pad is asked for. */
  aside(aside: boolean): void {
    this.shade.set(aside);
  }
}
