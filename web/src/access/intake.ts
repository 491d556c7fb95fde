/** Everything between a hand and a note: all ways of touching at once, as one seat's access profile wants them.
 * Times in ms of any steady clock, handed in; `due` says when `pass` has something to do. Pure. */
import { PX_PER_MM } from '../touch/layout';
import { FIXED } from '../touch/loudness';
import type { Touches } from '../touch/touches';
import { Contacts } from './contacts';
import { Dwell } from './dwell';
import { Gate } from './gate';
import type { Access } from './profile';
import type { Signs } from './signs';
import { Sounding } from './sounding';
import type { Switch } from './switches';
import { type Choices, type Reach, Switching } from './switching';

/** One contact with the glass, as far as the browser tells. Px of the window. */
export interface Contact {
  readonly x: number;
  readonly y: number;
  readonly pressure: number;
  readonly size: number;
}

/** What is touched. Points are px of the window. */
export interface Ground extends Reach {
  /** Null: no pad is there, but a dead margin or a place to rest. */
  padAt(x: number, y: number): number | null;
  velocity(pad: number, contact: Contact): number;
}

const ms = (seconds: number) => 1000 * seconds;

const GLASS = 'glass';
const TILT = 'tilt';

export class Intake {
  private access: Access;
  private lasting = false;
  private seat: number | null = null;
  private pads = 0;
  /** Touches are heard; or are about to be. */
  private mine = true;
  private soon = false;
  private leant: number | null = null;
  private readonly ground: Ground;
  private readonly contacts = new Contacts();
  private readonly sounding: Sounding;
  private readonly glass: Gate;
  private readonly switching: Switching;
  private readonly dwell: Dwell;

  constructor(touches: Touches, ground: Ground, signs: Signs, access: Access) {
    this.access = access;
    this.ground = ground;
    const sounding = new Sounding(touches);
    this.sounding = sounding;
    this.glass = new Gate(sounding, signs);
    this.switching = new Switching(sounding, ground, signs, access);
    this.dwell = new Dwell(
      {
        begin: (key, pad, now) => sounding.begin(key, pad, FIXED, now),
        end: (key) => sounding.end(key),
        tap: (key, pad, now) => sounding.tap(key, pad, FIXED, now),
      },
      signs,
    );
  }

  // --- how it is touched ----------------------------------------------------------------------------------------

  /** What is on the screen now. Everything held ends if the pads or the ways of touching them are others. */
  show(seat: number, access: Access, lasting: boolean, now: number): void {
    const pads = this.ground.count();
    const same =
      seat === this.seat && pads === this.pads && JSON.stringify(access) === JSON.stringify(this.access);
    if (!same) this.release(now);
    this.seat = seat;
    this.pads = pads;
    this.access = access;
    this.lasting = lasting;
    this.arrange();
    if (!same) this.begin(now);
  }

  /** Whether touches are heard, and whether they are about to be. */
  turn(mine: boolean, soon: boolean, now: number): void {
    const ends = this.mine && !mine;
    if (ends) this.release(now);
    const walks = this.mine || this.soon;
    this.mine = mine;
    this.soon = soon;
    this.arrange();
    if (ends || walks !== (mine || soon)) this.begin(now);
  }

  /** Switches reach these now; null: the pads again. */
  choose(choices: Choices | null, now: number): void {
    this.release(now);
    this.switching.choose(choices);
    this.begin(now);
  }

  /** Whether keys and buttons are switches; else each plays its own pad. */
  get switched(): boolean {
    return this.switching.on;
  }

  /** Whether a frame chooses what a switch means. */
  get scans(): boolean {
    return this.access.scanning !== 'off';
  }

  get reaches(): Choices | null {
    return this.switching.reaches;
  }

  private arrange(): void {
    const { hold_duration, ignore_repeat, act_on, latch, dwell } = this.access;
    const rules = { hold: ms(hold_duration), ignore: ms(ignore_repeat), onLift: act_on === 'lift' };
    this.glass.set(rules);
    this.switching.set(this.access, rules);
    // A tone that rings by itself has nothing to stay; one that isn't heard would stay for nobody.
    const stays = latch && this.lasting && this.mine;
    this.sounding.set(this.access.most_per_second, stays);
    this.dwell.set({
      dwell: dwell === null ? null : ms(dwell),
      awayFirst: this.access.look_away_first || stays,
      lasting: this.lasting && !stays,
    });
  }

  private begin(now: number): void {
    this.switching.begin(this.pads, !this.mine && !this.soon, now);
  }

  // --- the glass ------------------------------------------------------------------------------------------------

  down(key: string, contact: Contact, now: number): void {
    this.pass(now);
    this.up(key, now); // its end was lost
    const pad = this.ground.padAt(contact.x, contact.y);
    if (pad === null) return;
    this.dwell.press(pad, now);
    const touch = this.contacts.down(key, contact, this.access.palm ? PX_PER_MM : null);
    if (touch !== null) this.glass.press(touch, pad, this.ground.velocity(pad, contact), GLASS, now);
  }

  move(key: string, contact: Contact, now: number): void {
    const touch = this.contacts.move(key, contact);
    if (touch === null || !this.access.slide) return;
    const pad = this.ground.padAt(contact.x, contact.y);
    if (pad !== null) this.glass.slide(touch, pad, this.ground.velocity(pad, contact), now);
  }

  up(key: string, now: number): void {
    const touch = this.contacts.up(key);
    if (touch !== null) this.glass.lift(touch, now);
  }

  /** The contacts that are down. */
  contactKeys(): string[] {
    return this.contacts.keys();
  }

  /** A pointer that presses nothing is here; null: it has left. */
  point(at: { readonly x: number; readonly y: number } | null, now: number): void {
    if (this.access.dwell === null) return;
    const off = at === null || this.ground.count() === 0;
    this.dwell.point(off ? null : this.ground.padAt(at.x, at.y), now);
  }

  // --- keys, switches, buttons ----------------------------------------------------------------------------------

  /** A key or a button that has a pad of its own goes down. */
  direct(key: string, pad: number, velocity: number, now: number): void {
    this.pass(now);
    if (pad < this.ground.count()) this.glass.press(key, pad, velocity, key, now);
  }

  /** A switch goes down: any key or button, where `switched`. */
  press(key: string, which: Switch, now: number): void {
    this.pass(now);
    this.switching.press(key, which, now);
  }

  /** A key, switch or button comes up. */
  lift(key: string, now: number): void {
    this.glass.lift(key, now);
    this.switching.lift(key, now);
  }

  /** A device is gone: whatever it held, by the first letters of its keys, comes up. */
  lost(device: string, now: number): void {
    for (const key of this.glass.keys().concat(this.switching.keys())) {
      if (key.indexOf(device) === 0) this.lift(key, now);
    }
  }

  // --- what has a beginning only, or no hand at all -----------------------------------------------------------------

  /** A screen reader's "activate". */
  tap(pad: number, now: number): void {
    this.pass(now);
    const count = this.ground.count();
    if (count > 0) this.sounding.tap('', Math.min(pad, count - 1), FIXED, now);
  }

  shaken(now: number): void {
    this.tap(this.access.own_pad, now);
  }

  /** The pad the tablet leans to. */
  lean(pad: number | null, now: number): void {
    this.pass(now);
    if (pad === this.leant) return;
    this.leant = pad;
    if (pad === null || pad >= this.ground.count()) this.sounding.end(TILT);
    else this.sounding.begin(TILT, pad, FIXED, now);
  }

  // --- time ---------------------------------------------------------------------------------------------------------

  due(): number | null {
    const parts = [this.sounding, this.glass, this.switching, this.dwell];
    const times = parts.map((part) => part.due()).filter((time): time is number => time !== null);
    return times.length === 0 ? null : Math.min(...times);
  }

  pass(now: number): void {
    this.sounding.pass(now);
    this.glass.pass(now);
    this.switching.pass(now);
    this.dwell.pass(now);
  }

  /** No hand is there any more. */
  endAll(now: number): void {
    this.release(now);
    this.begin(now);
  }

  private release(now: number): void {
    this.glass.endAll(now);
    this.switching.endAll(now);
    this.dwell.endAll();
    this.contacts.clear();
    this.leant = null;
    this.sounding.endAll();
  }
}
