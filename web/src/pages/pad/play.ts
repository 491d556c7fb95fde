/** What a touch does: light on this tablet first, then one word to the room. Nothing is kept for later. */
import type { Connection } from '../../net/connection';
import type { SurfaceView } from '../../touch/surface';
import { Touches } from '../../touch/touches';

/** The room ends a lasting tone it hasn't heard of for longer than a few of these. */
const HEARTBEAT_MS = 500;

/** Whatever sounds on the tablet itself. */
export interface OwnVoice {
  began(note: number, pad: number, velocity: number): void;
  ended(note: number): void;
}

export class Play {
  readonly touches: Touches;
  own: OwnVoice | null = null;
  private readonly view: SurfaceView;
  private readonly connection: Connection;
  private heartbeat: number | null = null;
  private note = 0;

  constructor(view: SurfaceView, connection: Connection) {
    this.view = view;
    this.connection = connection;
    this.touches = new Touches({
      began: (pad, velocity) => this.began(pad, velocity),
      ended: (note, pad) => this.ended(note, pad),
    });
    connection.onState((state) => {
      if (state === 'here') this.sayHeld();
    });
  }

  private began(pad: number, velocity: number): number {
    this.view.light(pad);
    this.note += 1;
    this.connection.send('note_on', { pad, velocity, note: this.note, at: this.now() });
    if (this.own !== null) this.own.began(this.note, pad, velocity);
    if (this.heartbeat === null) this.heartbeat = window.setInterval(() => this.sayHeld(), HEARTBEAT_MS);
    return this.note;
  }

  private ended(note: number, pad: number): void {
    this.view.unlight(pad);
    this.connection.send('note_off', { note, at: this.now() });
    if (this.own !== null) this.own.ended(note);
  }

  /** Whatever is missing here has ended: that mends every end that got lost. */
  private sayHeld(): void {
    const notes = this.touches.sounding();
    this.connection.send('held', { notes });
    if (notes.length > 0 || this.heartbeat === null) return;
    window.clearInterval(this.heartbeat);
    this.heartbeat = null;
  }

  /** Nothing is held any more: said once more, whatever got lost. */
  allOff(): void {
    this.connection.send('all_off', {});
  }

  /** Seconds of the server; null until its clock is known. */
  private now(): number | null {
    return this.connection.clock.serverNow(performance.now() / 1000);
  }
}
