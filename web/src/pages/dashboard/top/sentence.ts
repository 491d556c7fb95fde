/** The one sentence at the top of the dashboard: what is so, and the way out. The most pressing one wins. */
import type { LinkState } from '../../../net/connection';
import type { RoomState, SpeakerView } from '../../../protocol.gen';
import { seatLook, seatWords } from '../../../ui/seats';
import { sayPhrase } from '../../../words/refusal';
import { say } from '../../../words/say';

export type SentenceAct =
  | 'open_speaker'
  | 'show_join'
  | 'let_in'
  | 'not_now'
  | 'let_leave'
  | 'stay'
  | 'end_replay';

export interface Sentence {
  /** Warn: something is missing. Ask: somebody waits. Calm: all is well. */
  readonly tone: 'warn' | 'ask' | 'calm';
  readonly text: string;
  readonly acts: readonly SentenceAct[];
  /** The seat the acts are for. */
  readonly seat?: number;
}

export interface Facts {
  readonly link: LinkState;
  readonly bye: string | null;
  readonly refusal: string | null;
  readonly said?: string | null;
  readonly state: RoomState | null;
  readonly speakerSeen: boolean;
  readonly unreached: boolean;
  /** Something kept earlier is played back. */
  readonly replays?: boolean;
}

function warn(text: string, ...acts: SentenceAct[]): Sentence {
  return { tone: 'warn', text, acts };
}

function calm(text: string, ...acts: SentenceAct[]): Sentence {
  return { tone: 'calm', text, acts };
}

/** A sound that was there and went is the most pressing of all. */
function ofLostSpeaker(speaker: SpeakerView, seen: boolean): Sentence | null {
  if (speaker.state === 'none' && seen) {
    return warn(say('dashboard.sentence.speaker_closed'), 'open_speaker');
  }
  if (speaker.state === 'asleep') return warn(say('dashboard.sentence.needs_tap'));
  return null;
}

function ofWell(state: RoomState): Sentence {
  const here = state.seats.filter((seat) => seat.link === 'here').length;
  const away = state.seats.filter((seat) => seat.link === 'away').length;
  if (here + away === 0) return calm(say('dashboard.sentence.no_tablet'), 'show_join');
  const tablets = say('dashboard.sentence.here', { count: here });
  if (!state.running) return calm(say('dashboard.sentence.rests'));
  if (state.hush) return calm(say('dashboard.sentence.hush'));
  return calm(away === 0 ? tablets : `${tablets} ${say('dashboard.sentence.some_away', { count: away })}`);
}

export function sentenceOf(facts: Facts): Sentence {
  const { link, state } = facts;
  if (link === 'gone') return warn(facts.bye ?? say('dashboard.sentence.gone'));
  if (link === 'away') return warn(say('dashboard.sentence.away'));
  if (state === null) return calm(say('dashboard.sentence.looking'));
  if (facts.refusal !== null) return warn(facts.refusal);
  if (facts.said) return calm(facts.said);
  const lost = ofLostSpeaker(state.speaker, facts.speakerSeen);
  if (lost !== null) return lost;
  const leaving = state.seats.find((seat) => seat.wants_to_leave);
  if (leaving !== undefined) {
    const text = say('dashboard.sentence.leaving', { name: seatLook(leaving.seat).name, seat: leaving.seat });
    return { tone: 'ask', text, acts: ['let_leave', 'stay'], seat: leaving.seat };
  }
  const waiting = state.seats.find((seat) => seat.link === 'waiting');
  if (waiting !== undefined) {
    const text = say('dashboard.sentence.waiting', { seat: seatWords(waiting.seat) });
    return { tone: 'ask', text, acts: ['let_in', 'not_now'], seat: waiting.seat };
  }
  if (state.speaker.state === 'none') {
    return warn(say('dashboard.sentence.no_speaker'), 'open_speaker');
  }
  const notice = state.notices[0];
  if (notice !== undefined) return warn(sayPhrase(notice));
  const nobody = !state.seats.some((seat) => seat.link !== 'free');
  if (facts.unreached && nobody) {
    return warn(say('host.no_device'), 'show_join');
  }
  if (facts.replays === true) return calm(say('record.replay.sentence'), 'end_replay');
  return ofWell(state);
}

/** Two short lines about the speaker for the top bar. */
export function speakerLine(speaker: SpeakerView): { readonly text: string; readonly ok: boolean } {
  if (speaker.state === 'none') return { text: say('dashboard.top.not_open'), ok: false };
  if (speaker.state === 'asleep') return { text: say('dashboard.speaker.needs_tap'), ok: false };
  if (speaker.state === 'loading')
    return { text: say('dashboard.speaker.loading', { share: Math.round(speaker.loading * 100) }), ok: true };
  return {
    text:
      speaker.latency === null
        ? say('dashboard.speaker.good')
        : say('dashboard.speaker.good_late', { latency: Math.round(speaker.latency) }),
    ok: true,
  };
}
