import { expect, test } from 'vitest';
import type { Measure } from '../../../protocol.gen';
import { definitionOf, nameOf, phraseWords } from './fact-words';

const FACT: Measure = {
  id: 'no_such_fact',
  seat: 1,
  other: null,
  value: 1,
  high: null,
  unit: 'number',
  n: 1,
  counted: 'touches',
  baseline: null,
};

test('[K4] a fact that has no words yet is called by its name, and never breaks the page', () => {
  expect(nameOf(FACT)).toBe('no_such_fact');
  expect(definitionOf(FACT)).toBe('');
  expect(phraseWords({ key: 'report.thin.no_such', values: { need: 20 } })).toBe('');
});
