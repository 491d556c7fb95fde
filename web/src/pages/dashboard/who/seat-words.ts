/** What a seat is and does at the moment, in words: for rows, for the strip and for screen readers. */
import type { InstrumentView, SeatState } from '../../../protocol.gen';
import { say, sayOr } from '../../../words/say';
import { LINK_WORDS, linkMark } from '../time-words';

export function instrumentName(instruments: readonly InstrumentView[], id: string): string {
  return sayOr(`instruments.${id}`, instruments.find((one) => one.id === id)?.name ?? id);
}

export function padsWords(pads: number): string {
  return say('dashboard.seat.pads', { count: pads });
}

/** "plays now", "rests", "free" ... */
export function doingWords(seat: SeatState, playing: boolean, maySound: boolean): string {
  if (seat.link === 'free') return say('dashboard.seat.free');
  if (seat.link === 'waiting') return say('dashboard.seat.at_door');
  if (seat.link === 'away') return say('dashboard.seat.away');
  if (seat.not_now) return say('dashboard.seat.helper_asks');
  if (seat.rest) return say('dashboard.seat.rests');
  if (!maySound) return say('dashboard.seat.silent');
  return playing ? say('dashboard.seat.plays') : say('dashboard.seat.may_play');
}

/** The whole seat in one line. */
export function seatLine(seat: SeatState, name: string, doing: string): string {
  const signs = [doing, ...moreOf(seat)].filter((part) => part !== '');
  return say('dashboard.seat.line', { seat: seat.seat, name, signs: signs.join(say('lists.comma')) });
}

/** What of a seat is drawn rather than written, in words. */
export function moreOf(seat: SeatState): string[] {
  const late = LINK_WORDS[linkMark(seat.link, seat.delay)];
  const solo = seat.solo ? say('dashboard.seat.solo_sign') : '';
  const level = say('dashboard.seat.level_is', { level: seat.level });
  return [solo, ...signsOf(seat), level, late].filter((part) => part !== '');
}

/** What stands on a seat as a small drawing, in words. */
export function signsOf(seat: SeatState): string[] {
  const signs: string[] = [];
  if (seat.calm) signs.push(say('dashboard.seat.calm'));
  if (seat.assisted) signs.push(say('dashboard.seat.assisted'));
  return signs;
}
