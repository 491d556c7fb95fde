/** Who plays by a running technique, who comes next, and what the middle says of it: each change a soft one. */
import type { CountIn, PlanView, Stage, Tempo } from '../protocol.gen';
import { beadsLeft, countAt, type Figure, figureOf, nextIn } from './figure';
import { Change, Slew } from './limiter';
import { DRIFT } from './times';

/** A part that lasts only a beat can't be faded into for longer than it lasts. */
const SHARE_OF_PART = 0.5;
/** Seconds that a fade of a figure, small as it is, takes at the least. */
const SHORTEST = 0.45;

/** Share of the whole that a ramp's arc may grow or shrink in a second. */
const ARC_PACE = 0.2;

/** Who comes next, one value a change. */
export interface Next {
  readonly players: readonly number[];
  readonly from: readonly number[];
}

const NOBODY: Next = { players: [], from: [] };

export class Cast {
  readonly figure = new Change<Figure | null>(null);
  readonly next = new Change<Next>(NOBODY);
  readonly plan = new Change<PlanView | null>(null);
  private stage: Stage | null = null;
  private speaks: Figure | null = null;
  private upcoming = NOBODY;
  private count: CountIn | null = null;
  private counted: Figure | null = null;
  private readonly arc = new Slew(0, ARC_PACE);
  private readonly arcLight = new Change<boolean>(false);

  /** A new word from the room. */
  follow(stage: Stage, now: number): void {
    const figure = figureOf(stage);
    this.stage = stage;
    this.speaks = figure;
    this.count = stage.counting;
    const players = nextIn(stage);
    const from = figure === null ? [] : figure.players;
    const same = players.join() === this.upcoming.players.join() && from.join() === this.upcoming.from.join();
    if (!same) this.upcoming = { players, from };
    this.next.want(this.upcoming, now, this.pace(stage.tempo, figure));
    this.plan.want(samePlan(stage.plan, this.plan.to) ? this.plan.to : stage.plan, now);
    this.arcLight.want(stage.running && this.share() !== null, now);
  }

  /** Works out this moment. `at`: the server's time, or null while it isn't known. */
  update(now: number, at: number | null): void {
    if (this.stage === null) return;
    const counted = at === null ? null : countAt(this.count, at);
    if (counted?.name !== this.counted?.name) this.counted = counted;
    const counting = this.count !== null && this.count.go !== null && (at === null || at < this.count.go);
    const wanted = counting ? this.counted : this.speaks;
    const known = this.figure.to;
    const changed = known?.name !== wanted?.name;
    this.figure.want(changed ? wanted : known, now, this.pace(this.stage.tempo, wanted ?? known));
    this.arc.towards(this.share() ?? 0, now);
  }

  /** The beads of a figure as last told: a part may be cut short. */
  beads(figure: Figure, beat: number): { readonly all: number; readonly left: number } {
    const told = this.speaks !== null && this.speaks.name === figure.name ? this.speaks : figure;
    const all = told.until === null ? 0 : Math.round(told.until - told.began);
    return { all, left: beadsLeft(told, beat) };
  }

  /** How far a ramp has come, and how much of its arc is to be seen, 0 to 1 each. */
  ramp(now: number): { readonly share: number; readonly light: number } {
    const mix = this.arcLight.mix(now);
    const light = (this.arcLight.from ? 1 - mix : 0) + (this.arcLight.to ? mix : 0);
    return { share: this.arc.towards(this.share() ?? 0, now), light };
  }

  /** Whether it goes on by itself: somebody counts, a ramp or a plan runs. */
  get moves(): boolean {
    return this.count !== null || this.figure.to !== null || this.arcLight.to || this.plan.to !== null;
  }

  get room(): Stage | null {
    return this.stage;
  }

  private share(): number | null {
    if (this.stage === null) return null;
    const ramp = this.stage.cues.find((cue) => cue.phase === 'ramp');
    return ramp === undefined ? null : (ramp.share ?? null);
  }

  private pace(tempo: Tempo, figure: Figure | null): number {
    if (figure === null) return DRIFT / 2;
    if (figure.shape === 'count') return SHORTEST / 2;
    const beats = figure.until === null ? 8 : figure.until - figure.began;
    return Math.min(DRIFT / 2, Math.max(SHORTEST, (SHARE_OF_PART * beats * 60) / tempo.target));
  }
}

function samePlan(one: PlanView | null, other: PlanView | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
