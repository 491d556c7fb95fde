/** The twelve keys as musicians write and say them. */

export const KEYS: readonly { readonly name: string; readonly said: string }[] = [
  { name: 'C', said: 'C' },
  { name: 'D♭', said: 'D flat' },
  { name: 'D', said: 'D' },
  { name: 'E♭', said: 'E flat' },
  { name: 'E', said: 'E' },
  { name: 'F', said: 'F' },
  { name: 'F♯', said: 'F sharp' },
  { name: 'G', said: 'G' },
  { name: 'A♭', said: 'A flat' },
  { name: 'A', said: 'A' },
  { name: 'B♭', said: 'B flat' },
  { name: 'B', said: 'B' },
];

/** The name of a root, 0 being C. */
export function keyName(root: number): string {
  return KEYS[((root % 12) + 12) % 12]?.name ?? 'C';
}
