/** A room's code as people type it. Pure. */

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

function listed(characters: readonly string[]): string {
  const last = characters[characters.length - 1];
  return characters.length < 2 ? String(last) : `${characters.slice(0, -1).join(', ')} or ${last}`;
}

/** Why this code can't be right, as the end of a sentence; null when it could be. */
export function whyNot(code: string): string | null {
  const wrong = impossible(code);
  if (wrong.length === 0) return null;
  const letters = wrong.every((character) => /[A-Z]/.test(character));
  const figures = wrong.every((character) => /[0-9]/.test(character));
  const kind = letters ? 'letter' : figures ? 'figure' : 'sign';
  return `there is no ${kind} ${listed(wrong)} in any code.`;
}
