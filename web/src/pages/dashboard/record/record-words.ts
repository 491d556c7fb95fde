/** What the dashboard says of the recording and of what is played back. */
import type { MarkView, Recording, Replay } from '../../../protocol.gen';
import { seatLook } from '../../../ui/seats';
import { say } from '../../../words/say';
import { clockWords } from '../time-words';

/** Seconds on the tape at a moment of the server's clock. */
export function keptNow(recording: Recording, now: number | null): number {
  if (recording.state !== 'on' || now === null) return recording.kept;
  return recording.kept + Math.max(0, now - recording.at);
}

/** "Recording 12:40", "Not recording". */
export function recordTitle(recording: Recording | null, now: number | null): string {
  if (recording === null || recording.state === 'off') return say('record.chip.off');
  const time = clockWords(keptNow(recording, now));
  return say(recording.state === 'on' ? 'record.chip.on' : 'record.chip.paused', { time });
}

/** "all but seat 5", "nothing is kept". */
export function recordLine(recording: Recording | null): string {
  if (recording === null || recording.state === 'off') return say('record.chip.nothing');
  if (recording.trouble !== null && recording.trouble !== undefined) return say('record.chip.trouble');
  const [only, ...others] = recording.left_out;
  if (only === undefined) return say('record.chip.all');
  if (others.length === 0) return say('record.chip.but_one', { seat: only });
  return say('record.chip.but', { count: recording.left_out.length });
}

/** Those left out by name: "5 Drop, 8 Hill". */
export function namesOf(seats: readonly number[]): string {
  return seats.map((seat) => `${seat} ${seatLook(seat).name}`).join(', ');
}

/** Where a replay is at a moment of the server's clock, in seconds of the tape. */
export function replayPlace(replay: Replay, now: number | null): number {
  const { state, place = 0, at = 0, speed = 1, until = 0 } = replay;
  if (state !== 'playing' || now === null) return place;
  return Math.min(until, place + Math.max(0, now - at) * speed);
}

export type MarkIcon = MarkView['icon'];

export const MARK_ICONS: readonly MarkIcon[] = ['star', 'heart', 'flag'];

/** A mark by its own word, or by the name of its sign. */
export function markWords(icon: MarkIcon, word: string): string {
  return word === '' ? say(`record.mark.${icon}`) : word;
}
