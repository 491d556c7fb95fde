/** Which language this device speaks: each by its own name. */
import { chooseLanguage, LANGUAGES, language, say } from '../words/say';

export function LanguageChoice() {
  return (
    <label class="language">
      <span>{say('language.title')}</span>
      <select
        class="field"
        value={language()}
        onChange={(event) => void chooseLanguage(event.currentTarget.value)}
      >
        {LANGUAGES.map(([code, name]) => (
          <option key={code} value={code} lang={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
