/** Which form of a sentence a number takes: our few languages' own rules, because old iPads don't know them. */

export type Form = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';

const WELSH: Readonly<Record<number, Form>> = { 0: 'zero', 1: 'one', 2: 'two', 3: 'few', 6: 'many' };

export function formOf(language: string, count: number): Form {
  if (language === 'cy') return WELSH[count] || 'other';
  if (language === 'fr') return count >= 0 && count < 2 ? 'one' : 'other';
  return count === 1 ? 'one' : 'other';
}
