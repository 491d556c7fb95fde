/** A tablet without glass: hands, switches and eyes by the clock, and the notes that come of them. For tests. */
import { type Contact, Intake } from '../src/access/intake';
import { type Access, whole } from '../src/access/profile';
import type { Choices } from '../src/access/switching';
import type { AccessProfile } from '../src/protocol.gen';
import { FIXED } from '../src/touch/loudness';
import { Touches } from '../src/touch/touches';

/** Each pad is so wide, side by side from the left; px. */
export const WIDE = 200;
export const HIGH = 768;

export interface Note {
  readonly note: number;
  readonly pad: number;
  readonly on: number;
  off: number | null;
}

export interface TrialOptions {
  readonly pads?: number;
  /** Tones last while they are touched. */
  readonly lasting?: boolean;
  /** From here down no pad is: a place to rest; px. */
  readonly rest?: number;
}

export class Trial {
  readonly intake: Intake;
  readonly notes: Note[] = [];
  /** All that was shown of touches that weren't any yet. */
  readonly signs: string[] = [];
  /** What went wrong, whatever the profile: an end without a beginning, a second end. */
  readonly faults: string[] = [];
  readonly touches: Touches;
  now = 0;
  pads: number;
  private access: Access;
  private lasting: boolean;
  private readonly rest: number;

  constructor(profile: AccessProfile = {}, { pads = 5, lasting = true, rest = HIGH }: TrialOptions = {}) {
    this.pads = pads;
    this.lasting = lasting;
    this.rest = rest;
    this.access = whole(profile);
    this.touches = new Touches({
      began: (pad) => {
        if (!(pad >= 0 && pad < this.pads)) this.faults.push(`a note on pad ${pad}`);
        this.notes.push({ note: this.notes.length, pad, on: this.now, off: null });
        return this.notes.length - 1;
      },
      ended: (note, pad) => {
        const ended = this.notes[note];
        if (ended === undefined || ended.pad !== pad || ended.off !== null) this.faults.push(`end ${note}`);
        else ended.off = this.now;
      },
    });
    const say = (sign: string) => {
      this.signs.push(`${this.now} ${sign}`);
    };
    this.intake = new Intake(
      this.touches,
      {
        padAt: (x, y) => (y >= this.rest ? null : Math.min(this.pads - 1, Math.max(0, Math.floor(x / WIDE)))),
        velocity: () => FIXED,
        count: () => this.pads,
        corner: {
          pad: () => 0,
          frame: (framed) => say(framed ? 'corner' : 'no corner'),
          hold: (key) => say(`hold ${key}`),
          release: (key) => say(`release ${key}`),
        },
      },
      {
        waiting: (pad, lasts) => say(`wait ${pad} ${Math.round(lasts)}`),
        frame: (pad) => say(`frame ${pad}`),
        pressed: (pad) => say(`pressed ${pad}`),
      },
      this.access,
    );
    this.show({});
    this.signs.length = 0;
  }

  /** Everything that was due until then has happened, each in its time. */
  to(time: number): this {
    for (let due = this.intake.due(); due !== null && due <= time; due = this.intake.due()) {
      if (due < this.now) throw new Error(`due ${due} at ${this.now}`);
      this.now = due;
      this.intake.pass(due);
    }
    this.now = Math.max(this.now, time);
    return this;
  }

  show(changes: Partial<AccessProfile>, pads = this.pads, lasting = this.lasting): void {
    this.access = { ...this.access, ...changes };
    this.pads = pads;
    this.lasting = lasting;
    this.intake.show(1, this.access, lasting, this.now);
  }

  reach(choices: Choices | null): void {
    this.intake.choose(choices, this.now);
  }

  /** Every hand lets go, and time goes on until nothing is left to come. */
  letGo(): this {
    this.intake.endAll(this.now);
    return this;
  }

  /** "pad@on-off", times in ms; a note that still sounds has no end. */
  get played(): string {
    return this.notes.map(({ pad, on, off }) => `${pad}@${on}-${off === null ? '' : off}`).join(' ');
  }
}

/** A fingertip on the middle of a pad, or `dx` beside it; sizes and distances in px. */
export function onPad(pad: number, dx = 0, y = 300, size = 40): Contact {
  return { x: (pad + 0.5) * WIDE + dx, y, pressure: 0.5, size };
}
