import { expect, test } from 'vitest';
import { formOf } from './plurals';

test('[X4] numbers take the forms that each language gives them', () => {
  for (const language of ['en', 'de', 'es', 'fr', 'cy']) {
    const rules = new Intl.PluralRules(language);
    for (let count = 0; count <= 200; count += 1) {
      expect(`${language} ${count} ${formOf(language, count)}`).toBe(
        `${language} ${count} ${rules.select(count)}`,
      );
    }
  }
});
