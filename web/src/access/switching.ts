/** What switches do: any of them plays the seat's own pad; or a frame walks, and they press what it frames. Pure. */
import { FIXED } from '../touch/loudness';
import { Gate, type Rules } from './gate';
import type { Access } from './profile';
import { Scanner } from './scanning';
import type { Signs } from './signs';
import type { Sounding } from './sounding';
import type { Switch } from './switches';

/** The corner that asks to leave; the pad below it plays as well. */
export interface CornerHold {
  pad(): number;
  frame(framed: boolean): void;
  hold(key: string): void;
  release(key: string): void;
}

/** What else a switch can reach, when it isn't the pads. */
export interface Choices {
  readonly count: number;
  frame(choice: number | null): void;
  choose(choice: number): void;
}

export interface Reach {
  /** How many pads can be played; none while something lies over them. */
  count(): number;
  readonly corner: CornerHold;
}

/** Where the frame walks while a switch is held, nothing holds the corner but the choice of it. */
const WALKED = 'walked';

/** Rounds over buttons that nobody chooses: then they are left in peace, and may go by themselves. */
const CHOICE_LOOPS = 3;

const ms = (seconds: number) => 1000 * seconds;

export class Switching {
  private access: Access;
  private pads = 0;
  /** Others' turn: no frame walks. */
  private waits = false;
  private choices: Choices | null = null;
  private readonly reach: Reach;
  private readonly signs: Signs;
  private readonly sounding: Sounding;
  private readonly presses: Gate;
  /** The switch that moves the frame, where another one presses, or its release: it is let through on its own. */
  private readonly steps: Gate;
  private readonly scanner = new Scanner((item) => this.framed(item));
  /** The switches that hold the corner. */
  private readonly cornered = new Set<string>();

  constructor(sounding: Sounding, reach: Reach, signs: Signs, access: Access) {
    this.access = access;
    this.reach = reach;
    this.signs = signs;
    this.sounding = sounding;
    const onPads: Pick<Signs, 'waiting'> = {
      waiting: (pad, lasts) => {
        if (this.choices === null) signs.waiting(pad, lasts);
      },
    };
    this.presses = new Gate(
      {
        begin: (key, pad, velocity, now) => this.chosen(pad, () => sounding.begin(key, pad, velocity, now)),
        end: (key) => sounding.end(key),
        tap: (key, pad, velocity, now) => this.chosen(pad, () => sounding.tap(key, pad, velocity, now)),
      },
      onPads,
    );
    this.steps = new Gate(
      {
        begin: (_key, _pad, _velocity, now) => this.stepped(now),
        end: (_key, now) => this.walked(now),
        tap: (_key, _pad, _velocity, now) => this.stepped(now),
      },
      onPads,
    );
  }

  set(access: Access, rules: Rules): void {
    this.access = access;
    this.presses.set(rules);
    this.steps.set(access.scanning === 'held' ? { ...rules, onLift: false } : rules);
  }

  /** Whether keys and buttons are switches; else each plays its own pad. */
  get on(): boolean {
    return this.access.scanning !== 'off' || (this.access.any_key && this.choices === null);
  }

  get reaches(): Choices | null {
    return this.choices;
  }

  /** Null: the pads again. Whatever was held should have been let go of. */
  choose(choices: Choices | null): void {
    this.choices = choices;
  }

  /** The frame begins anew. */
  begin(pads: number, waits: boolean, now: number): void {
    this.pads = pads;
    this.waits = waits;
    const { scanning, scan_every, first_item_pause, loops } = this.access;
    const items = this.choices !== null ? this.choices.count : waits || pads === 0 ? 0 : pads + 1;
    const rounds = this.choices !== null && loops === 0 ? CHOICE_LOOPS : loops;
    const rules = { mode: scanning, every: ms(scan_every), pause: ms(first_item_pause), loops: rounds };
    this.scanner.set(rules, items, now);
  }

  press(key: string, which: Switch, now: number): void {
    this.uncorner(WALKED);
    const { scanning } = this.access;
    if (scanning === 'off' || (this.choices === null && this.waits)) this.pressOwn(key, now);
    else if (scanning === 'held' || (scanning === 'step' && which !== 'second')) {
      this.steps.press(key, this.scanner.frame || 0, FIXED, key, now);
    } else this.pressFrame(key, now);
  }

  lift(key: string, now: number): void {
    this.steps.lift(key, now);
    this.uncorner(key);
    if (!this.presses.has(key)) return;
    this.presses.lift(key, now);
    if (!this.presses.busy()) this.scanner.resume(now);
  }

  keys(): string[] {
    return this.presses.keys().concat(this.steps.keys());
  }

  due(): number | null {
    const times = [this.presses.due(), this.steps.due(), this.scanner.due()];
    return times.reduce(
      (least, one) => (least === null || (one !== null && one < least) ? one : least),
      null,
    );
  }

  pass(now: number): void {
    this.presses.pass(now);
    this.steps.pass(now);
    this.scanner.pass(now);
  }

  endAll(now: number): void {
    this.scanner.rest(); // first: a switch that lets go of a walking frame would mean what it frames
    this.presses.endAll(now);
    this.steps.endAll(now);
    for (const key of Array.from(this.cornered)) this.uncorner(key);
  }

  /** In others' turn, too: a press glows then, as a touch does. */
  private pressOwn(key: string, now: number): void {
    const count = this.reach.count();
    if (count > 0) this.presses.press(key, Math.min(this.access.own_pad, count - 1), FIXED, key, now);
  }

  private pressFrame(key: string, now: number): void {
    const item = this.scanner.frame;
    if (item === null) {
      this.scanner.begin(now);
      return;
    }
    this.scanner.hold();
    this.presses.press(key, this.padOf(item, key), FIXED, key, now);
  }

  /** The pad of a framed item. The corner is one, too: as under a finger, what lies below it plays. */
  private padOf(item: number, key: string): number {
    if (this.choices !== null || item < this.pads) return item;
    this.cornered.add(key);
    this.reach.corner.hold(key);
    return this.reach.corner.pad();
  }

  private chosen(pad: number, play: () => boolean): boolean {
    if (this.choices !== null) {
      this.choices.choose(pad);
      return true;
    }
    if (this.scanner.frame !== null) this.signs.pressed(pad);
    return play();
  }

  private stepped(now: number): boolean {
    if (this.access.scanning === 'held') this.scanner.begin(now);
    else this.scanner.step(now);
    return true;
  }

  /** The switch that walked the frame is let go of: what is framed is meant. */
  private walked(now: number): void {
    const item = this.scanner.frame;
    if (this.access.scanning !== 'held' || item === null) return;
    const pad = this.padOf(item, WALKED);
    this.chosen(pad, () => this.sounding.tap(WALKED, pad, FIXED, now));
    this.scanner.rest();
  }

  private framed(item: number | null): void {
    if (this.choices !== null) {
      this.choices.frame(item);
      return;
    }
    const pad = item !== null && item < this.pads ? item : null;
    this.signs.frame(pad);
    this.reach.corner.frame(item !== null && pad === null);
  }

  private uncorner(key: string): void {
    if (this.cornered.delete(key)) this.reach.corner.release(key);
  }
}
