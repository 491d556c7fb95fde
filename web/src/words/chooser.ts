/** Choosing the language of this device, for pages of plain code: each language by its own name. */
import { chooseLanguage, LANGUAGES, language, onWords, say } from './say';

export function languageSelect(): HTMLElement {
  const label = document.createElement('label');
  label.className = 'language';
  const words = document.createElement('span');
  const select = document.createElement('select');
  for (const [code, name] of LANGUAGES) {
    const option = document.createElement('option');
    option.value = code;
    option.lang = code;
    option.textContent = name;
    select.appendChild(option);
  }
  const name = (): void => {
    words.textContent = say('language.title');
    select.value = language();
  };
  select.addEventListener('change', () => void chooseLanguage(select.value));
  onWords(name);
  name();
  label.appendChild(words);
  label.appendChild(select);
  return label;
}
