/** A language nobody speaks, made of the English one: accented, 40 % longer, and from right to left if asked. */
import type { Entry, Flat } from './words';

const ACCENTED: Readonly<Record<string, string>> = {
  a: 'á', e: 'ë', i: 'ï', o: 'ô', u: 'ü', c: 'ç', n: 'ñ', y: 'ÿ', A: 'Å', E: 'É', I: 'Î', O: 'Ø', U: 'Û', C: 'Ç', N: 'Ñ',
}; // biome-ignore format: one line a case is easier to read

const LONGER_BY = 0.4;
const FILL = 'lorem ipsum dolor sit amet ';

const RIGHT_TO_LEFT = '\u2067';
const AS_BEFORE = '\u2069';

function made(text: string, rightToLeft: boolean): string {
  const accented = text
    .split(/(\{\w+\})/)
    .map((part) =>
      part.startsWith('{') ? part : part.replace(/[a-z]/gi, (letter) => ACCENTED[letter] ?? letter),
    )
    .join('');
  const more = Math.ceil(text.length * LONGER_BY);
  const filled = `${accented} ${FILL.repeat(Math.ceil(more / FILL.length))
    .slice(0, more)
    .trim()}`.trim();
  return rightToLeft ? `${RIGHT_TO_LEFT}${filled}${AS_BEFORE}` : filled;
}

export function pseudo(words: Flat, rightToLeft: boolean): Flat {
  const one = (entry: Entry): Entry =>
    typeof entry === 'string'
      ? made(entry, rightToLeft)
      : Object.fromEntries(Object.entries(entry).map(([form, text]) => [form, made(text, rightToLeft)]));
  return Object.fromEntries(Object.entries(words).map(([key, entry]) => [key, one(entry)]));
}
