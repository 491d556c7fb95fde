/** The one sentence at the top of the dashboard: what is so, and the way out. The most pressing one wins. */
import type { LinkState } from '../../../net/connection';
import type { RoomState, SpeakerView } from '../../../protocol.gen';
import { seatLook, seatWords } from '../../../ui/seats';

export type SentenceAct = 'open_speaker' | 'show_join' | 'let_in' | 'not_now' | 'let_leave' | 'stay';

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
    return warn('Nothing is heard: the speaker page was closed.', 'open_speaker');
  }
  if (speaker.state === 'asleep') return warn('Sound needs one tap on the speaker page.');
  return null;
}

function ofWell(state: RoomState): Sentence {
  const here = state.seats.filter((seat) => seat.link === 'here').length;
  const away = state.seats.filter((seat) => seat.link === 'away').length;
  if (here + away === 0) return calm('No tablet is here yet.', 'show_join');
  const tablets = `${here} ${here === 1 ? 'tablet is' : 'tablets are'} here`;
  if (!state.running) return calm('Everyone rests. Pads still glow.');
  if (state.hush) return calm('Hush: everything is very soft.');
  return calm(away === 0 ? `${tablets}.` : `${tablets}, ${away} ${away === 1 ? 'is' : 'are'} away.`);
}

export function sentenceOf(facts: Facts): Sentence {
  const { link, state } = facts;
  if (link === 'gone') return warn(facts.bye ?? 'This page no longer conducts the room.');
  if (link === 'away')
    return warn('The link to the room is away. It comes back by itself; the music goes on.');
  if (state === null) return calm('Looking for the room.');
  if (facts.refusal !== null) return warn(facts.refusal);
  if (facts.said) return calm(facts.said);
  const lost = ofLostSpeaker(state.speaker, facts.speakerSeen);
  if (lost !== null) return lost;
  const leaving = state.seats.find((seat) => seat.wants_to_leave);
  if (leaving !== undefined) {
    const text = `${seatLook(leaving.seat).name}, seat ${leaving.seat}, asks to leave.`;
    return { tone: 'ask', text, acts: ['let_leave', 'stay'], seat: leaving.seat };
  }
  const waiting = state.seats.find((seat) => seat.link === 'waiting');
  if (waiting !== undefined) {
    const text = `A tablet is at the door, for seat ${seatWords(waiting.seat)}.`;
    return { tone: 'ask', text, acts: ['let_in', 'not_now'], seat: waiting.seat };
  }
  if (state.speaker.state === 'none') {
    return warn('Nothing is heard yet: no speaker page is open.', 'open_speaker');
  }
  const notice = state.notices[0];
  if (notice !== undefined) return warn(notice);
  const nobody = !state.seats.some((seat) => seat.link !== 'free');
  if (facts.unreached && nobody) {
    return warn(
      'No device has reached this laptop for a minute. The Wi-Fi may keep devices apart: use your own router.',
      'show_join',
    );
  }
  return ofWell(state);
}

/** Two short lines about the speaker for the top bar. */
export function speakerLine(speaker: SpeakerView): { readonly text: string; readonly ok: boolean } {
  if (speaker.state === 'none') return { text: 'not open', ok: false };
  if (speaker.state === 'asleep') return { text: 'needs one tap', ok: false };
  if (speaker.state === 'loading')
    return { text: `loading ${Math.round(speaker.loading * 100)} %`, ok: true };
  return { text: speaker.latency === null ? 'good' : `good, ${Math.round(speaker.latency)} ms`, ok: true };
}
