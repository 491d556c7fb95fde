/** What the sign of the recording says, on a page of one seat or of the whole room. */
import type { RecordingSign } from '../protocol.gen';
import { say } from '../words/say';

/** '' while nothing is recorded: then there is no sign. */
export function signWords({ state, left_out: leftOut, some_left_out: some }: RecordingSign): string {
  if (state === 'off') return '';
  if (leftOut === true) return say('record.sign.not_this_seat');
  if (state === 'paused') return say('record.sign.paused');
  return say(some === true ? 'record.sign.some' : 'record.sign.on');
}
