/** Twenty touches as a little piece of music: one pad after the other is bright, and whatever is touched sounds. The glass
    tells every contact as it is, before any setting of the seat; nothing is judged here. */
import type { Calibrated } from '../../protocol.gen';
import type { SurfaceView } from '../../touch/surface';
import { melody } from './melody';
import { Taking } from './taking';

/** Before the first pad is asked for, and between two. */
const BREATH_MS = 700;

const now = () => performance.now() / 1000;

export class Piece {
  private readonly view: SurfaceView;
  private readonly root: HTMLElement;
  private readonly taking: Taking;
  private readonly done: (made: Calibrated) => void;
  private readonly asks: readonly number[];
  private asked = -1;
  private timer: number | null = null;
  private readonly listeners: Array<() => void> = [];

  constructor(root: HTMLElement, view: SurfaceView, touches: number, done: (made: Calibrated) => void) {
    this.root = root;
    this.view = view;
    this.done = done;
    this.asks = melody(view.count(), touches);
    this.taking = new Taking({
      padAt: (x, y) => view.nearest(x, y),
      fromMiddle: (pad, x, y) => view.fromMiddle(pad, x, y),
      edge: (x, y) => view.fromEdge(x, y),
    });
    this.listen();
    view.progress(0);
    this.timer = window.setTimeout(() => this.next(), BREATH_MS);
  }

  stop(): void {
    if (this.timer !== null) window.clearTimeout(this.timer);
    for (const forget of this.listeners) forget();
    this.view.only(null);
    this.view.progress(null);
  }

  private next(): void {
    this.timer = null;
    this.asked += 1;
    this.view.progress(this.asked / this.asks.length);
    const wished = this.asks[this.asked];
    const count = this.view.count();
    if (wished !== undefined && count > 0) {
      const pad = wished % count; // there may be fewer of them by now
      this.taking.ask(pad, now());
      this.view.only(pad);
      return;
    }
    const { touches } = this.taking;
    this.stop();
    const { width, height } = this.view.padSize();
    if (touches.length > 0) this.done({ touches, pad_width: width, pad_height: height });
  }

  /** The hand is away: after a breath, the next one. */
  private look(): void {
    if (this.timer !== null) window.clearTimeout(this.timer);
    this.timer = this.taking.answered ? window.setTimeout(() => this.next(), BREATH_MS) : null;
  }

  private down(key: string, x: number, y: number, size: number): void {
    this.taking.down(key, x, y, size > 1 ? this.view.millimetres(size) : null, now());
    if (this.timer !== null && this.asked >= 0) this.look();
  }

  private up(key: string, x: number, y: number): void {
    this.taking.up(key, x, y, now());
    if (this.asked >= 0) this.look();
  }

  private on<K extends keyof HTMLElementEventMap>(
    name: K,
    act: (event: HTMLElementEventMap[K]) => void,
  ): void {
    this.root.addEventListener(name, act, true);
    this.listeners.push(() => this.root.removeEventListener(name, act, true));
  }

  /** In the capture phase, and beside what plays: every contact counts, whatever it plays. */
  private listen(): void {
    if ('PointerEvent' in window) {
      this.on('pointerdown', (event) =>
        this.down(
          `pointer ${event.pointerId}`,
          event.clientX,
          event.clientY,
          Math.max(event.width, event.height),
        ),
      );
      const over = (event: PointerEvent) =>
        this.up(`pointer ${event.pointerId}`, event.clientX, event.clientY);
      this.on('pointerup', over);
      this.on('pointercancel', over);
      return;
    }
    const each = (event: TouchEvent, act: (key: string, touch: Touch) => void) => {
      for (const touch of Array.from(event.changedTouches)) act(`touch ${touch.identifier}`, touch);
    };
    this.on('touchstart', (event) =>
      each(event, (key, touch) =>
        this.down(key, touch.clientX, touch.clientY, 2 * Math.max(touch.radiusX || 0, touch.radiusY || 0)),
      ),
    );
    const over = (event: TouchEvent) =>
      each(event, (key, touch) => this.up(key, touch.clientX, touch.clientY));
    this.on('touchend', over);
    this.on('touchcancel', over);
  }
}
