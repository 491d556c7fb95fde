/** The twelve keys as musicians write and say them. */
import { sayOr } from '../../../words/say';

export const KEYS: readonly { readonly name: string; readonly said: string }[] = [
  'C',
  'D♭',
  'D',
  'E♭',
  'E',
  'F',
  'F♯',
  'G',
  'A♭',
  'A',
  'B♭',
  'B',
].map((sign, root) => ({
  /** German musicians call B and B flat otherwise. */
  get name() {
    return sayOr(`dashboard.key.sign_${root}`, sign);
  },
  get said() {
    return sayOr(`dashboard.key.said_${root}`, sign);
  },
}));

/** The name of a root, 0 being C. */
export function keyName(root: number): string {
  return KEYS[((root % 12) + 12) % 12]?.name ?? 'C';
}
