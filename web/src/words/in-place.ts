/** Pages whose words stand in their own HTML: an element says the sentence that its `data-say` names. */
import { onWords, sayOr } from './say';

function sayAll(): void {
  for (const element of Array.from(document.querySelectorAll('[data-say]'))) {
    const key = element.getAttribute('data-say') || '';
    element.textContent = sayOr(key, key);
  }
}

/** Once the words are there, and whenever the language changes. */
export function sayInPlace(): void {
  onWords(sayAll);
  sayAll();
}
