/** How much of an element is seen, told anew each frame, as beside the display's circle. Never faster than its own time. */
import { Slew } from './limiter';
import { DRIFT } from './times';

export interface Seen {
  readonly style: { opacity: string; visibility: string };
}

export class Fader {
  private readonly element: Seen;
  private readonly slew: Slew;
  private readonly stays: boolean;
  private shown = '';

  /** `seconds`: from nothing to everything. `stays`: in reach of keys even when nothing of it is seen. */
  constructor(element: Seen, seconds = DRIFT, stays = false) {
    this.element = element;
    this.stays = stays;
    this.slew = new Slew(0, 1 / seconds);
  }

  /** `level`: 0 to 1; `now`: seconds. */
  show(level: number, now: number): void {
    const opacity = this.slew.towards(level, now).toFixed(3);
    if (opacity === this.shown) return;
    this.shown = opacity;
    this.element.style.opacity = opacity;
    if (!this.stays) this.element.style.visibility = Number(opacity) > 0 ? 'visible' : 'hidden';
  }
}
