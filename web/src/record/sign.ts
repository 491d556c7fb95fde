/** The sign that every page wears while the room is recorded: a dot and words, steady, for as long as it is so. */
import '../styles/recording.css';
import { Lamp } from '../light/lamp';
import type { Connection } from '../net/connection';
import type { RecordingSign } from '../protocol.gen';
import { onWords } from '../words/say';
import { signWords } from './sign-words';

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
  const dot = document.createElement('i');
  const words = document.createElement('span');
  sign.appendChild(dot);
  sign.appendChild(words);
  place.appendChild(sign);
  const light = new Lamp(sign, 'told');
  let now = OFF;
  const draw = (): void => {
    const text = signWords(now);
    sign.setAttribute('data-state', now.left_out === true ? 'left_out' : now.state);
    light.set(text !== '');
    // Its words stay while it fades; a reader hears them only while they are so.
    if (text !== '') words.textContent = text;
    sign.setAttribute('aria-hidden', String(text === ''));
  };
  connection.on('recording_sign', (next) => {
    now = next;
    draw();
    told(next);
  });
  onWords(draw);
  draw();
}
