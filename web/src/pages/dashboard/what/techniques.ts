/** The twelve cards: what each technique is called, what it does in one line, and whether it can begin now. */
import type { Cue, TechniqueName, TechniqueState } from '../../../protocol.gen';
import { LEADER } from '../../../protocol.gen';
import { seatLook } from '../../../ui/seats';
import { durationWords } from '../time-words';

export type CardName = TechniqueName | 'free' | 'space';

export interface Card {
  readonly name: CardName;
  readonly title: string;
  /** One line for a therapist who sees it for the first time. */
  readonly words: string;
  /** The same where there is little room. */
  readonly brief: string;
}

/** In the order of the grid, which never changes. */
export const CARDS: readonly Card[] = [
  { name: 'free', title: 'Free', words: 'Everyone plays as they like', brief: 'as you like' },
  {
    name: 'ground',
    title: 'Ground',
    words: 'A beat and a low tone under it all',
    brief: 'beat and low tone',
  },
  { name: 'hold', title: 'Hold', words: 'A soft, firm frame round wild playing', brief: 'soft, firm frame' },
  { name: 'echo', title: 'Echo', words: 'Give back what a seat just played', brief: 'give it back' },
  {
    name: 'call_answer',
    title: 'Call & Answer',
    words: 'You call, the others answer',
    brief: 'you, then they',
  },
  { name: 'turns', title: 'Turns', words: 'One at a time, round the circle', brief: 'one by one' },
  { name: 'pass_on', title: 'Pass', words: 'Groups hand over, music goes on', brief: 'group to group' },
  {
    name: 'space',
    title: 'Space',
    words: 'The ground waits while you hold this',
    brief: 'hold: ground waits',
  },
  {
    name: 'stop_go',
    title: 'Stop & Go',
    words: 'All stop together, all start together',
    brief: 'all stop, all start',
  },
  { name: 'build', title: 'Build & Fade', words: 'Seats join and leave one by one', brief: 'join and leave' },
  { name: 'iso', title: 'Iso ramp', words: 'Meet, then change slowly', brief: 'meet, then shift' },
  { name: 'lead', title: 'Lead', words: 'Hand the conducting over', brief: 'hand it over' },
];

export function titleOf(name: CardName): string {
  return CARDS.find((card) => card.name === name)?.title ?? name;
}

export function briefOf(name: CardName): string {
  return CARDS.find((card) => card.name === name)?.brief ?? '';
}

export interface Circumstances {
  readonly techniques: readonly TechniqueState[];
  readonly space: boolean;
  /** The seats chosen on this dashboard; none means everyone. */
  readonly chosen: readonly number[];
  /** Seats with a tablet. */
  readonly here: number;
  /** Seats whose playing could be given back. */
  readonly played: ReadonlySet<number>;
}

export type CardStatus =
  | { readonly state: 'off' | 'on' | 'held' }
  | { readonly state: 'not_now'; readonly why: string };

function notNow(why: string): CardStatus {
  return { state: 'not_now', why };
}

/** How a card stands. One that can't begin now says what is missing, in place of its line. */
export function statusOf(name: CardName, now: Circumstances): CardStatus {
  if (name === 'space') return { state: now.space ? 'held' : 'off' };
  if (name === 'free') return { state: now.techniques.length === 0 ? 'on' : 'off' };
  if (now.techniques.some((one) => one.technique === name)) return { state: 'on' };
  if (name === 'lead' && now.chosen.length !== 1) return notNow('Choose one seat');
  if (name === 'echo') {
    if (now.played.size === 0) return notNow('Nobody played yet');
    if (now.chosen.length > 0 && !now.chosen.some((seat) => now.played.has(seat))) {
      return notNow(now.chosen.length === 1 ? 'Has not played yet' : 'None has played yet');
    }
  }
  if (name === 'pass_on' && (now.chosen.length > 0 ? now.chosen.length : now.here) < 2) {
    return notNow('Needs two seats');
  }
  return { state: 'off' };
}

/** Steps of what is counted in beats: single ones while few, then as music goes. */
const BEATS = [1, 2, 3, 4, 5, 6, 7, 8, 12, 16, 24, 32, 48, 64] as const;
const DENSITIES = [0.5, 1, 2, 3, 4, 5, 6, 8, 12, 20] as const;
const ECHO_S = [2, 3, 4, 5, 6, 7, 8] as const;
const ECHO_USUAL_S = 4;
const LENT_S = [0, 30, 60, 120, 180, 300, 600, 1200] as const;
const ISO_MIN = [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 30, 45, 60] as const;

/** The next value of a row of steps; the same one at its end. */
export function stepped(steps: readonly number[], value: number, by: -1 | 1): number {
  if (by > 0) return steps.find((step) => step > value) ?? value;
  let below = value;
  for (const step of steps) if (step < value) below = step;
  return below;
}

/** The one number of a technique between minus and plus. */
export interface Knob {
  readonly value: string;
  readonly words: string;
  /** For the names of the two buttons. */
  readonly label: string;
  readonly step: (by: -1 | 1) => TechniqueState;
}

function lentKnob(state: TechniqueState): Knob {
  const lent = state.seconds ?? 0;
  const minutes = lent >= 60;
  return {
    label: 'Time lent',
    value: lent === 0 ? 'open' : String(minutes ? lent / 60 : lent),
    words: lent === 0 ? 'no end set' : minutes ? (lent === 60 ? 'minute' : 'minutes') : 'seconds',
    step: (by) => ({ ...state, seconds: stepped(LENT_S, lent, by) }),
  };
}

function echoKnob(state: TechniqueState): Knob {
  const seconds = state.seconds === undefined || state.seconds === 0 ? ECHO_USUAL_S : state.seconds;
  return {
    label: 'Seconds given back',
    value: String(seconds),
    words: 'seconds',
    step: (by) => ({ ...state, seconds: stepped(ECHO_S, seconds, by) }),
  };
}

function holdKnob(state: TechniqueState): Knob {
  const density = state.density ?? 3;
  return {
    label: 'Touches of one seat',
    value: String(density),
    words: 'a second',
    step: (by) => ({ ...state, density: stepped(DENSITIES, density, by) }),
  };
}

function isoKnob(state: TechniqueState): Knob {
  const minutes = state.iso?.minutes ?? 5;
  return {
    label: 'Minutes',
    value: String(minutes),
    words: minutes === 1 ? 'minute' : 'minutes',
    step: (by) => ({ ...state, iso: { ...state.iso, minutes: stepped(ISO_MIN, minutes, by) } }),
  };
}

export function knobOf(state: TechniqueState): Knob | null {
  if (state.technique === 'ground') return null;
  if (state.technique === 'lead') return lentKnob(state);
  if (state.technique === 'echo') return echoKnob(state);
  if (state.technique === 'hold') return holdKnob(state);
  if (state.technique === 'iso') return isoKnob(state);
  const beats = state.beats ?? 8;
  return {
    label: 'Beats',
    value: String(beats),
    words: beats === 1 ? 'beat' : 'beats',
    step: (by) => ({ ...state, beats: stepped(BEATS, beats, by) }),
  };
}

/** Seats as people say them: two names, or how many. The therapist is "you". */
export function whoWords(seats: readonly number[]): string {
  const names = seats.map((seat) => (seat === LEADER ? 'you' : seat > 0 ? seatLook(seat).name : ''));
  const [first, second] = names;
  if (first === undefined) return '';
  if (second === undefined) return first;
  return names.length === 2 ? `${first} and ${second}` : `${names.length} seats`;
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** "plays" for one, "play" for you and for several. */
function verb(seats: readonly number[], one: string, several: string): string {
  return seats.length === 1 && seats[0] !== LEADER ? one : several;
}

/** "then Moon joins", or "then Sun leaves": the difference between now and next. */
function entering(cue: Cue): string {
  if (cue.until === null) return '';
  const coming = cue.next.filter((seat) => !cue.now.includes(seat));
  if (coming.length > 0) return `then ${whoWords(coming)} ${verb(coming, 'joins', 'join')}`;
  const going = cue.now.filter((seat) => !cue.next.includes(seat));
  return going.length === 0 ? '' : `then ${whoWords(going)} ${verb(going, 'leaves', 'leave')}`;
}

/** What one running technique does at a beat. */
export interface CueWords {
  /** Who, in a word or two. */
  readonly title: string;
  /** Whether they play, rest, call; empty when the name says enough. */
  readonly doing: string;
  /** "5 beats left"; empty while the end is open. */
  readonly left: string;
  /** "then Shell". */
  readonly after: string;
}

function leftWords(cue: Cue, beat: number | null): string {
  if (cue.until === null || beat === null) return '';
  const left = Math.max(1, Math.ceil(cue.until - beat - 1e-3));
  return left === 1 ? '1 beat left' : `${left} beats left`;
}

/** `bpm` turns the beats of lent cards into time. */
export function cueWords(cue: Cue, beat: number | null, bpm?: number): CueWords {
  const left = leftWords(cue, beat);
  const next = whoWords(cue.next);
  const after = next === '' ? '' : `then ${next}`;
  const who = capital(whoWords(cue.now));
  if (cue.phase === 'stop') return { title: 'All stop', doing: '', left, after: 'then all play' };
  if (cue.phase === 'go') return { title: 'All play', doing: '', left, after: 'then all stop' };
  if (cue.phase === 'ramp') {
    const share = Math.round((cue.share ?? 0) * 100);
    return { title: `${share} % of the way`, doing: '', left: '', after: '' };
  }
  if (cue.phase === 'hold') return { title: 'A soft, firm frame', doing: '', left: '', after: '' };
  if (cue.phase === 'lead') {
    const seconds = cue.until === null || beat === null ? 0 : ((cue.until - beat) * 60) / (bpm ?? 60);
    const time = seconds > 0 ? `${durationWords(seconds)} left` : '';
    return { title: who, doing: verb(cue.now, 'leads', 'lead'), left: time, after: '' };
  }
  if (cue.phase === 'echo') {
    return { title: 'Echo', doing: next === '' ? '' : `of ${next}`, left, after: '' };
  }
  if (cue.phase === 'call') return { title: who, doing: verb(cue.now, 'calls', 'call'), left, after };
  if (cue.phase === 'answer') return { title: who, doing: verb(cue.now, 'answers', 'answer'), left, after };
  if (who === '' && next === '') return { title: 'Nobody yet', doing: '', left: '', after: '' };
  if (who === '') return { title: capital(next), doing: 'next', left: left.replace(' left', ''), after: '' };
  if (cue.phase === 'build' || cue.phase === 'fade') {
    return { title: who, doing: verb(cue.now, 'plays', 'play'), left, after: entering(cue) };
  }
  return { title: who, doing: '', left, after };
}

/** The cue the map's middle shows: the first that says who plays. */
export function mainCue(cues: readonly Cue[]): Cue | undefined {
  return cues.find((cue) => !['ramp', 'hold', 'echo'].includes(cue.phase) && cue.technique !== 'ground');
}

/** One line: "Leaf, 5 beats left, then Shell". */
export function cueLine(cue: Cue, beat: number | null, bpm?: number): string {
  const { title, doing, left, after } = cueWords(cue, beat, bpm);
  return [doing === '' ? title : `${title} ${doing}`, left, after].filter((part) => part !== '').join(', ');
}
