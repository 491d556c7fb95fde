/** The sign that every page wears while the room is recorded: a dot and words, steady, for as long as it is so. */
import '../styles/recording.css';
import type { Connection } from '../net/connection';
import type { RecordingSign } from '../protocol.gen';
import { onWords } from '../words/say';
import { signWords } from './sign-words';

/** Kept, for now not, this seat not: a shape each, as colour is never alone. */
const SHAPES = { on: '\u25cf', paused: '\u2759\u2759', off: '\u25cb' } as const;

const OFF: RecordingSign = { state: 'off' };

/** Puts the sign at the end of `place` and keeps it true; `told` hears every word about it, too. */
export function wearSign(
  place: HTMLElement,
  connection: Connection,
  told: (sign: RecordingSign) => void = () => undefined,
): void {
  const sign = document.createElement('p');
  sign.className = 'recording-sign';
  sign.setAttribute('role', 'status');
  place.appendChild(sign);
  let now = OFF;
  const draw = (): void => {
    sign.setAttribute('data-sign', SHAPES[now.left_out === true ? 'off' : now.state]);
    sign.textContent = signWords(now); // empty, it isn't there
  };
  connection.on('recording_sign', (next) => {
    now = next;
    draw();
    told(next);
  });
  onWords(draw);
  draw();
}
