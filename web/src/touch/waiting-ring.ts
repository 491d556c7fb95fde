/** The ring round a mark that fills while a touch or a look isn't one yet. Two halves turn into sight, one after the other:
    nothing but transforms, which old tablets leave to the graphics chip. */
import { Lamp } from '../light/lamp';
import { part } from './drawing';

const DRAINS_MS = 150;

export class WaitingRing {
  readonly element = part('wait');
  private readonly lamp = new Lamp(this.element, 'there');
  private readonly halves: readonly HTMLElement[];

  constructor() {
    this.element.appendChild(part('track'));
    this.halves = ['first', 'second'].map((name) => {
      const window = part(`half ${name}`);
      const arc = part('arc');
      window.appendChild(arc);
      this.element.appendChild(window);
      return arc;
    });
  }

  /** Fills over `lasts` ms from now on; 0: drains. */
  show(lasts: number): void {
    this.element.classList.remove('filling');
    if (lasts > 0) {
      this.lamp.up();
      this.pace(0, false);
      this.element.getBoundingClientRect(); // from empty: browsers begin from what they have drawn last
    }
    this.pace(lasts > 0 ? lasts : DRAINS_MS, lasts > 0);
    if (lasts > 0) this.element.classList.add('filling');
    else this.lamp.down();
  }

  /** Each half takes half the time; the one that comes second waits for the other. */
  private pace(lasts: number, filling: boolean): void {
    this.halves.forEach((arc, index) => {
      const second = filling ? index === 1 : index === 0;
      arc.style.transitionDuration = `${lasts / 2}ms`;
      arc.style.transitionDelay = second ? `${lasts / 2}ms` : '0s';
    });
  }
}
