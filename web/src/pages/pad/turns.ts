/** Keeps what the server has told about turns, and shows each change in its own time, whether it is in reach or not. */
import type { CountIn, Surface, Turn } from '../../protocol.gen';
import { FREE, frozen, type Moment, momentAt, type Told } from '../../touch/turn';

export class Turns {
  private told: Told = { state: 'play', turn: FREE, count: null };
  private timer: number | null = null;
  private readonly now: () => number;
  private readonly show: (told: Told, moment: Moment, now: number) => void;

  /** `now`: the server's time, seconds. */
  constructor(now: () => number, show: (told: Told, moment: Moment, now: number) => void) {
    this.now = now;
    this.show = show;
  }

  surface({ state }: Surface): void {
    const stops = state === 'stopped' && this.told.state !== 'stopped';
    const turn = stops ? frozen(this.told.turn, this.now()) : this.told.turn;
    this.look({ ...this.told, state, turn, count: stops ? null : this.told.count });
  }

  turn(turn: Turn): void {
    this.look({ ...this.told, turn });
  }

  count(count: CountIn): void {
    this.look({ ...this.told, count });
  }

  /** Another server, or another stay: nothing that was told holds. */
  forget(): void {
    this.told = { ...this.told, turn: FREE, count: null };
  }

  private look(told: Told, reached = Number.NEGATIVE_INFINITY): void {
    this.told = told;
    if (this.timer !== null) window.clearTimeout(this.timer);
    this.timer = null;
    // A timer may ring a hair early: what it was set for has come all the same.
    const now = Math.max(this.now(), reached);
    const moment = momentAt(told, now);
    const { changes } = moment;
    if (changes !== null) {
      this.timer = window.setTimeout(() => this.look(this.told, changes), (changes - now) * 1000);
    }
    this.show(told, moment, now);
  }
}
