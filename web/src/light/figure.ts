/** What the middle of the circle says: who plays now, a word, the beats that are left. Worked out from cues; pure. */
import { type CountIn, type Cue, LEADER, type Stage } from '../protocol.gen';
import { seatLook } from '../ui/seats';
import { type Key, say } from '../words/say';

export type Shape = 'players' | 'stop' | 'go' | 'count';

export interface Figure {
  readonly shape: Shape;
  /** Whose symbols it shows. */
  readonly players: readonly number[];
  /** One word below them; empty: none. */
  readonly word: string;
  /** Rings round the symbol: what was played comes back. */
  readonly echo: boolean;
  /** The beats it stands for, a bead each; null: nobody knows how many. */
  readonly began: number;
  readonly until: number | null;
  /** Two figures with one name are the same. */
  readonly name: string;
}

/** More symbols than this can't be told apart from where people sit. */
const SYMBOLS_MOST = 12;

/** Beats ahead of a part at which the server says that it comes. */
const LIT_AHEAD = 2;

/** Which cue the middle speaks of, when several techniques run. */
const FIRST: readonly Cue['phase'][] = [
  'echo',
  'call',
  'answer',
  'stop',
  'play',
  'build',
  'fade',
  'lead',
  'go',
];

/** Phases in which those who are named may sound and nobody else. */
const DECIDING: readonly Cue['phase'][] = ['call', 'answer', 'stop', 'go', 'play', 'build', 'fade'];

const WORDS: Readonly<Partial<Record<Cue['phase'], Key>>> = {
  call: 'display.figure.call',
  answer: 'display.figure.answer',
  echo: 'display.figure.echo',
  build: 'display.figure.build',
  fade: 'display.figure.fade',
  lead: 'display.figure.lead',
};

export function presentIn(stage: Stage): readonly number[] {
  return stage.seats.filter((seat) => seat.link === 'here').map((seat) => seat.seat);
}

/** "Leaf"; in a circle of more than a dozen "10 Leaf", since symbols come twice there. */
export function calledIn(stage: Stage, seat: number): string {
  const { name } = seatLook(seat);
  return stage.seats.length > 12 ? `${seat} ${name}` : name;
}

function everyone(players: readonly number[], present: readonly number[]): boolean {
  return present.length > 2 && present.every((seat) => players.indexOf(seat) >= 0);
}

const few = (players: readonly number[]) => players.length > 0 && players.length <= SYMBOLS_MOST;

function figure(shape: Shape, cue: Cue, players: readonly number[], word: string): Figure {
  const { phase, until } = cue;
  const name = [shape, phase, players.join(), cue.began].join(' ');
  // How long a stop or a go lasts is told just before it ends: only those beats are to be seen.
  const surprise = phase === 'stop' || phase === 'go';
  const began = surprise && until !== null ? Math.max(cue.began, until - LIT_AHEAD) : cue.began;
  const counted = DECIDING.indexOf(phase) >= 0;
  return { shape, players, word, echo: phase === 'echo', began, until: counted ? until : null, name };
}

function figureFor(cue: Cue, stage: Stage): Figure | null {
  const { phase, now } = cue;
  if (phase === 'stop') return figure('stop', cue, [], say('display.figure.stop'));
  if (phase === 'go') return figure('go', cue, [], say('display.figure.go'));
  const key = WORDS[phase];
  const word = key === undefined ? '' : say(key);
  // Those who have come in are to be seen in the circle.
  if (phase === 'build' || phase === 'fade') return figure('players', cue, [], word);
  // The therapist gives back what these seats have played.
  if (phase === 'echo') return figure('players', cue, few(cue.next) ? cue.next : [LEADER], word);
  if (now.length === 0) return null;
  if (everyone(now, presentIn(stage)) || !few(now)) {
    return figure('players', cue, [], word === '' ? say('display.figure.everyone') : word);
  }
  const [only] = now;
  const alone = now.length === 1 && only !== undefined && only !== LEADER;
  return figure('players', cue, now, word === '' && alone ? calledIn(stage, only) : word);
}

export function figureOf(stage: Stage): Figure | null {
  if (!stage.running) return null;
  for (const phase of FIRST) {
    const cue = stage.cues.find((one) => one.phase === phase);
    const found = cue === undefined ? null : figureFor(cue, stage);
    if (found !== null) return found;
  }
  return null;
}

/** The number that is counted at a moment of the server's clock; null before the first beat and from GO on. */
export function countAt(count: CountIn | null, at: number): Figure | null {
  if (count === null || count.go === null || at >= count.go) return null;
  const come = count.beats.filter((beat) => beat <= at).length;
  if (come === 0) return null;
  const word = String(count.beats.length + 1 - come);
  return { shape: 'count', players: [], word, echo: false, began: 0, until: null, name: `count ${word}` };
}

/** Who may sound now by a technique that decides it; null: everybody as always. */
export function playingIn(stage: Stage): readonly number[] | null {
  if (!stage.running) return null;
  const deciding = stage.cues.filter((cue) => decides(cue));
  if (deciding.length === 0) return null;
  return deciding.reduce<number[]>((all, cue) => all.concat(cue.now), []);
}

/** A technique that has yet to begin names nobody in phase `play`, and lets everybody play. */
function decides({ phase, now }: Cue): boolean {
  return DECIDING.indexOf(phase) >= 0 && (now.length > 0 || phase !== 'play');
}

/** Who comes next: nobody where that is to be a surprise, or where nothing changes. */
export function nextIn(stage: Stage): readonly number[] {
  if (!stage.running) return [];
  const cue = stage.cues.find(({ phase }) => DECIDING.indexOf(phase) >= 0);
  if (cue === undefined || cue.phase === 'stop' || cue.phase === 'go') return [];
  return cue.next.filter((player) => cue.now.indexOf(player) < 0);
}

/** How many of a figure's beads are left at a beat: all at its beginning, none at its end. */
export function beadsLeft({ began, until }: Figure, beat: number): number {
  if (until === null) return 0;
  return Math.min(until - began, Math.max(0, until - beat));
}
