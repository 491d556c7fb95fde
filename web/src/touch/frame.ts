/** The double frame of switch scanning: it stands round one pad, and stays a moment on the one that was pressed. */
import { Lamp } from '../light/lamp';
import { part } from './drawing';
import type { Box } from './layout';

/** How long the pressed pad keeps it. */
const KEPT_MS = 600;

export class Frame {
  readonly element: HTMLElement = part('frame');
  private readonly lamp = new Lamp(this.element, 'standing');
  private boxes: readonly Box[] = [];
  private wished: number | null = null;
  private shown: number | null = null;
  private kept: ReturnType<typeof setTimeout> | null = null;

  stand(pad: number | null): void {
    this.wished = pad;
    // A frame that has gone on is where it is: a press there would be meant.
    if (this.kept === null || pad !== null) this.show(pad);
  }

  keep(pad: number): void {
    if (this.kept !== null) clearTimeout(this.kept);
    this.show(pad);
    this.kept = setTimeout(() => {
      this.kept = null;
      this.show(this.wished);
    }, KEPT_MS);
  }

  lay(boxes: readonly Box[]): void {
    this.boxes = boxes;
    this.place();
  }

  private show(pad: number | null): void {
    this.shown = pad;
    this.place();
    this.lamp.set(pad !== null);
  }

  private place(): void {
    const box = this.shown === null ? undefined : this.boxes[this.shown];
    if (box === undefined) return;
    const { style } = this.element;
    style.transform = `translate(${box.left}px, ${box.top}px)`;
    style.width = `${box.width}px`;
    style.height = `${box.height}px`;
  }
}
