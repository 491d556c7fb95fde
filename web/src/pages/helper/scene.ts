/** What a helper's page shows at a moment, worked out from what the server has told ahead. Pure; times are server seconds. */
import { beatAt } from '../../light/beat';
import type { Helping } from '../../protocol.gen';
import { type Moment, momentAt, type Told } from '../../touch/turn';

/** What is so. Each has its word and its sentence. */
export type Kind =
  | 'free'
  | 'door'
  | 'away'
  | 'stopped'
  | 'not_now'
  | 'rest'
  | 'count'
  | 'lead'
  | 'turn'
  | 'play'
  | 'soon'
  | 'still'
  | 'faded'
  | 'wait';

export interface Beads {
  readonly all: number;
  readonly filled: number;
}

export interface Scene {
  readonly kind: Kind;
  /** Whether the seat may sound now. */
  readonly mine: boolean;
  readonly beads: Beads | null;
  /** Beats left until it begins for this seat; null when nobody knows. */
  readonly beats: number | null;
  /** Whose turn it is meanwhile. */
  readonly plays: readonly number[];
  /** Nobody else comes before this seat. */
  readonly next: boolean;
  /** When any of this changes by itself; null: not before another word. */
  readonly changes: number | null;
}

const BEADS_MOST = 8;

/** Seconds. Beats may glide: a moment reckoned from the tempo of now is looked at again this soon at the least. */
const SOONEST = 0.02;

const earlier = (a: number | null, b: number | null) => (a === null ? b : b === null ? a : Math.min(a, b));

function bpmAt({ bpm, target, at, until }: Helping['tempo'], now: number): number {
  if (now >= until || until <= at) return target;
  return now <= at ? bpm : bpm + ((target - bpm) * (now - at)) / (until - at);
}

interface Countdown {
  /** Whole beats still to come before the goal. */
  readonly left: number;
  readonly changes: number;
}

/** Counts down to a beat; null once it has come. */
function countdown({ tempo }: Helping, goal: number, now: number): Countdown | null {
  const away = goal - beatAt(tempo, now);
  const left = Math.ceil(away - 0.01);
  if (left <= 0) return null;
  const part = away - (left - 1);
  return { left, changes: now + Math.max(SOONEST, (part * 60) / bpmAt(tempo, now)) };
}

/** How many beads stand for so many beats: each one, up to eight; of more the last eight. */
function beadsOf(beats: number): number {
  return Math.max(1, Math.min(BEADS_MOST, Math.round(beats)));
}

const TOGETHER: readonly string[] = ['stop_go', 'build'];

function quiet(kind: Kind, changes: number | null = null): Scene {
  return { kind, mine: false, beads: null, beats: null, plays: [], next: false, changes };
}

export function sceneAt(helping: Helping, now: number): Scene {
  if (helping.link === 'free') return quiet('free');
  if (helping.link === 'waiting') return quiet('door');
  if (helping.link === 'away') return quiet('away');
  if (helping.state === 'stopped')
    return helping.cards.held ? { ...quiet('lead'), mine: true } : quiet('stopped');
  if (helping.state === 'rest') return quiet(helping.not_now ? 'not_now' : 'rest');
  const told: Told = { state: helping.state, turn: helping.turn, count: helping.counting };
  const moment = momentAt(told, now);
  if (moment.counted) return countedIn(moment);
  if (moment.mine) return playing(helping, moment, now);
  return waiting(helping, moment, now);
}

function countedIn({ dots, filled, changes }: Moment): Scene {
  const beads = { all: dots, filled };
  return { ...quiet('count', changes), beads, beats: dots - filled + 1 };
}

/** Its beads empty as its beats go by, if their number is known. */
function playing(helping: Helping, moment: Moment, now: number): Scene {
  const { turn, part, tempo } = helping;
  if (helping.cards.held) return { ...quiet('lead', moment.changes), mine: true };
  const scene: Scene = { ...quiet('play', moment.changes), mine: true };
  if (part === null || TOGETHER.indexOf(part.technique) >= 0) return scene;
  const at = turn.at ?? null;
  const ends = (turn.mine ? turn.until : at) ?? null;
  const began = turn.mine && at !== null ? beatAt(tempo, at) : part.began;
  // Before the first turn everybody plays on: that is nobody's turn yet.
  if (part.now.length === 0 && !(turn.mine && at !== null)) return scene;
  if (ends === null || part.until === null) return { ...scene, kind: 'turn' };
  const goal = beatAt(tempo, ends);
  const all = beadsOf(goal - began);
  const count = countdown(helping, goal, now);
  const filled = Math.min(all, count === null ? 0 : count.left);
  const changes = earlier(moment.changes, count === null ? null : count.changes);
  return { ...scene, kind: 'turn', beads: { all, filled }, changes };
}

/** The beads fill as its turn comes near. */
function waiting(helping: Helping, moment: Moment, now: number): Scene {
  const { turn, part, tempo } = helping;
  const scene: Scene = { ...quiet(moment.soon ? 'soon' : 'wait', moment.changes), plays: moment.plays };
  const silent = moment.plays.length === 0;
  const phase = part === null || !silent ? null : part.phase;
  const kind = phase === 'stop' ? 'still' : phase === 'fade' ? 'faded' : scene.kind;
  const at = turn.mine ? (turn.at ?? null) : null;
  const goal = at === null ? (helping.plays_at ?? null) : beatAt(tempo, at);
  if (goal === null) return { ...scene, kind };
  const count = countdown(helping, goal, now);
  const next = part === null || part.until === null || goal <= part.until + 0.01;
  const all = next && part !== null && part.until !== null ? beadsOf(part.until - part.began) : BEADS_MOST;
  const left = count === null ? 0 : count.left;
  const beads = { all, filled: all - Math.min(all, left) };
  const changes = earlier(moment.changes, count === null ? null : count.changes);
  return { ...scene, kind, beads, beats: left === 0 ? null : left, next, changes };
}
