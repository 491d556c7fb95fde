/** What a seat is and does at the moment, in words: for rows, for the strip and for screen readers. */
import type { InstrumentView, SeatState } from '../../../protocol.gen';
import { say } from '../../../words/say';
import { LINK_WORDS, linkMark } from '../time-words';

export function instrumentName(instruments: readonly InstrumentView[], id: string): string {
  return instruments.find((one) => one.id === id)?.name ?? id;
}

export function padsWords(pads: number): string {
  return pads === 1 ? '1 pad' : `${pads} pads`;
}

/** "plays now", "rests", "free" ... */
export function doingWords(seat: SeatState, playing: boolean, maySound: boolean): string {
  if (seat.link === 'free') return 'free';
  if (seat.link === 'waiting') return 'at the door';
  if (seat.link === 'away') return 'away, place kept';
  if (seat.not_now) return say('dashboard.seat.helper_asks');
  if (seat.rest) return 'rests';
  if (!maySound) return 'silent now';
  return playing ? 'plays now' : 'may play';
}

/** The whole seat in one line. */
export function seatLine(seat: SeatState, name: string, doing: string): string {
  const late = LINK_WORDS[linkMark(seat.link, seat.delay)];
  const solo = seat.solo ? ', solo' : '';
  const signs = signsOf(seat).map((sign) => `, ${sign}`);
  return `Seat ${seat.seat}, ${name}: ${doing}${solo}${signs.join('')}, level ${seat.level} of 10${late === '' ? '' : `, ${late}`}`;
}

/** What stands on a seat as a small drawing, in words. */
export function signsOf(seat: SeatState): string[] {
  const signs: string[] = [];
  if (seat.calm) signs.push(say('dashboard.seat.calm'));
  if (seat.assisted) signs.push(say('dashboard.seat.assisted'));
  return signs;
}
