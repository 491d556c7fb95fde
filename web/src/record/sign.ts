/** The sign that every page wears while the room is recorded: a dot and words, steady, for as long as it is so. */
import '../styles/recording.css';
import type { Connection } from '../net/connection';
import type { RecordingSign } from '../protocol.gen';
import { onWords } from '../words/say';
import { signWords } from './sign-words';

/** Puts the sign at the end of `place` and keeps it true; `told` hears every word about it, too. */
export function wearSign(
  place: HTMLElement,
  connection: Connection,
  told?: (sign: RecordingSign) => void,
): void {
  const sign = document.createElement('p');
  sign.setAttribute('role', 'status');
  place.appendChild(sign);
  let now: RecordingSign = { state: 'off' };
  const draw = (): void => {
    // The shape before the words is the style sheet's: kept, for now not, this seat not.
    sign.className = `recording-sign ${now.left_out ? 'out' : now.state}`;
    sign.textContent = signWords(now); // empty, it isn't there
  };
  connection.on('recording_sign', (next) => {
    now = next;
    draw();
    if (told) told(next);
  });
  onWords(draw);
}
