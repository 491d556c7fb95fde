/** Short times as people read them on a control. */
import { figure, say } from '../words/say';

/** "0.15 s", "1.5 s", "2 s": two decimals at most, none that is nought. */
export function secondsWords(seconds: number): string {
  const hundredths = Math.round(seconds * 100);
  const decimals = hundredths % 100 === 0 ? 0 : hundredths % 10 === 0 ? 1 : 2;
  return say('access.seconds', { time: figure(seconds, decimals) });
}
