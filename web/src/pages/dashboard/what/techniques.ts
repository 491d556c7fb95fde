/** The twelve cards: what each technique is called, what it does in one line, and whether it can begin now. */
import type { Cue, TechniqueName, TechniqueState } from '../../../protocol.gen';
import { LEADER } from '../../../protocol.gen';
import { seatLook } from '../../../ui/seats';
import { listed, say } from '../../../words/say';
import { durationWords } from '../time-words';

export type CardName = TechniqueName | 'free' | 'space';

/** In the order of the grid, which never changes. */
export const CARDS: readonly CardName[] = [
  'free',
  'ground',
  'hold',
  'echo',
  'call_answer',
  'turns',
  'pass_on',
  'space',
  'stop_go',
  'build',
  'iso',
  'lead',
];

export function titleOf(name: CardName): string {
  return say(`techniques.${name}.title`);
}

/** One line for a therapist who sees it for the first time. */
export function wordsOf(name: CardName): string {
  return say(`techniques.${name}.words`);
}

/** The same where there is little room. */
export function briefOf(name: CardName): string {
  return say(`techniques.${name}.brief`);
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
  if (name === 'lead' && now.chosen.length !== 1) return notNow(say('dashboard.card.choose_one'));
  if (name === 'echo') {
    if (now.played.size === 0) return notNow(say('dashboard.card.nobody_played'));
    if (now.chosen.length > 0 && !now.chosen.some((seat) => now.played.has(seat))) {
      return notNow(
        now.chosen.length === 1 ? say('dashboard.card.has_not_played') : say('dashboard.card.none_played'),
      );
    }
  }
  if (name === 'pass_on' && (now.chosen.length > 0 ? now.chosen.length : now.here) < 2) {
    return notNow(say('dashboard.card.needs_two'));
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
    label: say('dashboard.knob.lent'),
    value: lent === 0 ? say('dashboard.knob.open') : String(minutes ? lent / 60 : lent),
    words:
      lent === 0
        ? say('dashboard.knob.no_end')
        : minutes
          ? say('dashboard.minutes.words', { count: lent / 60 })
          : say('dashboard.knob.seconds'),
    step: (by) => ({ ...state, seconds: stepped(LENT_S, lent, by) }),
  };
}

function echoKnob(state: TechniqueState): Knob {
  const seconds = state.seconds === undefined || state.seconds === 0 ? ECHO_USUAL_S : state.seconds;
  return {
    label: say('dashboard.knob.echo'),
    value: String(seconds),
    words: say('dashboard.knob.seconds'),
    step: (by) => ({ ...state, seconds: stepped(ECHO_S, seconds, by) }),
  };
}

function holdKnob(state: TechniqueState): Knob {
  const density = state.density ?? 3;
  return {
    label: say('dashboard.knob.hold'),
    value: String(density),
    words: say('dashboard.knob.a_second'),
    step: (by) => ({ ...state, density: stepped(DENSITIES, density, by) }),
  };
}

function isoKnob(state: TechniqueState): Knob {
  const minutes = state.iso?.minutes ?? 5;
  return {
    label: say('dashboard.minutes.title'),
    value: String(minutes),
    words: say('dashboard.minutes.words', { count: minutes }),
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
    label: say('dashboard.knob.beats'),
    value: String(beats),
    words: say('dashboard.knob.beat', { count: beats }),
    step: (by) => ({ ...state, beats: stepped(BEATS, beats, by) }),
  };
}

/** Seats as people say them: two names, or how many. The therapist is "you". */
export function whoWords(seats: readonly number[]): string {
  const names = seats.map((seat) =>
    seat === LEADER ? say('dashboard.you') : seat > 0 ? seatLook(seat).name : '',
  );
  const [first, second] = names;
  if (first === undefined) return '';
  if (second === undefined) return first;
  return names.length === 2 ? listed(names) : say('dashboard.seats', { count: names.length });
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

type Doing = 'leads' | 'calls' | 'answers' | 'plays';

/** "plays" for one, "play" for you and for several. */
function verb(seats: readonly number[], doing: Doing): string {
  if (seats.length === 1 && seats[0] === LEADER) return say(`dashboard.cue.${doing}.you`);
  return say(`dashboard.cue.${doing}.count`, { count: seats.length });
}

/** "then Moon joins", or "then Sun leaves": the difference between now and next. */
function entering(cue: Cue): string {
  if (cue.until === null) return '';
  const coming = cue.next.filter((seat) => !cue.now.includes(seat));
  if (coming.length > 0) return change('joins', coming);
  const going = cue.now.filter((seat) => !cue.next.includes(seat));
  return going.length === 0 ? '' : change('leaves', going);
}

function change(what: 'joins' | 'leaves', seats: readonly number[]): string {
  const who = whoWords(seats);
  if (seats.length === 1 && seats[0] === LEADER) return say(`dashboard.cue.${what}.you`, { who });
  return say(`dashboard.cue.${what}.count`, { count: seats.length, who });
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

function beatsLeft(cue: Cue, beat: number | null): number | null {
  return cue.until === null || beat === null ? null : Math.max(1, Math.ceil(cue.until - beat - 1e-3));
}

/** "3 beats" until somebody begins. */
function untilWords(cue: Cue, beat: number | null): string {
  const left = beatsLeft(cue, beat);
  return left === null ? '' : say('dashboard.cue.beats', { count: left });
}

function leftWords(cue: Cue, beat: number | null): string {
  const left = beatsLeft(cue, beat);
  if (left === null) return '';
  return say('dashboard.cue.left', { count: left });
}

/** `bpm` turns the beats of lent cards into time. */
export function cueWords(cue: Cue, beat: number | null, bpm?: number): CueWords {
  const left = leftWords(cue, beat);
  const next = whoWords(cue.next);
  const after = next === '' ? '' : say('dashboard.cue.then', { who: next });
  const who = capital(whoWords(cue.now));
  if (cue.phase === 'stop')
    return {
      title: say('dashboard.cue.all_stop'),
      doing: '',
      left,
      after: say('dashboard.cue.then_all_play'),
    };
  if (cue.phase === 'go')
    return {
      title: say('dashboard.cue.all_play'),
      doing: '',
      left,
      after: say('dashboard.cue.then_all_stop'),
    };
  if (cue.phase === 'ramp') {
    const share = Math.round((cue.share ?? 0) * 100);
    return { title: say('dashboard.cue.share', { share }), doing: '', left: '', after: '' };
  }
  if (cue.phase === 'hold') return { title: say('dashboard.cue.hold'), doing: '', left: '', after: '' };
  if (cue.phase === 'lead') {
    const seconds = cue.until === null || beat === null ? 0 : ((cue.until - beat) * 60) / (bpm ?? 60);
    const time = seconds > 0 ? say('dashboard.cue.time_left', { time: durationWords(seconds) }) : '';
    return { title: who, doing: verb(cue.now, 'leads'), left: time, after: '' };
  }
  if (cue.phase === 'echo') {
    return {
      title: say('techniques.echo.title'),
      doing: next === '' ? '' : say('dashboard.cue.of', { who: next }),
      left,
      after: '',
    };
  }
  if (cue.phase === 'call') return { title: who, doing: verb(cue.now, 'calls'), left, after };
  if (cue.phase === 'answer') return { title: who, doing: verb(cue.now, 'answers'), left, after };
  if (who === '' && next === '')
    return { title: say('dashboard.cue.nobody'), doing: '', left: '', after: '' };
  if (who === '')
    return { title: capital(next), doing: say('dashboard.cue.next'), left: untilWords(cue, beat), after: '' };
  if (cue.phase === 'build' || cue.phase === 'fade') {
    return { title: who, doing: verb(cue.now, 'plays'), left, after: entering(cue) };
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
