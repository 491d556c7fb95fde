/** A room's code as people type it. Pure. */
import { listed, say } from '../../words/say';

/** No letter or figure that looks like another. */
export const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

export const LENGTH = 6;

/** What was typed or pasted, without what people put between: upper case, at most six characters, also impossible ones. */
export function tidy(typed: string): string {
  return typed
    .replace(/[\s\-–—._:,·]/g, '')
    .toUpperCase()
    .slice(0, LENGTH);
}

/** The characters that no code has, each once, in the order they stand. */
export function impossible(code: string): string[] {
  const found: string[] = [];
  for (const character of Array.from(code)) {
    if (LETTERS.indexOf(character) < 0 && found.indexOf(character) < 0) found.push(character);
  }
  return found;
}

/** Why this code can't be right; null when it could be. */
export function whyNot(code: string): string | null {
  const wrong = impossible(code);
  if (wrong.length === 0) return null;
  const letters = wrong.every((character) => /[A-Z]/.test(character));
  const figures = wrong.every((character) => /[0-9]/.test(character));
  const which = listed(wrong, 'or');
  if (letters) return say('join.no_letter', { which });
  return figures ? say('join.no_figure', { which }) : say('join.no_sign', { which });
}
