/** One pad on the screen: a field that may only breathe, a mark that may shine. Its states are classes, which a lamp switches; how it looks is CSS. */

import { Lamp } from '../light/lamp';
import type { SeatLook } from '../ui/seats';
import { PAD_SHAPES, PAD_SIDE, SYMBOL_PATHS, SYMBOL_SIDE } from '../ui/symbols';
import { glow, part, shape } from './drawing';
import type { Box } from './hit';

export class Pad {
  readonly element: HTMLElement;
  private readonly figure: string;
  private readonly index: number;
  private readonly middles: HTMLElement[] = [];
  private readonly lamp: Lamp;
  private touches = 0;

  /** A pad alone takes its seat's own colour and symbol: one child, one light. */
  constructor(index: number, alone: SeatLook | null) {
    this.index = index;
    const look = PAD_SHAPES[index];
    if (look === undefined) throw new RangeError(`There is no pad ${index + 1}.`);
    this.figure = alone === null ? look.name : alone.name;
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
    this.lamp = new Lamp(pad, 'touched');
  }

  /** The point a mark stands on; everything round is drawn from it outwards. */
  private middle(pad: HTMLElement): HTMLElement {
    const middle = part('middle');
    this.middles.push(middle);
    pad.appendChild(middle);
    return middle;
  }

  /** `width` and `height` are the surface's; shares of it, so that pads follow every resize by themselves. */
  place(box: Box, mark: number, width: number, height: number): void {
    const { style } = this.element;
    style.left = `${(100 * box.left) / width}%`;
    style.top = `${(100 * box.top) / height}%`;
    style.width = `${(100 * box.width) / width}%`;
    style.height = `${(100 * box.height) / height}%`;
    for (const middle of this.middles) middle.style.top = `${100 * mark}%`;
  }

  name(tone: string): void {
    this.element.setAttribute('aria-label', `Pad ${this.index + 1}, ${tone}, ${this.figure}`);
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
}
